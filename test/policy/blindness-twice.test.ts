// Two workshops that differ only in who reviews paper A, what they say and what is decided: whoever must not know of
// that finds the same in both, to the letter. So no count, load, order or badge can tell it either.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forChairs, forOthers } from '../../server/security/places.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { done, openWorld, type Who, type World } from './blind-world.ts'
import { allPlaces, crawl } from './crawl.ts'
import { FEW, MANY, OF_CHAIRS } from './turns.ts'

type Secret = { reviewer: 'one' | 'free'; overall: number; outcome: string }
const FIRST: Secret = { reviewer: 'one', overall: 5, outcome: 'talk' }
const SECOND: Secret = { reviewer: 'free', overall: 1, outcome: 'reject' }

async function assigned({ house, people, papers: { A, B, W, X } }: World, { reviewer }: Secret) {
  const { author, rejected, other, chair, idle } = people
  for (const [who, id] of [
    [author, A],
    [rejected, B],
    [other, W],
    [other, X],
  ] as const)
    done(await who.post(`/papers/${id}/submission`))
  house.at('after submission')
  const bid = reviewer === 'one' ? 'eager' : 'unwilling'
  done(await people[reviewer].post('/bids', { bids: { [A]: bid } }))
  done(await chair.post('/assignments/runs', { reviews_per_paper: 2 }))
  await house.run()
  done(await chair.post('/assignments', { paper: A, reviewer: people[reviewer].id }))
  done(await chair.post('/assignments', { paper: B, reviewer: idle.id }))
}

async function reviewed({ house, people, papers: { A } }: World, { reviewer, overall }: Secret) {
  house.at('reviewing')
  done(await people.chair.post('/assignments/dispatch'))
  await house.run()
  const review = await house.db('reviews').where({ paper_id: A }).first<{ id: string }>('id')
  const scores = {
    correctness: 3,
    relevance: 3,
    overall,
    confidence: 4,
    fit_for_talk: overall > 3 ? 'on' : '',
  }
  const text = overall > 3 ? 'A delight from the first page to the last.' : 'No.'
  done(await people[reviewer].post(`/reviews/${review?.id}/submission`, { ...scores, text }))
}

async function decided({ house, people: { chair }, papers: { A, B } }: World, { outcome }: Secret) {
  house.at('deciding')
  done(await chair.post(`/papers/${A}/decisions`, { outcome, note: `It is ${outcome}.` }))
  done(await chair.post(`/papers/${B}/decisions`, { outcome: 'poster' }))
}

async function released({ people: { chair } }: World) {
  done(await chair.post('/decisions/releases', { audience: 'authors' }))
}

/** Authors know from the release on; nobody else does, as long as their letters wait. */
const CHAPTERS: [(world: World, secret: Secret) => Promise<void>, Who[]][] = [
  [assigned, []],
  [reviewed, ['connie']],
  [decided, ['connie', 'chairAuthor', 'author', 'idle']],
  [released, ['connie', 'idle', 'ghost']],
]

/** Ports and random keys differ anyway, and so does the order of what only they set in order. */
const plain = (text: string, { base }: TestHouse) =>
  text
    .replaceAll(base, 'http://site.example')
    .replaceAll(new URL(base).host, 'site.example')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'a-key')
    .split('\n')
    .filter((line) => !/^content-length|class="notice"/.test(line))
    .toSorted()
    .join('\n')

/** The chair without a conflict need not look far to see the difference. */
const TELLING = /^\/(decisions|assignments)$/

/** Both worlds share out alike; pages of chairs are all asked by chairs. */
const NONE = /^$/

async function found({ house, people }: World, who: Who, number = 0): Promise<string[]> {
  const all = await allPlaces(house.db)
  const places = who === 'chair' ? all.filter(({ address }) => TELLING.test(address)) : all
  const isChair = ['chair', 'connie', 'chairAuthor'].includes(who)
  const turn = { number, shared: isChair ? NONE : OF_CHAIRS, among: isChair ? FEW : MANY }
  const pages = await crawl(people[who], isChair ? forChairs(places) : forOthers(places), turn)
  return [...pages].map(([address, text]) => plain(`${address}\n${text}`, house)).toSorted()
}

async function told(secret: Secret): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>()
  await withOwnDatabase(async (house) => {
    const world = await openWorld(house)
    for (const [number, [chapter, viewers]] of CHAPTERS.entries()) {
      await chapter(world, secret)
      for (const who of viewers) all.set(`${chapter.name}, ${who}`, await found(world, who, number))
    }
    all.set('chair', await found(world, 'chair'))
  })
  return all
}

/** How many pages only one of the two has, and the lines in which the first of them differ. */
function differences(first: string[], second: string[]): string[] {
  const [a, b] = [new Set(first), new Set(second)]
  const apart = [...a.symmetricDifference(b)]
  const [one, other] = apart.map((page) => new Set(page.split('\n')))
  if (apart.length === 0) return []
  const lines = one && other ? [...one.symmetricDifference(other)] : []
  return [`${apart.length} pages`, ...lines.map((line) => line.trim().slice(0, 160))]
}

// Rules 10 and 23.
test('who must not know who reviews a paper, and how it was decided, finds the same either way', async () => {
  const [first, second] = [await told(FIRST), await told(SECOND)]
  for (const [scene, pages] of first) {
    if (scene === 'chair') continue
    assert.deepEqual(differences(pages, second.get(scene) ?? []), [], scene)
  }
  const chairs = differences(first.get('chair') ?? [], second.get('chair') ?? [])
  assert.notDeepEqual(chairs, [], 'the chair without a conflict sees the difference')
})
