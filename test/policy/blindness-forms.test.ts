// Every form is posted by every kind of person, as it is meant, empty, wild and about others; so is every address that
// takes a post, met or not. Nothing fails, no secret comes back, and what is hidden answers like what never was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NEVER_USED } from '../../server/security/places.ts'
import { inHouse } from '../support/house.ts'
import { CHAPTERS, type Chapter, openWorld, type Who, type World } from './blind-world.ts'
import { alike, fingerprint } from './crawl.ts'
import type { Fields, Form } from './forms.ts'
import { formsOf, POSTS, post, shapeOf, variantsOf } from './postings.ts'
import { furnish, type Target, targetsOf } from './targets.ts'

/** Paper A, and whatever belongs to it, is as if it were not there for them. */
const HIDES: Who[] = ['rejected', 'free', 'connie', 'visitor', 'ghost']

/** Without TEST_LONG=1 one of those who know nothing, in turn, stands for the others; a chair in conflict meets most. */
const isLong = process.env.TEST_LONG === '1'
const askedFor = ({ ofA }: Target, place: number): Who[] =>
  isLong ? HIDES : HIDES.filter((who, turn) => place % HIDES.length === turn || (ofA && who === 'connie'))

type Sweep = {
  world: World
  chapter: Chapter
  /** The forms that somebody has met, by the shape of their address. */
  met: Map<string, Form>
  faults: string[]
  posts: number
}

/** These stand on every page, for everybody. */
const EVERYWHERE = /^\/(account\/theme|sessions\/current\/end)$/

/** What is read alike for everybody, so that the first who meets a form stands for the others. */
const KNOWN = new Set(['empty', 'wild'])

const plain = (text: string, ...keys: string[]) =>
  alike(text, ...keys.filter(Boolean)).replaceAll(NEVER_USED.uuid ?? '', 'N')

/** As they stand when these people look, all forms that they meet. */
async function postWhatIsMet(s: Sweep, who: Who): Promise<void> {
  const { world, chapter } = s
  const before = await fingerprint(world.house.db)
  const forms = await formsOf(world, who)
  for (const [turn, form] of forms.entries()) {
    const isKnown = !isLong && s.met.has(shapeOf(form.action))
    if (isKnown && EVERYWHERE.test(form.action)) continue
    s.met.set(shapeOf(form.action), form)
    const told = new Map<string, string>()
    for (const { kind, fields } of variantsOf(world, form, turn)) {
      if (isKnown && KNOWN.has(kind)) continue
      const { text, faults } = await post(world, { who, chapter, address: form.action, fields })
      told.set(kind, plain(text, String(world.papers.A)))
      s.faults.push(...faults)
      s.posts++
    }
    if (HIDES.includes(who) && told.get('theirs') !== told.get('nobodys'))
      s.faults.push(`${who} is told by ${form.action} whether there is a paper`)
  }
  if ((await fingerprint(world.house.db)) !== before)
    s.faults.push(`${who}: a refusal leaves something behind`)
}

const ANYTHING: Fields = [
  ['reason', 'Because.'],
  ['paper', '1'],
  ['person', '1'],
  ['text', 'Mine now.'],
  ['kind', 'paper'],
]

/** What somebody else would send there, without their secrets. */
const fieldsFor = ({ met }: Sweep, { route }: Target): Fields =>
  (met.get(shapeOf(route))?.fields ?? ANYTHING).map(([name, value]) => [
    name,
    /zq/i.test(value) ? 'X' : value,
  ])

async function postToHidden(s: Sweep, who: Who, target: Target): Promise<void> {
  const { address, unused, key, ofA } = target
  const fields = fieldsFor(s, target)
  const { answer, text, faults } = await post(s.world, { who, chapter: s.chapter, address, fields })
  s.posts++
  s.faults.push(...faults)
  const hidden = ofA || answer.status === 404
  if (address === unused || !hidden) return
  const never = await post(s.world, { who, chapter: s.chapter, address: unused, fields })
  s.posts++
  if (plain(text, key) !== plain(never.text, key))
    s.faults.push(`${who} is told by ${address} that it is there: ${answer.status}, ${never.answer.status}`)
}

// Rules 1, 39, 41 and 50.
test('whatever is posted, by whomever: no fault, no secret, no difference between hidden and never there', (t) =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    const s: Sweep = { world, chapter: 'drafts', met: new Map(), faults: [], posts: 0 }
    await postWhatIsMet(s, 'author')
    for (const chapter of ['submitted', 'assigned', 'reviewing'] as const) await CHAPTERS[chapter](world)
    s.chapter = 'reviewing'
    await postWhatIsMet(s, 'one')
    await CHAPTERS.decided(world)
    await furnish(world)
    s.chapter = 'decided'
    for (const who of ['chair', ...HIDES] as const) if (isLong || who !== 'ghost') await postWhatIsMet(s, who)
    const forms = s.met.size
    for (const [place, target] of (await targetsOf(world, POSTS)).entries())
      for (const who of askedFor(target, place)) await postToHidden(s, who, target)
    t.diagnostic(`${s.posts} posts to ${POSTS.length} addresses, ${forms} of which stood in a form`)
    assert.deepEqual(s.faults, [])
    assert.ok(forms > 60 && s.posts > 600, `${forms} ${s.posts}`)
  }))
