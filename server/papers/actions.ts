// What can happen to a paper: it is started, changed, submitted, withdrawn, restored, rejected without review.
import { type Asked, askAuthors, writeAuthors } from '../authorships/actions.ts'
import { authorsProblem, withKnown } from '../authorships/fit.ts'
import type { Writing } from '../context.ts'
import { Refused, Stale } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
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
import { rememberReceipt } from '../receipts/queries.ts'
import type { PaperTyped } from './form.ts'
import { paperDeskRejected, paperReceipt, paperRestored, paperWithdrawn } from './letters.ts'
import { gapsOf } from './missing.ts'
import { authorsOf, holdPaper, insertPaper, replaceTopics, type SeenPaper, updatePaper } from './queries.ts'

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
  await writeAuthors(w, paper.id, [{ name, email, affiliation }])
  await record(w, 'paper.started', { paperId: paper.id, subject: title })
  return paper
}

/** Saves what was typed; a submitted paper must stay complete, a draft may lack anything. */
export async function savePaper(w: Writing, id: number, typed: PaperTyped): Promise<Paper | Fault> {
  const paper = await holdPaper(w, id)
  must(mayEditPaper(w.viewer, paper, w.deadlines))
  if (typed.version !== undefined && typed.version !== paper.version) throw await stale(w, paper)
  const problem = typed.authors && (await authorsProblem(w, paper, typed.authors))
  if (problem) return fault(problem, typed)
  const saved = await write(w, paper, typed)
  const missing = saved.submitted_at ? await gapsOf(w, saved) : {}
  return Object.keys(missing).length > 0 ? fault(missing, typed) : saved
}

async function write(w: Writing, paper: SeenPaper, typed: PaperTyped): Promise<Paper> {
  const { authors, topics, conflicts_confirmed, version: _, ...fields } = typed
  const confirmed = conflicts_confirmed ? (paper.conflicts_confirmed_at ?? w.now) : null
  const change = conflicts_confirmed === undefined ? {} : { conflicts_confirmed_at: confirmed }
  if (authors) await writeAuthors(w, paper.id, await withKnown(w, authors))
  if (topics) await replaceTopics(w, paper.id, topics)
  await record(w, 'paper.saved', { paperId: paper.id, details: { fields: Object.keys(typed) } })
  return updatePaper(w, paper.id, { ...fields, ...change, version: paper.version + 1, changed_at: w.now })
}

async function stale(w: Writing, paper: Paper): Promise<Stale> {
  const authors = (await authorsOf(w, [paper.id])).get(paper.id) ?? []
  const { title, abstract, keywords, code_url, prior_publication } = paper
  const names = authors.map(({ name, email }) => `${name} <${email}>`).join(', ')
  const theirs = { title, abstract, keywords, code_url, prior_publication, authors: names }
  return new Stale(
    'A co-author saved this paper while you were writing. Both versions stand below; nothing is lost.',
    theirs,
  )
}

/** Submits; a second press changes nothing. The faults name what is missing. */
export async function submitPaper(w: Writing, id: number): Promise<Paper | Fault> {
  const paper = await holdPaper(w, id)
  const pdf = await currentFile(w, id, 'paper')
  must(maySubmitPaper(w.viewer, paper, w.deadlines, pdf))
  if (paper.submitted_at) return paper
  const missing = await gapsOf(w, paper)
  if (Object.keys(missing).length > 0) return fault(missing)
  const submitted = await updatePaper(w, id, { submitted_at: w.now, submitted_by: w.viewer.personId })
  await record(w, 'paper.submitted', {
    paperId: id,
    subject: paper.title,
    details: {
      sha256: pdf?.sha256,
      began_at: pdf?.began_at.toString(),
      stored_at: pdf?.stored_at.toString(),
    },
  })
  await sendReceipts(w, submitted, await askAuthors(w, id))
  await rememberReceipt(w, id)
  return submitted
}

/** One receipt for each author: the file's SHA-256 and when its first and last byte arrived, and for those who are asked the way to confirm. Open to actions, which have asked policy; the journal has their line. */
export async function sendReceipts(w: Writing, paper: Paper, asked: Asked[] = []): Promise<void> {
  const pdf = await currentFile(w, paper.id, 'paper')
  for (const author of (await authorsOf(w, [paper.id])).get(paper.id) ?? []) {
    const question = asked.find(({ line }) => line.email === author.email)
    if (author.email && pdf) await send(w, paperReceipt(w, paper, pdf, author, question))
  }
}

export async function withdrawPaper(w: Writing, id: number, reason: string): Promise<Paper> {
  const paper = await holdPaper(w, id)
  must(mayWithdrawPaper(w.viewer, paper))
  const change = { withdrawn_at: w.now, withdrawn_by: w.viewer.personId, withdrawal_reason: reason }
  const withdrawn = await updatePaper(w, id, change)
  await record(w, 'paper.withdrawn', { paperId: id, subject: paper.title, details: { reason } })
  for (const author of (await authorsOf(w, [id])).get(id) ?? []) {
    if (author.email) await send(w, paperWithdrawn(withdrawn, author))
  }
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
  for (const author of (await authorsOf(w, [id])).get(id) ?? []) {
    if (author.email) await send(w, paperRestored(restored, author))
  }
  return restored
}

/** The row stays for the journal, with nothing left in it. */
export async function deleteDraft(w: Writing, id: number): Promise<void> {
  const paper = await holdPaper(w, id)
  must(mayDeleteDraft(w.viewer, paper, (await filesOf(w, id)).length))
  await record(w, 'paper.deleted', { paperId: id, subject: 'an empty draft' })
  await writeAuthors(w, id, [])
  await replaceTopics(w, id, [])
  const nothing = { title: 'Deleted draft', keywords: '', code_url: '', prior_publication: '' }
  await updatePaper(w, id, { ...nothing, deleted_at: w.now, deleted_by: w.viewer.personId })
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
  for (const author of (await authorsOf(w, [id])).get(id) ?? []) {
    if (author.email) await send(w, paperDeskRejected(rejected, author))
  }
  return rejected
}
