// Who gains sight of what by a release, and who loses it when it is undone: counted, and listed.
import type { Reading } from '../context.ts'
import { sumOf } from '../core/numbers.ts'
import type { Audience, Outcome } from '../core/tables-reviewing.ts'
import { listFields } from '../fields/queries.ts'
import { type AuthorToTell, authorsToTell, type KnownRelease, type Releasable } from './queries.ts'
import { papersReleased, reviewersToTell, reviewsToRead } from './queries-gains.ts'

export const WORDS: Record<Outcome, string> = { talk: 'Talk', poster: 'Poster', reject: 'Not accepted' }

type Gain = { id: number; title: string; kind: string; people: string[]; reviews: number }
export type Gains = {
  people: number
  reviews: number
  /** Papers that come with reviews. */
  reviewed: number
  /** The questions of the review form whose answers authors read, and those whose answers stay. */
  read: string[]
  kept: string[]
  list: Gain[]
}

type Told = { paper_id: number; name: string; key: string }

const toldAuthor = ({ paper_id, name, email, person_id }: AuthorToTell): Told => ({
  paper_id,
  name: name || (email ?? 'an author without a name'),
  key: email ?? `person ${person_id}`,
})

const toldReviewers = async (r: Reading, papers: number[]): Promise<Told[]> =>
  (await reviewersToTell(r, papers)).map(({ person_id, ...one }) => ({ ...one, key: `person ${person_id}` }))

async function questionsOf(r: Reading): Promise<Pick<Gains, 'read' | 'kept'>> {
  const fields = (await listFields(r, 'review')).filter(
    ({ kind, retired_at }) => kind !== 'heading' && !retired_at,
  )
  const isRead = ({ readers }: { readers: string }) => readers === 'authors' || readers === 'decided'
  const labels = (wanted: boolean) =>
    fields.filter((field) => isRead(field) === wanted).map(({ label }) => label)
  return { read: labels(true), kept: labels(false) }
}

/** `drafts`: what would be released; `authors`: of these papers. */
export async function gainsOf(
  r: Reading,
  audience: Audience,
  drafts: Releasable[],
  authors: AuthorToTell[],
): Promise<Gains> {
  const ids = drafts.map(({ paper_id }) => paper_id)
  const isToAuthors = audience === 'authors'
  const [told, reviews, questions] = await Promise.all([
    isToAuthors ? authors.map(toldAuthor) : toldReviewers(r, ids),
    isToAuthors ? reviewsToRead(r, ids) : new Map<number, number>(),
    questionsOf(r),
  ])
  const byPaper = Map.groupBy(told, ({ paper_id }) => paper_id)
  return {
    people: new Set(told.map(({ key }) => key)).size,
    reviews: sumOf(reviews.values()),
    reviewed: reviews.size,
    ...questions,
    list: drafts.map(({ paper_id: id, title, outcome }) => ({
      ...{ id, title, kind: WORDS[outcome], reviews: reviews.get(id) ?? 0 },
      people: (byPaper.get(id) ?? []).map(({ name }) => name),
    })),
  }
}

export type Loss = { people: number; papers: number; reviews: number }

/** What becomes unknown again, for each release that can be undone. */
export async function lossesOf(r: Reading, releases: KnownRelease[]): Promise<Map<number, Loss>> {
  const rows = await papersReleased(
    r,
    releases.map(({ id }) => id),
  )
  const ids = rows.map(({ paper_id }) => paper_id)
  const [authors, reviewers, reviews] = await Promise.all([
    authorsToTell(r, ids),
    toldReviewers(r, ids),
    reviewsToRead(r, ids),
  ])
  const loss = ({ id, audience }: KnownRelease): Loss => {
    const papers = new Set(rows.filter(({ release_id }) => release_id === id).map(({ paper_id }) => paper_id))
    const told = audience === 'authors' ? authors.map(toldAuthor) : reviewers
    const keys = told.filter(({ paper_id }) => papers.has(paper_id)).map(({ key }) => key)
    const read = audience === 'authors' ? [...papers].map((paper) => reviews.get(paper) ?? 0) : []
    return { people: new Set(keys).size, papers: papers.size, reviews: sumOf(read) }
  }
  return new Map(releases.map((release) => [release.id, loss(release)]))
}
