// What a reviewer flags in a paper for the chairs, when the review is sent, and what a chair finds.
import { MINUTE } from './calendar.ts'
import { dice, one } from './seeded.ts'
import type { PdfFault, World } from './types.ts'

type Kind = 'ethics' | 'anonymity' | 'plagiarism' | 'other'
type Worry = { kind: Kind; text: string; outcome: 'upheld' | 'dismissed'; answer: string }

export type InventedFlag = Pick<Worry, 'kind' | 'text'> & {
  at: Temporal.Instant
  closing: Pick<Worry, 'outcome' | 'answer'> & { at: Temporal.Instant }
}

/** What anybody sees who opens the PDF. */
const SEEN: Partial<Record<PdfFault, Worry>> = {
  'names-on-page-1': {
    kind: 'anonymity',
    text: 'The names of the authors stand under the title on the first page.',
    outcome: 'upheld',
    answer: 'True. The authors hear of it with the decision; the reviews so far are kept.',
  },
  'too-long': {
    kind: 'other',
    text: 'The main text has far more pages than the call allows.',
    outcome: 'upheld',
    answer: 'Reviewers need not read beyond the limit, and we weigh what stands before it.',
  },
  'no-text-layer': {
    kind: 'other',
    text: 'The pages are pictures: nothing can be searched, and a screen reader says nothing.',
    outcome: 'dismissed',
    answer: 'Unfortunate, but the call does not forbid it. We ask for a better file in the final version.',
  },
}

/** What turns out to be a doubt, or not. */
const DOUBTS: Worry[] = [
  {
    kind: 'plagiarism',
    text: 'Two paragraphs of the related work read word for word like a survey of last year.',
    outcome: 'dismissed',
    answer: 'We compared the two: it is a quotation, with its source at the end of the section.',
  },
  {
    kind: 'ethics',
    text: 'The data are described in half a sentence, and nothing is said about the licence under which they may be used.',
    outcome: 'dismissed',
    answer: 'The licence stands in the appendix, on the last page.',
  },
  {
    kind: 'anonymity',
    text: 'The acknowledgement names a grant, from which one finds the group at once.',
    outcome: 'upheld',
    answer: 'It does. Nobody else had noticed, and the final version may keep it.',
  },
]
const FLAGGED = 0.3
const DOUBTED = 0.008
/** Answered within a day, in minutes; the others while the chairs decide, and none after that. */
const SOON = [300, 1700] as const
const LATER = [1700, 4000] as const
const ANSWERED_SOON = 0.6

/** `paper` and `reviewer` are places in the world; null: nothing is flagged, as nearly always. */
export function flagOf(
  { wish, papers }: World,
  [paper, reviewer]: [paper: number, reviewer: number],
  submittedAt: Temporal.Instant,
): InventedFlag | null {
  const chance = dice(wish.seed, 'flag', paper, reviewer)
  const { fault } = one(papers, paper)
  const seen = fault && chance.chance(FLAGGED) ? SEEN[fault] : undefined
  const worry = seen ?? (chance.chance(DOUBTED) ? chance.pick(DOUBTS) : null)
  if (!worry) return null
  const { kind, text, outcome, answer } = worry
  const after = (minutes: number) => submittedAt.add({ milliseconds: Math.round(minutes) * MINUTE })
  const at = after(chance.between(3, 20))
  const [least, most] = chance.chance(ANSWERED_SOON) ? SOON : LATER
  const closedAt = after(chance.between(least, most))
  return { kind, text, at, closing: { outcome, answer, at: closedAt } }
}
