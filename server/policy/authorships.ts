// May I: the list of a paper's authors. Contacts change it until the freeze, chairs always; every author answers for the own line.
import { type Deadlines, hasPassed } from './deadlines.ts'
import {
  contactsOnly,
  type DatedPaper,
  isInReview,
  mayEditPaper,
  maySeeInside,
  maySeePaper,
} from './papers.ts'
import { all, type Verdict, yes } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

const FROZEN = { because: 'The lists of authors are fixed now. To change yours, write to the chairs.' }
const WITHDRAWN = { because: 'This paper is withdrawn, so its authors cannot be changed.' }

const notFrozen = (freezesAt: Temporal.Instant | null, deadlines: Deadlines): Verdict =>
  freezesAt && hasPassed(freezesAt, deadlines.now) ? FROZEN : 'yes'

const notWithdrawn = (paper: DatedPaper): Verdict => (paper.withdrawn_at ? WITHDRAWN : 'yes')

/** Without a freeze the list is open as long as the paper is; with one, until then and no longer. */
export function mayChangeAuthors(
  viewer: Viewer,
  paper: DatedPaper,
  deadlines: Deadlines,
  freezesAt: Temporal.Instant | null,
): Verdict {
  if (isChairOf(viewer, paper.id)) return notWithdrawn(paper)
  if (!freezesAt || !viewer.contactOf.has(paper.id)) return mayEditPaper(viewer, paper, deadlines)
  return all(notWithdrawn(paper), notFrozen(freezesAt, deadlines))
}

/** Any author may take themselves off; whether somebody stays behind who can edit, the action finds out. */
export function mayLeavePaper(
  viewer: Viewer,
  paper: DatedPaper,
  deadlines: Deadlines,
  freezesAt: Temporal.Instant | null,
): Verdict {
  if (!viewer.authored.has(paper.id)) return yes(maySeePaper(viewer, paper)) ? NOT_ON_IT : 'hidden'
  return mayChangeAuthors({ ...viewer, contactOf: viewer.authored }, paper, deadlines, freezesAt)
}

const NOT_ON_IT = { because: 'You are not on the list of authors of this paper.' }

const NOT_IN = { because: 'Authors are asked about a paper that is submitted and in review.' }

/** Asking one author once more changes nothing that a deadline guards, so none closes it. */
export function mayAskAuthors(viewer: Viewer, paper: DatedPaper): Verdict {
  if (!yes(maySeeInside(viewer, paper))) return 'hidden'
  const asks = isChairOf(viewer, paper.id) ? 'yes' : contactsOnly(viewer, paper)
  return all(asks, isInReview(paper) ? 'yes' : NOT_IN)
}

const OPEN = { because: 'The list is open to you: change the address there.' }

/** Once the list is closed to contacts: an address decides who is in conflict and who reads, so a chair has the last word. */
export function mayProposeAddress(
  viewer: Viewer,
  paper: DatedPaper,
  deadlines: Deadlines,
  freezesAt: Temporal.Instant | null,
): Verdict {
  const asks = mayAskAuthors(viewer, paper)
  return yes(asks) && yes(mayChangeAuthors(viewer, paper, deadlines, freezesAt)) ? OPEN : asks
}

/** With an account: the own line, once it stands there. */
export function mayConfirmAuthorship(viewer: Viewer, paper: DatedPaper): Verdict {
  if (!viewer.authored.has(paper.id)) return yes(maySeeInside(viewer, paper)) ? NOT_ON_IT : 'hidden'
  return notWithdrawn(paper)
}

type Link = { token_expires_at: Temporal.Instant | null; withdrawn_at: Temporal.Instant | null }

/** With the link of the letter, which is the right. */
export function mayAnswerLetter({ token_expires_at, withdrawn_at }: Link, now: Temporal.Instant): Verdict {
  if (withdrawn_at) return { because: 'This paper was withdrawn, so there is nothing to confirm any more.' }
  const lives = token_expires_at && Temporal.Instant.compare(now, token_expires_at) < 0
  return lives ? 'yes' : { because: 'This link has expired. Write to your co-authors or to the chairs.' }
}
