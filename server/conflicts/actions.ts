// Declaring and lifting conflicts. An assignment of the person is suspended by the conflict itself; the chairs hear of it.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import { holdPaper, type SeenPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import {
  mayClear,
  mayCompleteConflicts,
  mayConfirmConflict,
  mayDeclareConflict,
  mayJustifyConflict,
  mayLiftConflict,
  mayQuestionConflict,
  type Side,
  sideOf,
} from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { contactsOf } from './contacts.ts'
import { type Named, namedIn, nameIn, refusalOf, twice } from './declaring.ts'
import type { Declaration } from './form.ts'
import { assignmentSuspended, conflictJustified, conflictQuestioned, conflictRuled } from './letters.ts'
import {
  completeConflicts,
  endClearance,
  endClearances,
  holdConflict,
  insertClearance,
  insertConflicts,
  isConflicted,
  personById,
  updateConflict,
} from './queries.ts'

/** All of them, or nobody where one may not be named; what the same side has declared already is passed over. */
export const declareConflicts = async (w: Writing, paperId: number, declarations: Declaration[]) =>
  declareConflictsWith(w, await holdPaper(w, paperId), declarations)

/** The same for a paper that is held already. */
export async function declareConflictsWith(
  w: Writing,
  paper: SeenPaper,
  declarations: Declaration[],
): Promise<Entry<Conflict[]>> {
  const paperId = paper.id
  for (const { person } of declarations) must(mayDeclareConflict(w.viewer, paper, person))
  const named = await namedIn(w, paperId, declarations)
  const refusal = refusalOf(w, paper, named)
  if (refusal) return fault({ person: refusal })
  const side = sideOf(w.viewer, paper) ?? 'author'
  const conflicts = await insertConflicts(w, rowsOf(w, paperId, side, named))
  if (conflicts.length === 0) return fault({ person: twice(declarations) })
  const declared = named.filter((one) => conflicts.some((conflict) => isOf(conflict, one)))
  const accounts = declared.flatMap(({ account }) => account?.id ?? [])
  if (side === 'chair' && accounts.length > 0) await endClearances(w, paperId, accounts)
  for (const one of declared) {
    const details = { as: side, kind: one.kind, reason: one.reason }
    await record(w, 'conflict.declared', { paperId, subject: nameIn(one), details })
  }
  await tellChairs(w, paper, declared)
  return { ok: true, value: conflicts }
}

const rowsOf = (w: Writing, paperId: number, side: Side, named: Named[]): Partial<Conflict>[] =>
  named.map(({ account, email, kind, reason }) => ({
    paper_id: paperId,
    person_id: account?.id ?? null,
    email,
    kind,
    reason,
    declared_by: ownId(w.viewer),
    declared_as: side,
    // What a chair says is confirmed by being said, and ends an earlier ruling that there is none.
    ...(side === 'chair' && { confirmed_at: w.now, confirmed_by: w.viewer.personId }),
  }))

const isOf = (conflict: Conflict, { account, email }: Named) =>
  conflict.email === email && conflict.person_id === (account?.id ?? null)

/** Whoever declared it knows, and whoever is in conflict now must hear nothing of the paper. */
async function tellChairs(w: Writing, paper: { id: number; title: string }, declared: Named[]) {
  const suspended = new Map(
    declared.flatMap(({ account, isAssigned, reason }) =>
      account && isAssigned ? [[account.id, { reviewer: account.name, reason }]] : [],
    ),
  )
  if (suspended.size === 0) return
  const chairs = await chairsUnconflictedWith(w, paper.id)
  const told = chairs.filter(({ id }) => id !== w.viewer.personId)
  const letters = [...suspended].flatMap(([id, story]) =>
    told.map((chair) =>
      assignmentSuspended(chair, { ...story, paper, by: id === w.viewer.personId ? 'own' : 'other' }),
    ),
  )
  await sendAll(w, letters)
}

const nameOf = ({ email, person_id }: Conflict) => email ?? `person ${person_id}`

export async function takeBackConflict(w: Writing, paperId: number, conflictId: string): Promise<void> {
  const paper = await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayLiftConflict(w.viewer, conflict))
  await updateConflict(w, conflictId, { lifted_at: w.now, lifted_by: w.viewer.personId })
  const details = { declaredAs: conflict.declared_as }
  await record(w, 'conflict.removed', { paperId, subject: nameOf(conflict), details })
  const isOwn = sideOf(w.viewer, paper) !== 'chair'
  if (!isOwn) await sendAll(w, conflictRuled(paper, await contactsOf(w, paperId), conflict, 'lifted'))
}

/** From now on only a chair lifts it. */
export async function confirmConflict(w: Writing, paperId: number, conflictId: string): Promise<void> {
  const paper = await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayConfirmConflict(w.viewer, conflict))
  await updateConflict(w, conflictId, { confirmed_at: w.now, confirmed_by: w.viewer.personId })
  await record(w, 'conflict.confirmed', { paperId, subject: nameOf(conflict) })
  await sendAll(w, conflictRuled(paper, await contactsOf(w, paperId), conflict, 'confirmed'))
}

/** The conflict stands while the authors are asked. */
export async function questionConflict(
  w: Writing,
  paperId: number,
  conflictId: string,
  question: string,
): Promise<void> {
  const paper = await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayQuestionConflict(w.viewer, conflict))
  await updateConflict(w, conflictId, { questioned_at: w.now, questioned_by: w.viewer.personId, question })
  await record(w, 'conflict.questioned', { paperId, subject: nameOf(conflict), details: { question } })
  const contacts = await contactsOf(w, paperId)
  const story = { address: conflict.email ?? '', reason: conflict.reason, question }
  await sendAll(
    w,
    contacts.map((contact) => conflictQuestioned(paper, contact, story)),
  )
}

export async function justifyConflict(
  w: Writing,
  paperId: number,
  conflictId: string,
  justification: string,
): Promise<void> {
  const paper = await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayJustifyConflict(w.viewer, conflict))
  await updateConflict(w, conflictId, { justified_at: w.now, justified_by: w.viewer.personId, justification })
  await record(w, 'conflict.justified', { paperId, subject: nameOf(conflict) })
  const chairs = await chairsUnconflictedWith(w, paperId)
  const story = { address: conflict.email ?? '', question: conflict.question ?? '', justification }
  await sendAll(
    w,
    chairs.map((chair) => conflictJustified(chair, paper, story)),
  )
}

const STANDS = 'A conflict is declared. Remove it first.'
const CLEARED = 'It is ruled out already.'

/** No suggestion comes back to the pair. */
export async function clearConflict(
  w: Writing,
  paperId: number,
  personId: number,
  reason: string,
): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayClear(w.viewer, paper))
  const person = found(await personById(w, personId))
  const typed = { person: personId, reason }
  if (await isConflicted(w, paperId, personId)) return fault({ person: STANDS }, typed)
  if (!(await insertClearance(w, { paper_id: paperId, person_id: personId, reason })))
    return fault({ person: CLEARED }, typed)
  await record(w, 'conflict.ruled-out', { paperId, subject: person.name, details: { reason } })
  return null
}

export async function takeBackClearance(w: Writing, paperId: number, clearanceId: string): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayClear(w.viewer, paper))
  found((await endClearance(w, paperId, clearanceId)) || undefined)
  await record(w, 'conflict.ruling-ended', { paperId })
}

/** The authors say once that nobody is missing. */
export async function completeList(w: Writing, paperId: number): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayCompleteConflicts(w.viewer, paper))
  await completeConflicts(w, paperId)
  await record(w, 'conflicts.completed', { paperId, subject: paper.title })
}
