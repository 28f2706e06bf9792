// The database that a rehearsal is given by REHEARSAL_DATABASE_URL: its worlds are thrown away and made anew, so it is refused
// unless nothing but a rehearsal can be lost there.
import { type Config, ConfigFault } from '../config.ts'
import { holdAlone, identityOf, isHarmlessAt, rightsIn, strangersAmong, visiting } from './queries-ground.ts'
import { nameIn, type Worlds } from './queries-worlds.ts'

const NAME = 'REHEARSAL_DATABASE_URL'
/** PostgreSQL cuts names off at 63 bytes, and the worlds add up to 22. */
const LONGEST = 40

const ALONE = async (): Promise<void> => undefined

const wordsOf = (error: unknown) =>
  (error instanceof Error ? error.message || String(error) : String(error)).split('\n')[0]

/** The real one may be away, and is then not known by where it is but by what it holds. */
const realIdentity = async (url: string | null) => (url ? visiting(url, identityOf).catch(() => null) : null)

async function mustBeAnother(url: string, real: Config): Promise<void> {
  if ((await visiting(url, identityOf)) === (await realIdentity(real.databaseUrl)))
    throw new ConfigFault(`${NAME} names the real database; a rehearsal needs another one.`)
}

async function mustHaveRights(url: string): Promise<void> {
  const rights = await visiting(url, rightsIn)
  if (!rights?.creates)
    throw new ConfigFault(
      `A rehearsal makes databases, and the role of ${NAME} may not: alter role "${rights?.role}" createdb.`,
    )
  if (!rights.owns)
    throw new ConfigFault(
      `The database of ${NAME} must belong to its role "${rights.role}", which renames it.`,
    )
}

async function mustFit(url: string, real: Config): Promise<void> {
  const name = nameIn(url)
  if (Buffer.byteLength(name) > LONGEST)
    throw new ConfigFault(
      `${NAME} names a database of more than ${LONGEST} letters: its worlds add some to it.`,
    )
  await mustBeAnother(url, real)
  await mustHaveRights(url)
  if (!(await isHarmlessAt(url)))
    throw new ConfigFault(
      `The database "${name}" of ${NAME} holds what is no rehearsal and would be lost; create an empty one.`,
    )
}

/** Before anything there is changed. What it returns lets the next rehearsal in. */
export async function enterGround(real: Config, { databaseUrl }: Config): Promise<() => Promise<void>> {
  // The embedded one has its own folder, which it locks.
  if (!databaseUrl) return ALONE
  try {
    await mustFit(databaseUrl, real)
    const leave = await holdAlone(databaseUrl, nameIn(databaseUrl))
    if (leave) return leave
  } catch (error) {
    if (error instanceof ConfigFault) throw error
    throw new ConfigFault(`The database at ${NAME} cannot be used: ${wordsOf(error)}.`)
  }
  throw new ConfigFault(`Another rehearsal is already running on the database of ${NAME}.`)
}

/** Before these are thrown away. */
export async function mustBeWorlds(worlds: Worlds, names: Iterable<string>): Promise<void> {
  const [stranger] = await strangersAmong(worlds, names)
  if (stranger)
    throw new ConfigFault(
      `The database "${stranger}" bears the name of a world of the rehearsal "${worlds.live}" and is none: give the rehearsal a database of another name.`,
    )
}
