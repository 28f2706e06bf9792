// Declaring and lifting conflicts. An assignment of the person is suspended by the conflict itself; the chairs hear of it.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send, sendAll } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import { holdPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith, personByEmail } from '../people/queries.ts'
import {
  mayClear,
  mayCompleteConflicts,
  mayConfirmConflict,
  mayDeclareConflict,
  mayJustifyConflict,
  mayLiftConflict,
  mayQuestionConflict,
  maySayChairConflicted,
  sideOf,
} from '../policy/conflicts.ts'
import { because, must } from '../policy/verdict.ts'
import { contactsOf } from './contacts.ts'
import type { Declaration } from './form.ts'
import { assignmentSuspended, conflictJustified, conflictQuestioned, conflictRuled } from './letters.ts'
import {
  completeConflicts,
  endClearance,
  holdConflict,
  insertClearance,
  insertConflict,
  isConflicted,
  personById,
  placeOf,
  updateConflict,
} from './queries.ts'

const AUTHOR = 'Authors of a paper are in conflict with it already.'
const TWICE = 'This conflict is declared already.'

export async function declareConflict(
  w: Writing,
  paperId: number,
  declaration: Declaration,
): Promise<Entry<Conflict>> {
  const paper = await holdPaper(w, paperId)
  must(mayDeclareConflict(w.viewer, paper, declaration.person))
  const person = await personOf(w, declaration)
  const { isAuthor, isAssigned, isChair } = await placeOf(w, paperId, { person, email: declaration.email })
  if (isAuthor) return fault({ person: AUTHOR }, typedOf(declaration))
  const refusal = isChair ? because(maySayChairConflicted(w.viewer, paper)) : null
  if (refusal) return fault({ person: refusal }, typedOf(declaration))
  const side = sideOf(w.viewer, paper) ?? 'author'
  const conflict = await insertConflict(w, {
    paper_id: paperId,
    person_id: person?.id ?? null,
    email: declaration.email,
    kind: declaration.kind,
    reason: declaration.reason,
    declared_by: w.viewer.personId ?? 0,
    declared_as: side,
    // What a chair says is confirmed by being said, and ends an earlier ruling that there is none.
    ...(side === 'chair' && { confirmed_at: w.now, confirmed_by: w.viewer.personId }),
  })
  if (!conflict) return fault({ person: TWICE }, typedOf(declaration))
  if (side === 'chair' && person) await endClearance(w, { paper_id: paperId, person_id: person.id })
  await record(w, 'conflict.declared', {
    paperId,
    subject: declaration.email ?? person?.name ?? '',
    details: { as: conflict.declared_as, kind: conflict.kind, reason: conflict.reason },
  })
  if (person && isAssigned) await tellChairs(w, paper, person, conflict)
  return { ok: true, value: conflict }
}

const typedOf = ({ person, email, reason, kind }: Declaration) => ({ person: email ?? person, reason, kind })

/** By a former address too: a conflict with it goes on. */
async function personOf(w: Writing, { person, email }: Declaration): Promise<Person | undefined> {
  if (person !== null) return found(await personById(w, person))
  return email === null ? undefined : personByEmail(w, email)
}

/** Whoever declared it knows, and whoever is in conflict now must hear nothing of the paper. */
async function tellChairs(
  w: Writing,
  paper: { id: number; title: string },
  person: Person,
  { reason }: Conflict,
) {
  const story = { paper, reviewer: person.name, reason, own: person.id === w.viewer.personId }
  const chairs = await chairsUnconflictedWith(w, paper.id)
  for (const chair of chairs.filter(({ id }) => id !== w.viewer.personId))
    await send(w, assignmentSuspended(chair, story))
}

const nameOf = ({ email, person_id }: Conflict) => email ?? `person ${person_id}`

export async function takeBackConflict(w: Writing, paperId: number, conflictId: string): Promise<void> {
  const paper = await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayLiftConflict(w.viewer, conflict))
  await updateConflict(w, conflictId, { lifted_at: w.now, lifted_by: w.viewer.personId })
  const details = { declaredAs: conflict.declared_as }
  await record(w, 'conflict.lifted', { paperId, subject: nameOf(conflict), details })
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

const STANDS = 'A conflict is declared. Lift it first.'
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
  found((await endClearance(w, { id: clearanceId, paper_id: paperId })) || undefined)
  await record(w, 'conflict.ruling-ended', { paperId })
}

/** The authors say once that nobody is missing. */
export async function completeList(w: Writing, paperId: number): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayCompleteConflicts(w.viewer, paper))
  await completeConflicts(w, paperId)
  await record(w, 'conflicts.completed', { paperId, subject: paper.title })
}
