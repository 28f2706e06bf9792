// May I: papers and their files. Facts in, verdict out.
import type { Paper } from '../core/tables.ts'
import type { Field } from '../core/tables-fields.ts'
import type { HandedIn, PaperFile } from '../core/tables-files.ts'
import { type Deadlines, finishedInTime, submissionOf } from './deadlines.ts'
import { all, type Verdict } from './verdict.ts'
import { isActing, isChairOf, judges, type Viewer } from './viewer.ts'

/** What tells whether a paper is in review. */
export type InReviewFacts = Pick<Paper, 'id' | 'submitted_at' | 'withdrawn_at' | 'desk_rejected_at'>

/** `announced`: the public knows it as accepted, since its authors' letters have been dispatched. */
export type PaperFacts = InReviewFacts & { announced: boolean }

/** With the end of the extension that a chair gave this paper, if one stands. */
export type DatedPaper = PaperFacts & { extended_until: Temporal.Instant | null }

const isAuthor = (viewer: Viewer, paper: PaperFacts) => viewer.authored.has(paper.id)

/** Authors who are no contacts read everything and change nothing; a chair may act in their place. */
export const contactsOnly = (viewer: Viewer, paper: PaperFacts): Verdict =>
  viewer.contactOf.has(paper.id) || isActing(viewer, paper.id)
    ? 'yes'
    : { because: 'Only contacts among the authors may change this paper. Ask one of them.' }

/** Accepted and announced, and still in the workshop. */
export const isPublic = (paper: Omit<PaperFacts, 'id' | 'submitted_at'>) =>
  paper.announced && !paper.withdrawn_at && !paper.desk_rejected_at

/** In review: handed in and neither withdrawn nor desk-rejected. */
export const isInReview = (paper: Omit<InReviewFacts, 'id'>) =>
  paper.submitted_at !== null && paper.withdrawn_at === null && paper.desk_rejected_at === null

export function maySeePaper(viewer: Viewer, paper: PaperFacts): Verdict {
  if (isAuthor(viewer, paper) || isChairOf(viewer, paper.id) || isPublic(paper)) return 'yes'
  return judges(viewer, paper.id) && isInReview(paper) ? 'yes' : 'hidden'
}

export function mayKnowAuthors(viewer: Viewer, paper: PaperFacts): Verdict {
  return isAuthor(viewer, paper) || isChairOf(viewer, paper.id) || isPublic(paper) ? 'yes' : 'hidden'
}

/** The abstract's page beyond what the public sees: states, files, dates. */
export function maySeeInside(viewer: Viewer, paper: PaperFacts): Verdict {
  return isAuthor(viewer, paper) || isChairOf(viewer, paper.id) ? 'yes' : 'hidden'
}

/** `late`: until when a late-entry code opens the deadline for the paper that is started. */
export function mayStartPaper(
  viewer: Viewer,
  deadlines: Deadlines,
  late: Temporal.Instant | null = null,
): Verdict {
  if (!viewer.personId) return { because: 'Sign in to start a paper.' }
  if (!viewer.confirmed) {
    return { because: 'Confirm your email address first: open the link in the letter we sent you.' }
  }
  return submissionOpen(deadlines, { extended_until: late })
}

function submissionOpen(deadlines: Deadlines, paper: Pick<DatedPaper, 'extended_until'>): Verdict {
  const window = submissionOf(deadlines, paper)
  if (window?.open) return 'yes'
  if (!window?.over) return { because: 'Submissions are not open yet.' }
  return { because: 'Submissions are closed. To change something now, write to the chairs.' }
}

const notWithdrawn = (paper: PaperFacts): Verdict =>
  paper.withdrawn_at ? { because: 'This paper is withdrawn, so it cannot be changed.' } : 'yes'

const notDeskRejected = (paper: PaperFacts): Verdict =>
  paper.desk_rejected_at
    ? { because: 'This paper was rejected without review, so it cannot be changed.' }
    : 'yes'

export function mayEditPaper(viewer: Viewer, paper: DatedPaper, deadlines: Deadlines): Verdict {
  if (maySeePaper(viewer, paper) !== 'yes') return 'hidden'
  const acts = isActing(viewer, paper.id)
  if (!acts && !isAuthor(viewer, paper)) return { because: 'Only its authors may change a paper.' }
  return all(
    contactsOnly(viewer, paper),
    notWithdrawn(paper),
    notDeskRejected(paper),
    acts ? 'yes' : submissionOpen(deadlines, paper),
  )
}

export function maySubmitPaper(
  viewer: Viewer,
  paper: DatedPaper,
  deadlines: Deadlines,
  upload: Pick<PaperFile, 'began_at' | 'stored_at'> | undefined,
): Verdict {
  const edit = mayEditPaper(viewer, paper, deadlines)
  if (edit === 'yes' || edit === 'hidden' || !isAuthor(viewer, paper)) return edit
  const late = finishedInTime(upload, submissionOf(deadlines, paper), deadlines.now)
  return late ? all(contactsOnly(viewer, paper), notWithdrawn(paper), notDeskRejected(paper)) : edit
}

export function mayWithdrawPaper(viewer: Viewer, paper: PaperFacts): Verdict {
  if (maySeeInside(viewer, paper) !== 'yes')
    return maySeePaper(viewer, paper) === 'yes' ? notAuthors : 'hidden'
  if (paper.withdrawn_at) return { because: 'This paper is withdrawn already.' }
  return isChairOf(viewer, paper.id) ? 'yes' : contactsOnly(viewer, paper)
}

const notAuthors = { because: 'Only its authors and the chairs may withdraw a paper.' }

export function mayRestorePaper(viewer: Viewer, paper: DatedPaper, deadlines: Deadlines): Verdict {
  if (maySeeInside(viewer, paper) !== 'yes')
    return maySeePaper(viewer, paper) === 'yes' ? notAuthors : 'hidden'
  if (!paper.withdrawn_at && !paper.desk_rejected_at)
    return { because: 'There is nothing to undo for this paper.' }
  if (isChairOf(viewer, paper.id)) return 'yes'
  if (paper.desk_rejected_at) return { because: 'Only a chair can undo a desk rejection.' }
  return submissionOf(deadlines, paper)?.open
    ? contactsOnly(viewer, paper)
    : { because: 'After the deadline only a chair can undo a withdrawal.' }
}

export function mayDeskReject(viewer: Viewer, paper: PaperFacts): Verdict {
  if (!isChairOf(viewer, paper.id))
    return maySeePaper(viewer, paper) === 'yes' ? { because: 'This is for chairs.' } : 'hidden'
  return isInReview(paper) ? 'yes' : { because: 'Only a submitted paper can be rejected without review.' }
}

/** The PDF can no longer change, or the chairs turned early reading on. */
const readable = (paper: DatedPaper, deadlines: Deadlines, earlyReading: boolean) =>
  earlyReading || (submissionOf(deadlines, paper)?.over ?? false)

/** What is made for the workshop after acceptance, for whoever may know of it. */
const FINAL: ReadonlySet<HandedIn> = new Set(['camera-ready', 'poster', 'slides', 'video-link'])
export const isFinal = (kind: HandedIn) => FINAL.has(kind)

/** `readers`: of the field that it answers; null where that is not asked, so that the file does not count. */
export type FileFacts = Pick<PaperFile, 'blind_sha256' | 'uploaded_by'> & {
  kind: HandedIn
  current: boolean
  readers: Field['readers'] | null
}

/** 'original', 'blind' (the copy without metadata), or null: the file as if it were not there. */
export function versionFor(
  viewer: Viewer,
  paper: DatedPaper,
  file: FileFacts,
  deadlines: Deadlines,
  earlyReading: boolean,
): 'original' | 'blind' | null {
  if (isAuthor(viewer, paper)) return 'original'
  // What a chair has sent in the authors' place tells that chair nothing new.
  if (isActing(viewer, paper.id) && file.uploaded_by === viewer.personId) return 'original'
  if (FINAL.has(file.kind)) {
    const forAll = file.current && isPublic(paper)
    return forAll || isChairOf(viewer, paper.id) ? 'original' : null
  }
  if (paper.submitted_at === null || !readable(paper, deadlines, earlyReading)) return null
  if (isChairOf(viewer, paper.id)) return 'original'
  const forReviewers = file.current && file.readers === 'reviewers'
  if (!forReviewers || !judges(viewer, paper.id) || !isInReview(paper)) return null
  // An archive of code has no document metadata to take out; a paper without a blind copy cannot exist.
  return file.blind_sha256 ? 'blind' : 'original'
}

/** `accepted`: the authors know it to be accepted. */
export function mayUpload(
  viewer: Viewer,
  paper: DatedPaper,
  kind: HandedIn,
  deadlines: Deadlines,
  accepted: boolean,
): Verdict {
  if (!FINAL.has(kind)) return mayEditPaper(viewer, paper, deadlines)
  if (maySeePaper(viewer, paper) !== 'yes') return 'hidden'
  const acts = isActing(viewer, paper.id)
  if (!acts && !isAuthor(viewer, paper)) return { because: 'Only its authors may upload files of a paper.' }
  if (!accepted) return { because: 'Final files are for accepted papers.' }
  const closed = !acts && deadlines.camera_ready?.over && kind === 'camera-ready'
  return closed
    ? { because: 'The camera-ready deadline has passed. Write to the chairs.' }
    : all(contactsOnly(viewer, paper), notWithdrawn(paper))
}

/** A draft in which nothing stands yet; what was once submitted, or has text or files, is withdrawn instead. */
export function mayDeleteDraft(
  viewer: Viewer,
  paper: PaperFacts & { abstract: string },
  files: number,
): Verdict {
  if (maySeePaper(viewer, paper) !== 'yes') return 'hidden'
  if (!isAuthor(viewer, paper)) return { because: 'Only its authors may delete a draft.' }
  const isEmpty = paper.abstract === '' && files === 0
  const isDraft = paper.submitted_at === null && paper.withdrawn_at === null
  return isDraft && isEmpty
    ? 'yes'
    : { because: 'Only an empty draft can be deleted. Withdraw this paper instead.' }
}
