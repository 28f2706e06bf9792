// What can happen to a paper: it is started, changed, submitted, withdrawn, restored, rejected without review.
import { askAuthors, writeAuthors } from '../authorships/actions.ts'
import { withKnown } from '../authorships/fit.ts'
import { authorLines } from '../authorships/queries.ts'
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { type Fault, fault, type Problems } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { currentFile, filesOf } from '../files/queries.ts'
import { findSelf } from '../people/queries.ts'
import {
  mayDeleteDraft,
  mayDeskReject,
  mayEditPaper,
  mayRestorePaper,
  mayStartPaper,
  maySubmitPaper,
  mayWithdrawPaper,
} from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { inPlaceOf } from '../proxies/queries.ts'
import { receiptRemembered } from '../receipts/queries.ts'
import { type Difference, differences } from './differences.ts'
import { answer, columnsIn, confirmation, fitToCount } from './fit.ts'
import type { PaperTyped } from './form.ts'
import { gaps } from './gaps.ts'
import { paperDeskRejected, paperRestored, paperWithdrawn, sendReceipts, tellAuthors } from './letters.ts'
import { draftGapsOf, factsOf } from './missing.ts'
import { pendingAfter } from './pending.ts'
import { holdPaper, insertPaper, type SeenPaper, topicsReplaced, updatePaper } from './queries.ts'
import { savedLately } from './queries-lately.ts'

/** `late`: until when a late-entry code holds the deadline open for this paper. */
export async function startPaper(
  w: Writing,
  title: string,
  late: Temporal.Instant | null = null,
): Promise<Paper> {
  must(mayStartPaper(w.viewer, w.deadlines, late))
  const { personId, name, email } = w.viewer
  if (personId === null) throw new Refused('Sign in to start a paper.')
  const paper = await insertPaper(w, title, personId)
  const { affiliation } = await findSelf(w)
  await writeAuthors(w, paper, [{ name, email, affiliation }], [])
  await record(w, 'paper.started', { paperId: paper.id, subject: title })
  return paper
}

export type Saved = { paper: SeenPaper; problems: Problems; clash: Difference[] }

/**
 * Saves what was typed, whatever it is. A draft takes what is fit and keeps the rest as pending; a submitted paper
 * takes all of it or, where it would not be complete any more, keeps all of it as pending and stays as it is.
 */
export async function savePaper(w: Writing, id: number, typed: PaperTyped): Promise<Saved> {
  const paper = await holdPaper(w, id)
  must(mayEditPaper(w.viewer, paper, w.deadlines))
  const isOwn = typed.tab !== undefined && typed.tab === paper.saved_from
  if (isOwn && (typed.turn ?? 0) < (paper.saved_turn ?? 0)) return { paper, problems: {}, clash: [] }
  if (!isOwn && typed.version !== undefined && typed.version !== paper.version) {
    const clash = await differences(w, paper, typed)
    if (clash.length > 0) return { paper, problems: {}, clash }
  }
  const authors = typed.authors ? await authorLines(w, id) : []
  const fit = await fitToCount(w, paper, typed, authors)
  const saved = { ...paper, ...(await write(w, paper, fit, authors)) }
  const early = saved.submitted_at ? {} : await draftGapsOf(w, saved, typed)
  return { paper: saved, problems: { ...early, ...fit.unfit?.problems }, clash: [] }
}

async function write(w: Writing, paper: SeenPaper, typed: PaperTyped, before: Authorship[]): Promise<Paper> {
  const { authors, topics, answers, tab, turn } = typed
  const lists = Promise.all([
    authors && withKnown(w, authors).then((list) => writeAuthors(w, paper, list, before)),
    answers && answer(w, paper.id, typed),
  ])
  const row = {
    ...columnsIn(typed),
    ...confirmation(w, paper, typed),
    pending: pendingAfter(paper.pending, typed),
    saved_from: tab ?? null,
    saved_turn: tab === undefined ? null : (turn ?? null),
    version: paper.version + 1,
    changed_at: w.now,
  }
  const beside = topics && topicsReplaced(w, paper.id, topics)
  const [saved] = await Promise.all([updatePaper(w, paper.id, row, beside), lists])
  // A form that saves itself every few seconds is one change in the journal, not hundreds.
  if (tab === undefined || !(await savedLately(w, paper.id))) {
    const details = { fields: Object.keys(typed), ...(await inPlaceOf(w, paper.id)) }
    await record(w, 'paper.saved', { paperId: paper.id, details })
  }
  return saved
}

/** Submits; a second press changes nothing. The faults name what is missing. */
export async function submitPaper(w: Writing, id: number): Promise<Paper | Fault> {
  const paper = await holdPaper(w, id)
  const [pdf, facts] = await Promise.all([currentFile(w, id, 'paper'), factsOf(w, paper)])
  must(maySubmitPaper(w.viewer, paper, w.deadlines, pdf))
  if (paper.submitted_at) return paper
  const missing = gaps(facts)
  if (Object.keys(missing).length > 0) return fault(missing)
  await record(w, 'paper.submitted', {
    paperId: id,
    subject: paper.title,
    details: {
      ...(await inPlaceOf(w, id)),
      ...(pdf && { sha256: pdf.sha256, began_at: `${pdf.began_at}`, stored_at: `${pdf.stored_at}` }),
    },
  })
  const [submitted, asked] = await Promise.all([
    updatePaper(w, id, { submitted_at: w.now, submitted_by: w.viewer.personId }, receiptRemembered(w, id)),
    askAuthors(w, id, facts.authors),
  ])
  const readers = { asked, authors: facts.authors }
  if (pdf) await sendReceipts(w, { ...paper, ...submitted }, pdf, readers)
  return submitted
}

export async function withdrawPaper(w: Writing, id: number, reason: string): Promise<Paper> {
  const paper = await holdPaper(w, id)
  must(mayWithdrawPaper(w.viewer, paper))
  const change = { withdrawn_at: w.now, withdrawn_by: w.viewer.personId, withdrawal_reason: reason }
  const withdrawn = await updatePaper(w, id, change)
  const details = { reason, ...(await inPlaceOf(w, id)) }
  await record(w, 'paper.withdrawn', { paperId: id, subject: paper.title, details })
  await tellAuthors(w, id, (author) => paperWithdrawn(w, withdrawn, author))
  return withdrawn
}

export async function restorePaper(w: Writing, id: number): Promise<Paper> {
  const paper = await holdPaper(w, id)
  must(mayRestorePaper(w.viewer, paper, w.deadlines))
  const restored = await updatePaper(w, id, {
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawal_reason: null,
    desk_rejected_at: null,
    desk_rejected_by: null,
    desk_rejection_reason: null,
  })
  await record(w, 'paper.restored', { paperId: id, subject: paper.title })
  await tellAuthors(w, id, (author) => paperRestored(restored, author))
  return restored
}

/** The row stays for the journal, with nothing left in it. */
export async function deleteDraft(w: Writing, id: number): Promise<void> {
  const paper = await holdPaper(w, id)
  must(mayDeleteDraft(w.viewer, paper, (await filesOf(w, id)).length))
  await record(w, 'paper.deleted', { paperId: id, subject: 'an empty draft' })
  await writeAuthors(w, paper, [], await authorLines(w, id))
  const nothing = {
    title: 'Deleted draft',
    keywords: '',
    code_url: '',
    prior_publication: '',
    pending: null,
  }
  const gone = { ...nothing, deleted_at: w.now, deleted_by: w.viewer.personId }
  await updatePaper(w, id, gone, topicsReplaced(w, id, []))
}

export async function deskReject(w: Writing, id: number, reason: string): Promise<Paper> {
  const paper = await holdPaper(w, id)
  must(mayDeskReject(w.viewer, paper))
  const change = {
    desk_rejected_at: w.now,
    desk_rejected_by: w.viewer.personId,
    desk_rejection_reason: reason,
  }
  const rejected = await updatePaper(w, id, change)
  await record(w, 'paper.desk-rejected', { paperId: id, subject: paper.title, details: { reason } })
  await tellAuthors(w, id, (author) => paperDeskRejected(rejected, author))
  return rejected
}
