// A matching as a chair lives it, at any size: PDFs drawn and handed in by the form, a run asked for on the page, watched while it
// is computed, adopted. Its stages are told as they end.
import { inventWorld } from '../../server/world/invent.ts'
import { drawPaper } from '../../server/world/pdf/drawing.ts'
import type { World } from '../../server/world/types.ts'
import { type Authoring, crowdIn } from './crowd.ts'
import type { TestHouse } from './open-house.ts'
import { START } from './people.ts'
import type { Visitor } from './visitor.ts'

export type Size = { papers: number; reviewers: number }
export type Tell = (stage: string, seconds: number, more?: string) => void

/** How far the run was at each look, and the longest that a page let the chair wait meanwhile. */
export type Watched = { percents: number[]; wait: number; at: string }

export async function timed<T>(tell: Tell, stage: string, act: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await act()
  tell(stage, (performance.now() - began) / 1000)
  return result
}

const RULES = { institutions: 'on', coauthors: 'on', mutual: 'on' }
const PAST = 3

/** Papers of a world with their titles, abstracts and PDFs, handed in by so many authors at a time. */
export async function handIn(house: TestHouse, world: World, tell: Tell, authors = 4): Promise<void> {
  const drafts = await crowdIn(house, world.papers.length)
  for (const [at, { paperId }] of drafts.entries()) {
    const { title = '', abstract = '' } = world.papers[at] ?? {}
    const words = { title: `${title} (${at + 1})`, abstract: abstract || 'We say little of it yet.' }
    await house.db('papers').where({ id: paperId }).update(words)
  }
  const pdfs = await timed(tell, 'PDFs drawn', () => drawn(world))
  await timed(tell, 'PDFs sent, read and submitted', () => sent(drafts, pdfs, authors))
}

async function drawn(world: World): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = []
  for (const place of world.papers.keys()) pdfs.push(await drawPaper(world, place, 1))
  return pdfs
}

async function sent(drafts: Authoring[], pdfs: Uint8Array[], authors: number): Promise<void> {
  const waiting = [...drafts.entries()]
  const work = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const [at, { author, paperId }] = one
      const file = { name: 'paper.pdf', bytes: pdfs[at] ?? new Uint8Array() }
      await author.upload(`/papers/${paperId}/files`, { kind: 'paper' }, file)
      const { status, text } = await author.post(`/papers/${paperId}/submission`)
      if (status !== 303) throw new Error(`Paper ${paperId} was not submitted: ${status}\n${text}`)
    }
  }
  await Promise.all(Array.from({ length: authors }, work))
}

/** Reviewers of an invented world with what they wrote, some of them authors of papers here. */
export async function seatReviewers(house: TestHouse, { papers, reviewers }: Size): Promise<void> {
  const { db } = house
  const elsewhere = inventWorld({ seed: 6, papers: Math.max(papers, 8), reviewers: Math.max(reviewers, 4) })
  const people = elsewhere.reviewers.slice(0, reviewers).map(({ who }, at) => ({
    ...{ name: elsewhere.people[who]?.name, affiliation: elsewhere.people[who]?.affiliation },
    ...{ email: `reviewer.${at}@house-${at % 97}.example`, created_at: START, confirmed_at: START },
  }))
  const ids = (await db('people').insert(people).returning<{ id: number }[]>('id')).map(({ id }) => id)
  const load = Math.ceil((3.6 * papers) / ids.length)
  await db('reviewers').insert(
    ids.map((person_id, at) => ({ person_id, load, joined_at: START, senior: at % 3 === 0 })),
  )
  const written = ids.flatMap((person_id, at) =>
    Array.from({ length: PAST }, (_, one) => {
      const { title = '', abstract = '' } =
        elsewhere.papers[(at * 7 + one * 3) % elsewhere.papers.length] ?? {}
      return { person_id, title: `${title} (${one})`, words: abstract, source: 'pasted', added_at: START }
    }),
  )
  await db.batchInsert('past_papers', written, 500)
  const half = await db('papers')
    .orderBy('id')
    .limit(Math.ceil(papers / 2))
    .pluck<number[]>('id')
  await db('authorships').insert(
    half.map((paper_id, at) => {
      const { name, email, affiliation } = people[(at * 3) % people.length] ?? {}
      return { paper_id, position: 2, name, email, affiliation, person_id: ids[(at * 3) % ids.length] }
    }),
  )
}

/** Asks for a run with all its rules, and looks at its page again and again until the proposal is there. */
export async function watchRun(house: TestHouse, chair: Visitor, tell: Tell): Promise<Watched> {
  const asked = await chair.post('/assignments/runs', { reviews_per_paper: 3, seniors: 1, ...RULES })
  if (asked.status !== 303) throw new Error(`No run: ${asked.status}\n${asked.text}`)
  const watched: Watched = { percents: [], wait: 0, at: asked.location ?? '' }
  let isDone = false
  const working = timed(tell, 'run computed by the worker', house.run).finally(() => {
    isDone = true
  })
  while (!isDone) {
    const began = performance.now()
    const percent = /<progress max="100" value="(\d+)"/.exec((await chair.get(watched.at)).text)?.[1]
    watched.wait = Math.max(watched.wait, (performance.now() - began) / 1000)
    if (percent) watched.percents.push(Number(percent))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await working
  return watched
}
