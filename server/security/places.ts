// Every address that answers a GET, with every number and key that stands in the database.
import type { Db } from '../core/db.ts'
import { kinds } from '../mail/letters.ts'
import { keysIn } from './queries.ts'

/** Whose numbers or keys an address takes, by how it begins; the longest beginning counts. */
const KEYS: Record<string, [table: string, column: string] | 'not of this house' | { names: string[] }> = {
  '/papers/:id': ['papers', 'id'],
  '/api/v1/papers/:id': ['papers', 'id'],
  '/files/:id': ['files', 'id'],
  '/api/v1/files/:id': ['files', 'id'],
  '/uploads/:id': ['uploads', 'id'],
  '/reviews/:id': ['reviews', 'id'],
  '/tasks/:id': ['reviews', 'id'],
  '/comments/:id': ['comments', 'id'],
  '/reviewers/:id': ['reviewers', 'person_id'],
  '/assignments/runs/:id': ['runs', 'id'],
  '/assignments/scores/:id': ['score_files', 'id'],
  '/mail/batches/:id': ['batches', 'id'],
  '/mail/letters/:id': ['letters', 'id'],
  '/mail/templates/:id': { names: ['papers-receipt', 'decisions-talk', 'reviews-refused'] },
  '/rehearsal/mail/:id': 'not of this house',
  '/settings/submission-form/fields/:id': ['form_fields', 'id'],
  '/settings/review-form/fields/:id': ['form_fields', 'id'],
  '/programme/editions/:id': ['editions', 'number'],
  '/programme/slots/:id': ['slots', 'id'],
  '/programme/presentations/:id': ['papers', 'id'],
}
export const NEVER_USED: Record<string, string> = {
  integer: '987654321',
  name: 'no-such-name',
  uuid: '00000000-0000-4000-8000-000000000000',
}

/** `bare`: the same without its query. `unused`: the same with a number that nothing has ever had. */
export type Place = { address: string; bare: string; unused: string | null }

/** Undefined where nobody has said it, which a test of the house finds before a search does. */
export const numbersOf = (route: string) =>
  KEYS[
    Object.keys(KEYS)
      .filter((start) => route.startsWith(start))
      .toSorted()
      .at(-1) ?? ''
  ]

async function keysOf(db: Db, route: string): Promise<{ keys: string[]; unused: string }> {
  const numbered = numbersOf(route)
  if (!numbered) throw new Error(`server/security/places.ts does not know what ${route} takes`)
  if (numbered === 'not of this house') return { keys: ['1'], unused: NEVER_USED.integer ?? '' }
  if ('names' in numbered) return { keys: numbered.names, unused: NEVER_USED.name ?? '' }
  const [table, column] = numbered
  const keys = await keysIn(db, table, column)
  const type =
    column === 'id' && ['batches', 'files', 'uploads', 'reviews', 'comments', 'letters'].includes(table)
      ? 'uuid'
      : 'integer'
  return { keys, unused: NEVER_USED[type] ?? '' }
}

async function placesOf(db: Db, route: string, queries: string[]): Promise<Place[]> {
  const asked = (bare: string) =>
    [bare, ...queries.map((query) => `${bare}?${query}`)].map((address) => ({ address, bare }))
  const only = (address: string) => asked(address).map((place) => ({ ...place, unused: null }))
  if (route.includes(':name')) return kinds.flatMap(({ name }) => only(route.replace(':name', name)))
  if (route.includes(':token')) return only(route.replace(':token', 'no-such-token'))
  if (!route.includes(':')) return only(route)
  const { keys, unused } = await keysOf(db, route)
  return keys.flatMap((key) =>
    asked(route.replace(':id', key)).map((place) => ({
      ...place,
      unused: place.address.replace(key, unused),
    })),
  )
}

/** Memory and queue are of no workshop. */
const OUTSIDE = new Set(['/metrics', '/healthz', '/readyz'])

/** `asked`: with which queries a list is asked as well. */
export async function placesIn(
  db: Db,
  routes: string[],
  asked: Record<string, string[]> = {},
): Promise<Place[]> {
  const places: Place[] = []
  for (const route of routes)
    if (!OUTSIDE.has(route)) places.push(...(await placesOf(db, route, asked[route] ?? [])))
  return places
}

const FEW = 2
const CHAIRS_ROWS =
  /^(\/mail\/letters|\/mail\/templates|\/mail\/batches|\/programme\/slots|\/reviewers|\/assignments\/(?:runs|scores)|\/settings\/(?:submission|review)-form\/fields)\/[^/?]+(.*)/

/** Of nobody and no paper: the same to every chair. */
const PLAIN_ROWS = /^(\/settings\/(?:submission|review)-form\/fields|\/mail\/templates)\/[^/?]+(.*)/

/** A few of the rows that differ in nothing that is searched for stand for all of them, at each address. */
function thinned(places: Place[], rows: RegExp): Place[] {
  const seen = new Map<string, number>()
  return places.filter(({ address }) => {
    const [, start, rest] = rows.exec(address) ?? []
    if (!start) return true
    const times = (seen.get(start + rest) ?? 0) + 1
    seen.set(start + rest, times)
    return times <= FEW
  })
}

/** Who is no chair meets rows that are chairs' alone one as the other. */
export const forOthers = (places: Place[]): Place[] => thinned(places, CHAIRS_ROWS)
export const forChairs = (places: Place[]): Place[] => thinned(places, PLAIN_ROWS)
