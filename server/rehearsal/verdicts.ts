// What the chairs decide of each paper: by the mean of its reviews, moved a little by what they made of the paper themselves.
import type { Outcome } from '../core/tables-reviewing.ts'

export type Judged = {
  place: number
  /** Overall scores of the reviews that were in when the chairs met. */
  scores: number[]
  merit: number
  /** The papers of two personas, whose fate is certain whatever the reviews happen to say. */
  fate: 'talk' | 'reject' | null
}
export type Ruling = { place: number; outcome: Outcome; note: string }

/** How much a chair's own reading counts, in points of the score. */
const OWN_READING = 0.8
const ACCEPTED = 0.6
const APART = 3
const FATES = { talk: 1, open: 0, reject: -1 }

const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length
const standingOf = ({ scores, merit }: Judged) =>
  (scores.length > 0 ? mean(scores) : 2.5) + OWN_READING * Math.max(-2, Math.min(2, merit))

function noteOf({ scores }: Judged, nearCut: boolean): string {
  if (scores.length === 0) return 'No review came in; decided on our own reading.'
  if (Math.max(...scores) - Math.min(...scores) >= APART)
    return 'The reviewers disagree. We read the paper again and followed the better argued review.'
  return nearCut ? 'Close to the line; settled in the discussion.' : ''
}

/** Every accepted paper hangs on a board, so there are never more than boards; the best are talks. */
export function rulings(judged: Judged[], room: { talks: number; boards: number }): Ruling[] {
  const most = Math.min(room.boards || judged.length, Math.round(ACCEPTED * judged.length))
  const talks = Math.min(room.talks, Math.ceil(most / 4))
  return judged
    .toSorted(
      (a, b) =>
        FATES[b.fate ?? 'open'] - FATES[a.fate ?? 'open'] ||
        standingOf(b) - standingOf(a) ||
        a.place - b.place,
    )
    .map((paper, rank) => ({
      place: paper.place,
      outcome: rank < talks ? 'talk' : rank < most ? 'poster' : 'reject',
      note: noteOf(paper, Math.abs(rank - most) <= 3),
    }))
}
