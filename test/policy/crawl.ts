// Every address that answers a GET, with every number and key that stands in the database, and what somebody finds there.
import { createHash } from 'node:crypto'
import type { Db } from '../../server/core/db.ts'
import { opened } from '../../server/security/opened.ts'
import { NEVER_USED, type Place, placesIn } from '../../server/security/places.ts'
import { addresses } from '../support/addresses.ts'
import type { Answer, Visitor } from '../support/visitor.ts'
import { FEW, inTurn, type Turn } from './turns.ts'

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
  '/finder': [`q=${STEM}`, 'q=1'],
  '/papers.csv': [`q=${STEM}`, 'state=withdrawn'],
  '/reviewers': [`q=${STEM}`, 'order=assigned', 'order=sent'],
  '/assignments': [`q=${STEM}`, 'show=short', 'show=unsent', 'add=1'],
  '/assignments/matrix': [`q=${STEM}`, 'show=ruled', 'rows=short'],
  '/assignments/by-reviewer': [`q=${STEM}`, 'order=-match'],
  '/assignments/rulings': [`q=${STEM}`],
  '/assignments/observations': [`q=${STEM}`],
  '/assignments/runs/:id': [`q=${STEM}`, 'show=short'],
  '/decisions': [`q=${STEM}`, 'show=undecided', 'show=missing', 'sort=mean'],
  '/decisions.csv': ['sort=mean'],
  '/mail': [`q=${STEM.toLowerCase()}`, 'state=sent', 'state=held'],
  '/invitations': [`q=${STEM.toLowerCase()}`],
  '/conflicts': [`q=${STEM}`, 'state=declared', 'state=likely', 'order=person'],
  '/applications': [`q=${STEM}`, 'state=admitted', 'order=name'],
  '/bids': ['show=all', 'show=mine', `show=all&q=${STEM}`, 'order=title'],
  '/bids/overview': [`q=${STEM}`, 'show=papers', `show=papers&q=${STEM}`, 'order=-bids'],
  '/conflicts.csv': [`q=${STEM}`, 'state=unjustified'],
  '/forecast': ['show=all', `show=all&q=${STEM}`, 'show=all&order=paper'],
  '/flags': [`q=${STEM}&state=all`, 'state=closed'],
  '/flags.csv': ['state=all'],
  '/quality/all': [`q=${STEM}`, 'show=late', 'order=-overall'],
  '/quality': [`q=${STEM}`, 'order=-mean'],
  '/journal': [`q=${STEM}`],
  '/journal.csv': [`q=${STEM}`],
  '/desk': ['role=author', 'role=chair'],
}

const GETS = [...new Set(addresses.filter(({ verb }) => verb === 'get').map(({ address }) => address))]

export const allPlaces = (db: Db): Promise<Place[]> => placesIn(db, GETS, ASKED)

const PASSING = new Set(['x-request-id', 'date', 'etag', 'set-cookie', 'connection', 'keep-alive'])

const headersOf = ({ headers }: Answer) =>
  [...headers].filter(([name]) => !PASSING.has(name)).map(([name, value]) => `${name}: ${value}`)

/** Everything that came, as one text: status, headers, body. */
export function textOf(answer: Answer): string {
  return [answer.status, ...headersOf(answer), opened(answer.bytes)].join('\n')
}

const AT_ONCE = 6

/** What a page is a part of; a task is its review under another address, and a presentation its paper. */
const parentOf = (bare: string) =>
  /^\/(tasks|programme\/presentations)\/[^/]+$/.test(bare)
    ? bare.replace('tasks', 'reviews').replace('programme/presentations', 'papers')
    : bare.slice(0, bare.lastIndexOf('/'))

/** Lists as they can be asked, what is a part of another thing, and all the rest. */
function bySort(places: Place[]) {
  const known = new Set(places.map(({ address }) => address))
  return Object.groupBy(places, ({ address, bare, unused }) => {
    if (address !== bare) return 'query'
    return unused !== null && known.has(parentOf(bare)) ? 'part' : 'whole'
  })
}

/**
 * What a person finds at each of these. A list that is refused as it stands is not asked searched and sorted as well. With a turn,
 * what lies under a thing that is not there for this person is asked in turns, and so is every list in its other orders.
 */
export async function crawl(visitor: Visitor, places: Place[], turn?: Turn): Promise<Map<string, string>> {
  // What the last act was answered with is said once, on whichever page comes first.
  await visitor.get('/call')
  const found = new Map<string, string>()
  const [shown, absent] = [new Set<string>(), new Set<string>()]
  const visit = async (some: Place[]) => {
    const waiting = some.values()
    const walk = async () => {
      for (const { address } of waiting) {
        const answer = await visitor.get(address)
        if (answer.status === 200) shown.add(address)
        if (answer.status === 404) absent.add(address)
        found.set(address, textOf(answer))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, walk))
  }
  const apart = (some: Place[], isOfMany: (place: Place) => boolean) => {
    const { shared = [], own = [] } = Object.groupBy(some, (one) => (isOfMany(one) ? 'shared' : 'own'))
    return [...own, ...inTurn(shared, turn)]
  }
  const { query = [], part = [], whole = [] } = bySort(places)
  const isShared = ({ bare }: Place) => turn?.shared.test(bare) === true
  const isAbsent = (bare: string) => !found.has(bare) || absent.has(bare)
  await visit(apart(whole, isShared))
  await visit(apart(part, (place) => isShared(place) || isAbsent(parentOf(place.bare))))
  await visit(
    inTurn(
      query.filter(({ bare }) => shown.has(bare)),
      turn,
      FEW,
    ),
  )
  return found
}

/** Without pictures and the notice of an earlier request; what stands for `keys` is called N, for typed fields come back. */
export const alike = (text: string, ...keys: string[]) =>
  text
    .replaceAll(/<svg.*?<\/svg>|<div class="notice".*|^content-length.*$/gm, '')
    .replaceAll(/\n\s*\n/g, '\n')
    .replaceAll(new RegExp(`\\b(${[...keys, NEVER_USED.integer].join('|')})\\b`, 'g'), 'N')

/**
 * The addresses that are refused to this person otherwise than the same address with a number that was never used.
 * A reason (403) is for who knows of the thing: `outside` says that this person knows of none.
 */
export async function unlikeNever(
  visitor: Visitor,
  places: Place[],
  found: Map<string, string>,
  outside: boolean,
) {
  const never = new Map<string, string>()
  const faults: string[] = []
  let hidden = 0
  for (const { address, unused } of places) {
    const text = found.get(address)
    if (unused === null || !text || !(outside ? /^40[34]/ : /^404/).test(text)) continue
    if (!never.has(unused)) never.set(unused, alike(textOf(await visitor.get(unused))))
    if (alike(text) !== never.get(unused)) faults.push(address)
    hidden++
  }
  return { faults, hidden }
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
