// What each moment and each persona is, in a sentence for whoever rehearses, and how the two are listed.
import { clockTime, shortDay, shown } from '../core/dates.ts'
import type { MomentKey } from './moments.ts'
import { PERSONA_KEYS, type PersonaKey, type Rehearsal } from './types.ts'

/** What the world has done by then. */
const SO_FAR: Record<MomentKey, string> = {
  'call-open':
    'The call is out, and the first authors have drafts; some papers are submitted, most are not begun.',
  'hour-before': 'Most papers are in, the last drafts are being finished, and nobody sleeps.',
  'just-after': 'Submission is closed: what was still a draft stays one, and the chairs see what came.',
  bidding:
    'Reviewers have been invited, have accepted, declined or kept silent, and say what they want to read.',
  assignment: 'Bidding is over, and every paper is about to get its reviewers.',
  reviewing: 'Nearly half of the reviews are in, some are drafts, and some reviewers have not begun.',
  late: 'Reviews were due yesterday; some are late, and a few will never come.',
  discussion: 'Reviewers read each other, and chairs look at the papers on which they disagree.',
  decisions: 'Chairs have decided on every paper, and nobody else knows.',
  released: 'Authors know: talks, posters and rejections are released, and the letters have left.',
  'camera-ready': 'Accepted authors hand in their final version and say who presents.',
  eve: 'The programme is published, every poster has its board, and suitcases are packed.',
  'workshop-day': 'It is the morning of the workshop, and the first session is running.',
}

type PersonaWords = { label: string; who: string }

export const PERSONAS: Record<PersonaKey, PersonaWords> = {
  visitor: { label: 'Visitor', who: 'Not signed in, and sees the public site.' },
  'author-draft': { label: 'Author with a draft', who: 'Has begun a paper and not submitted it.' },
  'author-talk': {
    label: 'Author of a talk',
    who: 'Wrote one of the best papers, which becomes a talk where the plan has room for talks.',
  },
  'author-rejected': { label: 'Author of a rejected paper', who: 'Gets reviews, and a letter nobody likes.' },
  'reviewer-busy': { label: 'Busy reviewer', who: 'Has taken the most papers, and hands in on time.' },
  'reviewer-late': {
    label: 'Late reviewer',
    who: 'Asks for more days, and has not handed in when reviews are due.',
  },
  chair: { label: 'Chair', who: 'Runs the workshop and has no conflict.' },
  'chair-conflicted': {
    label: 'Chair with conflicts',
    who: 'Runs the workshop and wrote two of its papers, which stay hidden.',
  },
}

/** Moments before and after the one at which the world stands. */
export function momentsShown({ moments, state, isPrepared }: Rehearsal, zone: string) {
  const { moment: now } = state()
  const place = moments.findIndex(({ key }) => key === now)
  return moments.map(({ key, label, at: instant }, index) => ({
    key,
    label,
    state: index < place ? 'past' : index > place ? 'next' : 'now',
    at: shown(instant, zone),
    soFar: SO_FAR[key],
    isPrepared: isPrepared(key),
    when: `${shortDay(instant, zone)}, ${clockTime(instant, zone)}`,
  }))
}

export const personasShown = (current: PersonaKey | null) =>
  PERSONA_KEYS.map((key) => ({ key, ...PERSONAS[key], current: key === current }))
