// Everything that a run knows, gathered for one viewer: the system sees it all, a chair what is not hidden from them.
import { type Board, boardFor } from '../assignments/board.ts'
import { likenessesKept } from '../assignments/queries-fits.ts'
import { standingBids } from '../bids/queries.ts'
import { keysOfAffiliation, keysOfEmail } from '../conflicts/institutions.ts'
import type { Reading } from '../context.ts'
import { pastTexts } from '../expertise/queries.ts'
import type { Facts } from './facts.ts'
import { findRun } from './queries.ts'
import { coauthorPairs, type SubmissionText, submissionTexts, writtenPairs } from './queries-facts.ts'
import { type Asked, askedOf } from './wishes.ts'

type PastText = Awaited<ReturnType<typeof pastTexts>>[number]

/** People who share a domain or an affiliation count as one house, by the number of the first of them. */
function institutionsOf(reviewers: Board['reviewers']): Map<number, string | null> {
  const homes = new Map<string, string>()
  return new Map(
    reviewers.map(({ id, email, affiliation }) => {
      const keys = [...keysOfEmail(email), ...keysOfAffiliation(affiliation)]
      const home = keys.map((key) => homes.get(key)).find((known) => known !== undefined) ?? keys[0]
      if (home !== undefined) for (const key of keys) if (!homes.has(key)) homes.set(key, home)
      return [id, home ?? null]
    }),
  )
}

type Pair = { paper_id: number; person_id: number }
/** Nothing beside the numbers, as instants do not travel between threads. */
const idsOf = ({ paper_id, person_id }: Pair): Pair => ({ paper_id, person_id })

/** One after the other, because a run asks within its transaction, which is one connection. */
export async function factsFor(r: Reading, known: 'texts' | 'likenesses'): Promise<Facts> {
  const board = await boardFor(r)
  const kept = await likenessesKept(r)
  const fromFiles = new Map([...kept.likenesses].filter(([paper]) => kept.files.has(paper)))
  const compares = known === 'texts' && board.papers.some(({ id }) => !fromFiles.has(id))
  const texts = compares ? await submissionTexts(r) : new Map<number, SubmissionText>()
  const past = Map.groupBy(compares ? await pastTexts(r) : [], ({ person_id }) => person_id)
  return {
    ...factsOf(board, texts),
    reviewers: reviewersOf(board, past),
    known: known === 'likenesses' ? kept.likenesses : fromFiles,
    scoreFiles: [...new Set(kept.files.values())],
    bids: (await standingBids(r)).map(({ level, ...pair }) => ({ ...idsOf(pair), level })),
    written: await writtenPairs(r),
    coauthors: await coauthorPairs(r),
    locked: board.rulings.filter(({ ruling }) => ruling === 'locked').map(idsOf),
  }
}

/** What the worker needs for a run; null when it is done already, however often the queue asks. */
export async function taskOf(r: Reading, id: number): Promise<{ facts: Facts; asked: Asked } | null> {
  const run = await findRun(r, id)
  return run.finished_at ? null : { facts: await factsFor(r, 'texts'), asked: askedOf(run) }
}

const reviewersOf = ({ reviewers }: Board, past: Map<number, PastText[]>): Facts['reviewers'] => {
  const institutions = institutionsOf(reviewers)
  return reviewers.map(({ id, name, load, topics, senior, standby }) => ({
    ...{ id, name, load, topics, senior, standby },
    institution: institutions.get(id) ?? null,
    past: (past.get(id) ?? []).map(({ title, words }) => `${title}. ${words}`),
  }))
}

const factsOf = ({ papers, standing, forbidden }: Board, texts: Map<number, SubmissionText>) => ({
  papers: papers.map(({ id, topics, wanted }) => ({
    ...{ id, topics, wanted },
    ...(texts.get(id) ?? { text: '', isRead: false }),
  })),
  standing: standing.map(({ paper_id, person_id, suspended, saved_at, submitted_at }) => ({
    ...{ paper_id, person_id, suspended },
    begun: saved_at !== null || submitted_at !== null,
  })),
  forbidden,
})
