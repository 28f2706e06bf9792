// The connection to PostgreSQL: bigints are numbers, instants are Temporal.Instant, everything else as pg gives it.
import { runMigrations } from 'graphile-worker'
import knex, { type Knex } from 'knex'
import pg from 'pg'
import { kept } from './kept.ts'
import { inTurn } from './lanes.ts'

export type Db = Knex
export type Tx = Knex.Transaction

const INT8 = 20
const INT8_ARRAY: number = 1016
const TIMESTAMPTZ = 1184

const instantOf = kept((text) => Temporal.Instant.from(text.replace(' ', 'T')))

const texts = new WeakMap<Temporal.Instant, string>()

/** The instant of an act goes out many times. */
function textOf(instant: Temporal.Instant): string {
  const text = texts.get(instant) ?? instant.toString()
  texts.set(instant, text)
  return text
}

/** pg asks a value that is not its own for `toPostgres`; this is its documented door for new types. */
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  configurable: true,
  value(this: Temporal.Instant) {
    return textOf(this)
  },
})

const integersOf: (text: string) => string[] = pg.types.getTypeParser(INT8_ARRAY, 'text')

const types = {
  getTypeParser(oid: number, format: string) {
    if (oid === INT8) return Number
    if (oid === INT8_ARRAY) return (text: string) => integersOf(text).map(Number)
    if (oid === TIMESTAMPTZ) return instantOf
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text')
  },
}

const silent = () => undefined

type Asked = { text: string; values?: unknown[]; name?: string }
type Connection = { query(asked: Asked | string, ...rest: unknown[]): unknown }

/** What is asked at the same time is on its way at the same time; of several acts each waits for its turn. */
function takingTurns(connection: Connection): void {
  const ask = connection.query.bind(connection)
  connection.query = (...asked) => {
    const [one] = asked
    return inTurn(() => ask(...asked), typeof one === 'string' ? one : one.text)
  }
}

/** PostgreSQL plans a text once for a connection, where else it would plan it each time. */
function preparing(connection: Connection): void {
  const names = new Map<string, string>()
  const ask = connection.query.bind(connection)
  connection.query = (asked, ...rest) => {
    if (typeof asked === 'string' || !asked.values?.length) return ask(asked, ...rest)
    const name = names.get(asked.text) ?? `prepared-${names.size}`
    names.set(asked.text, name)
    return ask({ ...asked, name }, ...rest)
  }
}

type Wish = {
  url: string
  most: number
  least?: number
  options?: string
  made?(connection: Connection): void
}

/** Of pg, and unknown to the types of knex. */
const PIPELINE = { pipeline: true }

const settings = ({ url, most, least = 0, options = '', made = silent }: Wish) => ({
  client: 'pg',
  connection: { connectionString: url, types, application_name: 'rostrum', options, ...PIPELINE },
  pool: {
    min: least,
    max: most,
    afterCreate(connection: Connection, done: () => void) {
      takingTurns(connection)
      made(connection)
      done()
    },
  },
  // Else an error, and with it the log, would bear every value of its query: texts, hashes, tokens.
  compileSqlOnError: false,
  // Whatever knex would print it throws as well; a fault of the operator's must be one clear line.
  log: { warn: silent, error: silent, deprecate: silent, debug: silent },
  migrations: { directory: new URL('../../migrations', import.meta.url).pathname, loadExtensions: ['.ts'] },
})

export const connect = (url: string, most = 10): Db => knex(settings({ url, most }))

/** Where nobody changes the tables meanwhile, which a plan would not survive. One plan serves every value: most of ours cost less than planning. */
export function connectKeepingPlans(url: string, most: number, options = ''): Db {
  const keeping = `-c plan_cache_mode=force_generic_plan ${options}`
  // One that stands alone is never let go, for its plans would go with it.
  return knex(settings({ url, most, least: most === 1 ? 1 : 0, options: keeping, made: preparing }))
}

/** For very many small statements, of which a power cut may take the last. */
export const connectToAct = (url: string): Db => connectKeepingPlans(url, 1, '-c synchronous_commit=off')

/** Of a database without tables: the schema as it was after these changes and no others. */
export async function migrateOnly(db: Db, names: string[]): Promise<void> {
  for (const name of names) await db.migrate.up({ name })
}

/** Any number, the same for everybody who migrates. */
const MIGRATING = 7_403_112

/** Every migration of ours and of the queue; of several processes that start at once, one migrates and the others wait. */
export async function migrate(db: Db, url: string): Promise<void> {
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATING])
    await db.migrate.latest()
    await runMigrations({ connectionString: url, preset: { worker: { schema: 'graphile_worker' } } })
  } finally {
    await guard.end()
  }
}
