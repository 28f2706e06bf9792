// Declaring and lifting conflicts. An assignment of the person is suspended by the conflict itself; the chairs hear of it.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Entry, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Conflict, Person } from '../core/tables.ts'
import { authorsOf, holdPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith, personByEmail } from '../people/queries.ts'
import { mayDeclareConflict, mayLiftConflict, sideOf } from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'
import type { Declaration } from './form.ts'
import { assignmentSuspended } from './letters.ts'
import { holdConflict, insertConflict, isAssigned, liftConflict, personById } from './queries.ts'

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
  if (await isAuthor(w, paperId, person, declaration.email))
    return fault({ person: AUTHOR }, typedOf(declaration))
  const conflict = await insertConflict(w, {
    paper_id: paperId,
    person_id: person?.id ?? null,
    email: declaration.email,
    reason: declaration.reason,
    declared_by: w.viewer.personId ?? 0,
    declared_as: sideOf(w.viewer, paper) ?? 'author',
  })
  if (!conflict) return fault({ person: TWICE }, typedOf(declaration))
  await record(w, 'conflict.declared', {
    paperId,
    subject: declaration.email ?? person?.name ?? '',
    details: { as: conflict.declared_as, reason: conflict.reason },
  })
  if (person) await tellChairs(w, paper, person, conflict)
  return { ok: true, value: conflict }
}

const typedOf = ({ person, email, reason }: Declaration) => ({ person: email ?? person, reason })

async function personOf(w: Writing, { person, email }: Declaration): Promise<Person | undefined> {
  if (person !== null) return found(await personById(w, person))
  return email === null ? undefined : personByEmail(w, email)
}

async function isAuthor(w: Writing, paperId: number, person: Person | undefined, email: string | null) {
  const authors = (await authorsOf(w, [paperId])).get(paperId) ?? []
  // Named by address, only the addresses on the list count: the accounts behind them are nobody's to probe.
  if (email !== null) return authors.some((author) => author.email === email)
  return authors.some((author) => author.person_id === person?.id || author.email === person?.email)
}

/** Whoever declared it knows, and whoever is in conflict now must hear nothing of the paper. */
async function tellChairs(
  w: Writing,
  paper: { id: number; title: string },
  person: Person,
  { reason }: Conflict,
) {
  if (!(await isAssigned(w, paper.id, person.id))) return
  const story = { paper, reviewer: person.name, reason, own: person.id === w.viewer.personId }
  const chairs = await chairsUnconflictedWith(w, paper.id)
  for (const chair of chairs.filter(({ id }) => id !== w.viewer.personId))
    await send(w, assignmentSuspended(chair, story))
}

export async function takeBackConflict(w: Writing, paperId: number, conflictId: number): Promise<void> {
  await holdPaper(w, paperId)
  const conflict = await holdConflict(w, paperId, conflictId)
  must(mayLiftConflict(w.viewer, conflict))
  await liftConflict(w, conflictId)
  await record(w, 'conflict.lifted', {
    paperId,
    subject: conflict.email ?? `person ${conflict.person_id}`,
    details: { declaredAs: conflict.declared_as },
  })
}
