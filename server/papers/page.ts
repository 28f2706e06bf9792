// What the pages of papers may know: every part asked of policy before it enters the model.
import { type Discussion, discussionOf } from '../comments/discussion.ts'
import type { Reading } from '../context.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { Topic } from '../core/tables.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { currentDecision, knownDecision } from '../decisions/queries.ts'
import { type RecordingShown, recordingShown } from '../files/recording.ts'
import { chargeOf, type Handling } from '../handling/card.ts'
import { type MetaShown, metaShown } from '../meta-review/page.ts'
import { to } from '../paths.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { mayDecide } from '../policy/decisions.ts'
import {
  isPublic,
  mayDeleteDraft,
  mayDeskReject,
  mayEditPaper,
  mayRestorePaper,
  maySeeInside,
  maySubmitPaper,
  mayWithdrawPaper,
} from '../policy/papers.ts'
import { mayActFor } from '../policy/proxies.ts'
import { mayRespond } from '../policy/responses.ts'
import { yes } from '../policy/verdict.ts'
import { isActing, isChairOf, judges } from '../policy/viewer.ts'
import { type Place, placeOf } from '../programme/queries.ts'
import { type ResponseShown, responsesShown } from '../response/page.ts'
import { type ReviewCard, reviewCards } from '../reviews/page.ts'
import { type Pdf, pdfOf } from '../reviews/pdf.ts'
import { type Answered, type AnswerShown, answered } from './answered.ts'
import { bibtexOf } from './feeds.ts'
import { type Final, finalOf } from './final.ts'
import { hasChangesApart } from './pending.ts'
import { findPaper, type SeenPaper, topicsOf } from './queries.ts'
import { type Allowed, type AuthorShown, asked, authorsShown, type FileShown, filesShown } from './shown.ts'
import { stateOf } from './state.ts'

export type PaperPage = {
  paper: Pick<SeenPaper, 'id' | 'title' | 'abstract' | 'keywords' | 'code_url' | 'prior_publication'>
  /** To the questions that chairs have added. */
  answers: AnswerShown[]
  topics: Topic[]
  authors: AuthorShown[] | 'blinded'
  isPublic: boolean
  /** How others cite it, once everybody may. */
  bibtex: string | null
  state: Pill | null
  inside: {
    submitted: TimeShown | null
    started: TimeShown
    /** Until when it can be submitted. */
    closes: TimeShown | null
    /** Its authors have changes beside the submitted version, which do not count. */
    apart: boolean
    withdrawal: string | null
    deskRejection: string | null
  } | null
  files: FileShown[]
  /** Of the paper presented, where it lies elsewhere. */
  recording: RecordingShown | null
  /** What it still needs for the programme, for its authors. */
  final: Final | null
  decision: Outcome | null
  /** What the chairs have drafted, for those who may decide. */
  draft: { outcome: Outcome; note: string } | null
  reviews: ReviewCard[]
  /** For reviewers of the paper and chairs. */
  discussion: Discussion | null
  /** What its authors have sent in answer to the reviews. */
  responses: ResponseShown[]
  meta: MetaShown | null
  /** Where texts about it lead that name a page. */
  pdf: Pdf | null
  place: Place | null
  waits: boolean
  /** For chairs without a conflict. */
  handling: Handling | null
  role: 'author' | 'reviewer' | 'chair' | 'public'
  /** Where the paper stands in a list of this viewer's. */
  way: { href: string; label: string }
  /** As a chair in the authors' place. */
  acting: boolean
  can: Record<
    'edit' | 'submit' | 'withdraw' | 'restore' | 'delete' | 'deskReject' | 'decide' | 'act' | 'respond',
    Allowed
  >
}

const roleOf = ({ viewer }: Reading, paper: SeenPaper): PaperPage['role'] => {
  if (viewer.authored.has(paper.id)) return 'author'
  if (isChairOf(viewer, paper.id)) return 'chair'
  return judges(viewer, paper.id) ? 'reviewer' : 'public'
}

const WAYS: Record<PaperPage['role'], PaperPage['way']> = {
  author: { href: to.deskOf('author'), label: 'Your papers' },
  reviewer: { href: to.reviews(), label: 'Your reviews' },
  chair: { href: to.papers(), label: 'Papers' },
  public: { href: to.papers(), label: 'Accepted papers' },
}

/** What reviewers, authors and chairs have said of it, as far as this viewer may read it. */
const saidOf = async (r: Reading, paper: SeenPaper) => ({
  reviews: await reviewCards(r, paper.id),
  discussion: await discussionOf(r, paper),
  responses: await responsesShown(r, paper.id),
  meta: await metaShown(r, paper),
  pdf: await pdfOf(r, paper),
})

export async function paperPage(r: Reading, id: number): Promise<PaperPage> {
  const paper = await findPaper(r, id)
  const inside = yes(maySeeInside(r.viewer, paper))
  const files = await filesShown(r, paper)
  const [{ answers, mayRead }, topics, authors, decision, said, place, charge] = await Promise.all([
    answered(r, paper, files, inside),
    topicsOf(r, [id]),
    authorsShown(r, paper),
    knownDecision(r, id),
    saidOf(r, paper),
    placeOf(r, id),
    chargeOf(r, id, inside),
  ])
  const can = allowed(r, paper, files.length)
  const over = submissionOf(r.deadlines, paper)?.over ?? false
  const role = roleOf(r, paper)
  return {
    paper: fieldsOf(paper, mayRead),
    answers,
    topics: topics.get(id) ?? [],
    authors,
    isPublic: isPublic(paper),
    bibtex: isPublic(paper) ? citationOf(r, paper, authors) : null,
    state: inside || decision ? stateOf(paper, decision?.outcome ?? null, over) : null,
    inside: inside ? insideOf(r, paper) : null,
    files: files.filter(({ kind }) => kind !== 'answer'),
    recording: await recordingShown(r, paper),
    final: await finalOf(r, paper, { files, outcome: decision?.outcome ?? null }),
    decision: decision?.outcome ?? null,
    draft: can.decide.yes ? ((await currentDecision(r, id)) ?? null) : null,
    ...said,
    place,
    ...charge,
    role,
    way: WAYS[role],
    acting: isActing(r.viewer, id),
    can,
  }
}

function citationOf(r: Reading, { id, title }: SeenPaper, authors: PaperPage['authors']): string | null {
  if (authors === 'blinded') return null
  return bibtexOf(r, [{ id, title, authors: authors.map(({ name }) => name) }])
}

/** Where it was published before would tell reviewers who wrote it; the rest as the chair has chosen. */
function fieldsOf(paper: SeenPaper, mayRead: Answered['mayRead']): PaperPage['paper'] {
  const { id, title, abstract } = paper
  const text = (key: 'keywords' | 'code_url' | 'prior_publication') => (mayRead(key) ? paper[key] : '')
  return {
    id,
    title,
    abstract,
    keywords: text('keywords'),
    code_url: text('code_url'),
    prior_publication: text('prior_publication'),
  }
}

function insideOf({ viewer, workshop, deadlines }: Reading, paper: SeenPaper) {
  const zone = workshop.time_zone
  const until = (window: { closesAt: Temporal.Instant } | undefined) =>
    window ? deadlineShown(window.closesAt, zone) : null
  return {
    submitted: paper.submitted_at ? shown(paper.submitted_at, zone) : null,
    started: shown(paper.created_at, zone),
    closes: until(submissionOf(deadlines, paper)),
    apart: viewer.authored.has(paper.id) && hasChangesApart(paper),
    withdrawal: paper.withdrawn_at ? paper.withdrawal_reason : null,
    deskRejection: paper.desk_rejected_at ? paper.desk_rejection_reason : null,
  }
}

function allowed({ viewer, deadlines }: Reading, paper: SeenPaper, files: number): PaperPage['can'] {
  return {
    edit: asked(mayEditPaper(viewer, paper, deadlines)),
    submit: asked(maySubmitPaper(viewer, paper, deadlines, undefined)),
    withdraw: asked(mayWithdrawPaper(viewer, paper)),
    restore: asked(mayRestorePaper(viewer, paper, deadlines)),
    delete: asked(mayDeleteDraft(viewer, paper, files)),
    act: asked(mayActFor(viewer, paper)),
    respond: asked(mayRespond(viewer, paper, deadlines)),
    deskReject: asked(mayDeskReject(viewer, paper)),
    decide: asked(mayDecide(viewer, paper)),
  }
}
