// May it stand in a letter: which merge fields an audience may read, so that no template tells what a page would hide.
import type { MergeField, Tells } from './merge-fields.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** The words of whoever a letter goes to; `anyone` is an address of which nothing is known. */
export const AUDIENCES = ['authors', 'reviewers', 'chairs', 'invited', 'anyone'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Chairs get letters about papers without a conflict of theirs only. */
const MAY_KNOW: Record<Audience, readonly Tells[]> = {
  authors: ['papers', 'authors', 'reviews'],
  reviewers: ['papers', 'reviewing'],
  chairs: ['papers', 'authors', 'reviewers', 'reviewing', 'chair work'],
  invited: [],
  anyone: [],
}

const WHO: Record<Audience, string> = {
  authors: 'Authors',
  reviewers: 'Reviewers',
  chairs: 'Chairs',
  invited: 'People who were invited',
  anyone: 'Whoever has this address',
}

const SECRETS: Record<Tells, string> = {
  papers: 'which papers there are',
  authors: 'who wrote a paper, or what its authors said',
  reviewers: 'who reviews a paper',
  reviewing: 'how the reviewing of a paper stands',
  reviews: 'the reviews as the authors of a paper read them',
  'chair work': 'what is for chairs alone',
}

export function mayMerge(audience: Audience, { tells }: Pick<MergeField, 'tells'>): Verdict {
  if (tells === null || MAY_KNOW[audience].includes(tells)) return 'yes'
  return { because: `${WHO[audience]} must not learn ${SECRETS[tells]}.` }
}

/** In one's own data: what was written to somebody as a reviewer or chair of a paper is not kept for who became its author. */
export function mayKeepLetter(viewer: Viewer, audience: Audience, papers: number[]): Verdict {
  const holds = (id: number) =>
    isChairOf(viewer, id) ||
    (audience === 'authors' && viewer.authored.has(id)) ||
    (audience === 'reviewers' && viewer.assigned.has(id))
  return papers.every(holds) ? 'yes' : 'hidden'
}

export const mayWriteTemplates = chairsOnly

/** Writing to the authors of a paper as the chairs of the workshop. */
export const mayWriteToAuthors = (viewer: Viewer, paper: { id: number }): Verdict =>
  isChairOf(viewer, paper.id) ? 'yes' : 'hidden'
