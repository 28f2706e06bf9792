// What can happen to late papers: the deadline moves for all or for one, a code opens it, a complete draft is admitted.
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { LateCode, Paper, StageName } from '../core/tables.ts'
import { currentFile } from '../files/queries.ts'
import { startPaper } from '../papers/actions.ts'
import { sendReceipts } from '../papers/letters.ts'
import { gapsOf } from '../papers/missing.ts'
import { authorsOf, holdPaper, type SeenPaper, updatePaper } from '../papers/queries.ts'
import { mayAdmit, mayExtend, mayExtendForAll } from '../policy/extensions.ts'
import { mayEditPaper } from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { rememberReceipt } from '../receipts/queries.ts'
import { findStages, holdWorkshop, replaceStages } from '../settings/queries.ts'
import { hashOfCode, newCode } from './code.ts'
import { extendedTimeline } from './extended-timeline.ts'
import { deadlineMoved, draftAdmitted, paperExtended } from './letters.ts'
import {
  endExtensionOf,
  everyDraft,
  holdOpenCode,
  insertCode,
  isGivenLately,
  replaceExtension,
  revokeCode,
} from './queries.ts'

type Granted = { until: Temporal.Instant; reason: string }

const isLater = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0

const PASSED = 'This minute has passed. Enter one that is still to come.'

/** Moves the deadline of the timeline itself; the authors of every draft get a letter. Gives the later dates that have moved along. */
export async function extendForAll(
  w: Writing,
  { until, reason, along }: Granted & { along: StageName[] },
): Promise<Entry<StageName[]>> {
  must(mayExtendForAll(w.viewer))
  // Of two presses at once the second finds the deadline where the first has put it, and writes to nobody.
  await holdWorkshop(w)
  const stages = await findStages(w)
  const before = stages.find(({ name }) => name === 'submission')?.closes_at
  if (!isLater(until, w.now)) return fault({ until: PASSED })
  if (before && !isLater(until, before))
    return fault({
      until: 'Enter a minute after the present deadline. An earlier one is set in the timeline.',
    })
  const after = extendedTimeline(stages, until, along)
  if (!after.ok) return after
  const { stages: moved, moved: names } = after.value
  await replaceStages(w, moved)
  const details = { before: before?.toString() ?? null, after: until.toString(), reason, along: names }
  await record(w, 'deadline.extended', { details })
  await tellDrafts(w, until)
  return { ok: true, value: names }
}

async function tellDrafts(w: Writing, until: Temporal.Instant): Promise<void> {
  const drafts = await everyDraft(w)
  const authors = await authorsOf(
    w,
    drafts.map(({ id }) => id),
  )
  await sendAll(
    w,
    drafts.flatMap((paper) =>
      (authors.get(paper.id) ?? []).flatMap((to) => deadlineMoved(w, paper, to, until)),
    ),
  )
}

export async function extendPaper(w: Writing, id: number, { until, reason }: Granted): Promise<Fault | null> {
  const paper = await holdPaper(w, id)
  must(mayExtend(w.viewer, paper))
  if (!isLater(until, w.now)) return fault({ paper_until: PASSED })
  const everybody = w.deadlines.submission?.closesAt
  if (everybody && !isLater(until, everybody))
    return fault({ paper_until: 'Everybody has as long as this. Enter a later minute.' })
  if (await isGivenLately(w, { paper_id: id, until, reason })) return null
  await replaceExtension(w, { paper_id: id, until, reason })
  await record(w, 'paper.extended', {
    paperId: id,
    subject: paper.title,
    details: { until: until.toString(), reason },
  })
  const authors = (await authorsOf(w, [id])).get(id) ?? []
  await sendAll(
    w,
    authors.flatMap((to) => paperExtended(w, paper, to, { until, reason })),
  )
  return null
}

export async function endExtension(w: Writing, id: number): Promise<void> {
  const paper = await holdPaper(w, id)
  must(mayExtend(w.viewer, paper))
  if ((await endExtensionOf(w, id)) === 0) throw new Refused('This paper has no extension.')
  await record(w, 'paper.extension-ended', { paperId: id, subject: paper.title })
}

/** All of them or none: a draft that turns out to lack something is named, and nothing has changed. */
export async function admitDrafts(w: Writing, ids: number[]): Promise<Paper[] | Fault> {
  const admitted: Paper[] = []
  for (const id of ids.toSorted((a, b) => a - b)) {
    const paper = await holdPaper(w, id)
    must(mayAdmit(w.viewer, paper, w.deadlines))
    const [missing] = Object.values(await gapsOf(w, paper))
    if (missing) return fault({ papers: `Paper ${id} is not complete: ${missing}` }, { papers: ids })
    admitted.push(await admit(w, paper))
  }
  return admitted
}

async function admit(w: Writing, paper: SeenPaper): Promise<Paper> {
  const change = { submitted_at: w.now, submitted_by: w.viewer.personId }
  const submitted = await updatePaper(w, paper.id, change)
  await record(w, 'paper.admitted', { paperId: paper.id, subject: paper.title })
  const authors = (await authorsOf(w, [paper.id])).get(paper.id) ?? []
  await sendAll(
    w,
    authors.flatMap((to) => draftAdmitted(submitted, to)),
  )
  const pdf = await currentFile(w, paper.id, 'paper')
  if (pdf) await sendReceipts(w, { ...paper, ...submitted }, pdf)
  await rememberReceipt(w, paper.id)
  return submitted
}

/** The code itself is known only to the answer: the database keeps its hash. */
export async function makeCode(
  w: Writing,
  { until, meant_for }: { until: Temporal.Instant; meant_for: string },
): Promise<Entry<string>> {
  must(mayExtendForAll(w.viewer))
  if (!isLater(until, w.now)) return fault({ code_until: PASSED })
  const code = newCode()
  await insertCode(w, { hash: hashOfCode(code), meant_for, until })
  await record(w, 'late-code.made', { details: { until: until.toString() } })
  return { ok: true, value: code }
}

export async function takeBackCode(w: Writing, id: number): Promise<void> {
  must(mayExtendForAll(w.viewer))
  await revokeCode(w, id)
  await record(w, 'late-code.revoked')
}

const UNKNOWN = 'This code does not open anything: it was mistyped, used, taken back, or has run out.'

const openCode = (w: Writing, code: string): Promise<LateCode | undefined> =>
  holdOpenCode(w, hashOfCode(code))

const grantedBy = ({ id, until }: LateCode, paper: { id: number }) => ({
  paper_id: paper.id,
  until,
  reason: 'Late-entry code',
  late_code_id: id,
})

/** Starts a paper after the deadline. Open to whoever holds a code; startPaper asks policy, for the instant until which it holds. */
export async function enterLate(
  w: Writing,
  { title, late_code }: { title: string; late_code: string },
): Promise<Paper | Fault> {
  const code = await openCode(w, late_code)
  if (!code) return fault({ late_code: UNKNOWN })
  const paper = await startPaper(w, title, code.until)
  await replaceExtension(w, grantedBy(code, paper))
  await record(w, 'late-code.used', { paperId: paper.id, subject: title })
  return paper
}

/** Opens the deadline for a draft that was there before. */
export async function spendCode(w: Writing, id: number, late_code: string): Promise<Paper | Fault> {
  const paper = await holdPaper(w, id)
  const code = await openCode(w, late_code)
  must(
    mayEditPaper(w.viewer, { ...paper, extended_until: code?.until ?? w.now.add({ hours: 1 }) }, w.deadlines),
  )
  if (!code) return fault({ late_code: UNKNOWN })
  await replaceExtension(w, grantedBy(code, paper))
  await record(w, 'late-code.used', { paperId: id, subject: paper.title })
  return paper
}
