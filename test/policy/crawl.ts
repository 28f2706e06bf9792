// Every address that answers a GET, with every number and key that stands in the database, and what somebody finds there.
import { createHash } from 'node:crypto'
import type { Db } from '../../server/core/db.ts'
import { routes } from '../house/routes.ts'
import type { Answer, Visitor } from '../support/visitor.ts'
import { opened } from './opened.ts'

/** Whose numbers or keys an address takes, by how it begins; the longest beginning counts. */
const KEYS: Record<string, [table: string, column: string]> = {
  '/papers/:id': ['papers', 'id'],
  '/files/:id': ['files', 'id'],
  '/uploads/:id': ['uploads', 'id'],
  '/reviews/:id': ['reviews', 'id'],
  '/reviewers/:id': ['reviewers', 'person_id'],
  '/assignments/runs/:id': ['runs', 'id'],
  '/mail/batches/:id': ['batches', 'id'],
  '/mail/letters/:id': ['letters', 'id'],
  '/rehearsal/mail/:id': ['letters', 'id'],
  '/settings/submission-form/fields/:id': ['form_fields', 'id'],
  '/programme/editions/:id': ['editions', 'number'],
  '/programme/slots/:id': ['slots', 'id'],
  '/programme/presentations/:id': ['papers', 'id'],
}
const NEVER_USED: Record<string, string> = {
  integer: '987654321',
  uuid: '00000000-0000-4000-8000-000000000000',
}

/** All canaries begin with it, so one search asks for all of them. */
export const STEM = 'Zq'

/** Lists as they can be asked: searched, filtered, sorted, in another role. */
const ASKED: Record<string, string[]> = {
  '/papers': [
    `q=${STEM}`,
    'state=draft',
    'state=withdrawn',
    'state=desk-rejected',
    'sort=changed',
    'topic=1',
  ],
  '/papers.csv': [`q=${STEM}`, 'state=withdrawn'],
  '/reviewers': [`q=${STEM}`, 'order=assigned', 'order=sent'],
  '/assignments': [`q=${STEM}`, 'show=short', 'show=unsent', 'add=1'],
  '/assignments/runs/:id': [`q=${STEM}`, 'show=short'],
  '/decisions': [`q=${STEM}`, 'show=undecided', 'show=missing', 'sort=mean'],
  '/decisions.csv': ['sort=mean'],
  '/mail': [`q=${STEM.toLowerCase()}`, 'state=sent', 'state=held'],
  '/invitations': [`q=${STEM.toLowerCase()}`],
  '/conflicts': [`q=${STEM}`, 'state=declared', 'state=likely', 'order=person'],
  '/bids': ['show=all', 'show=mine', `show=all&q=${STEM}`, 'order=title'],
  '/bids/overview': [`q=${STEM}`, 'show=papers', `show=papers&q=${STEM}`, 'order=-bids'],
  '/conflicts.csv': [`q=${STEM}`, 'state=unjustified'],
  '/journal': [`q=${STEM}`],
  '/journal.csv': [`q=${STEM}`],
  '/desk': ['role=author', 'role=chair'],
}

/** `unused`: the same address with a number that nothing has ever had. */
export type Place = { address: string; unused: string | null }

async function keysOf(db: Db, route: string): Promise<{ keys: string[]; unused: string }> {
  const found = Object.keys(KEYS)
    .filter((start) => route.startsWith(start))
    .toSorted()
    .at(-1)
  const [table, column] = KEYS[found ?? ''] ?? []
  if (!table || !column) throw new Error(`test/policy/crawl.ts does not know what ${route} takes`)
  const keys = (await db(table).pluck(column)).map(String)
  const type =
    column === 'id' && ['files', 'uploads', 'reviews', 'letters'].includes(table) ? 'uuid' : 'integer'
  return { keys, unused: NEVER_USED[type] ?? '' }
}

const withQueries = (route: string, address: string) => [
  address,
  ...(ASKED[route] ?? []).map((query) => `${address}?${query}`),
]

async function placesOf(db: Db, route: string): Promise<Place[]> {
  if (route.includes(':token')) return [{ address: route.replace(':token', 'no-such-token'), unused: null }]
  if (!route.includes(':')) return withQueries(route, route).map((address) => ({ address, unused: null }))
  const { keys, unused } = await keysOf(db, route)
  return keys.flatMap((key) =>
    withQueries(route, route.replace(':id', key)).map((address) => ({
      address,
      unused: address.replace(key, unused),
    })),
  )
}

const GETS = [...new Set(routes.filter(({ verb }) => verb === 'get').map(({ address }) => address))]

/** Memory and queue are not of this world. */
const OUTSIDE = new Set(['/metrics', '/healthz', '/readyz'])

export async function allPlaces(db: Db): Promise<Place[]> {
  const places: Place[] = []
  for (const route of GETS) if (!OUTSIDE.has(route)) places.push(...(await placesOf(db, route)))
  return places
}

const FEW = 3

/** Who is no chair meets chairs' letters and slots one as the other: a few of them stand for all. */
export function forOthers(places: Place[]): Place[] {
  const seen = new Map<string, number>()
  return places.filter(({ address }) => {
    const start = /^\/(mail\/letters|programme\/slots)\//.exec(address)?.[0] ?? ''
    seen.set(start, (seen.get(start) ?? 0) + 1)
    return start === '' || (seen.get(start) ?? 0) <= FEW
  })
}

const PASSING = new Set(['x-request-id', 'date', 'etag', 'set-cookie', 'connection', 'keep-alive'])

const headersOf = ({ headers }: Answer) =>
  [...headers].filter(([name]) => !PASSING.has(name)).map(([name, value]) => `${name}: ${value}`)

/** Everything that came, as one text: status, headers, body. */
export function textOf(answer: Answer): string {
  return [answer.status, ...headersOf(answer), opened(answer.bytes)].join('\n')
}

const AT_ONCE = 6

export async function crawl(visitor: Visitor, places: Place[]): Promise<Map<string, string>> {
  // What the last act was answered with is said once, on whichever page comes first.
  await visitor.get('/call')
  const found = new Map<string, string>()
  const waiting = places.values()
  const walk = async () => {
    for (const { address } of waiting) found.set(address, textOf(await visitor.get(address)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walk))
  return found
}

/** A fingerprint of every row but those of sessions, to see that looking has changed nothing. */
export async function fingerprint(db: Db): Promise<string> {
  const tables: string[] = await db('pg_tables')
    .where({ schemaname: 'public' })
    .orderBy('tablename')
    .pluck('tablename')
  const hash = createHash('sha256')
  for (const table of tables.filter((name) => name !== 'sessions')) {
    const { rows } = await db.raw(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ?? t`,
      [table],
    )
    hash.update(JSON.stringify([table, rows]))
  }
  return hash.digest('hex')
}
