// An author proposes a correction of the own line with the link of the letter; a contact, or a chair, accepts or declines it in one click.
import { writeAuthors } from '../authorships/actions.ts'
import { cardOf } from '../authorships/card.ts'
import { authorsProblem } from '../authorships/fit.ts'
import type { Answer } from '../authorships/form.ts'
import { authorLines, holdLine, type LinkedLine, updateAuthorship } from '../authorships/queries.ts'
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { findPaper, holdPaper, updatePaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayAnswerLetter, mayChangeAuthors } from '../policy/authorships.ts'
import { must, yes } from '../policy/verdict.ts'
import { correctionAnswered, correctionProposed } from './letters.ts'
import { holdCorrection, openCorrection, putCorrection, updateCorrection } from './queries.ts'

const MANY = 'We passed on a correction of yours within the hour. Wait for the answer of your co-authors.'

/** Open to whoever holds the link of the letter. */
export async function proposeCorrection(w: Writing, token: string, answer: Answer): Promise<Fault | null> {
  const line = await holdLine(w, token)
  must(mayAnswerLetter({ ...line, ...line.paper }, w.now))
  const lines = await authorLines(w, line.paper_id)
  const {
    name = line.name,
    affiliation = line.affiliation,
    position = line.position,
    leaves,
    note = '',
  } = answer
  if (position > lines.length) return fault({ position: `The last place is ${lines.length}.` }, answer)
  const earlier = await openCorrection(w, line.id)
  if (earlier && Temporal.Instant.compare(w.now, earlier.proposed_at.add({ hours: 1 })) < 0)
    return fault({ form: MANY }, answer)
  const proposal = { name, affiliation, position, leaves, note }
  await putCorrection(w, { authorship_id: line.id, ...proposal })
  await record(w, 'correction.proposed', { paperId: line.paper_id, subject: line.name || line.email })
  const readers = [
    ...lines.filter(({ contact, email }) => contact && email),
    ...(await chairsInCharge(w, line)),
  ]
  await sendAll(
    w,
    readers.map((reader) => correctionProposed(line.paper, reader, line, proposal)),
  )
  return null
}

/** Where contacts cannot change the list any more only a chair can, so the chairs hear of it too. */
async function chairsInCharge(w: Writing, { paper }: LinkedLine) {
  const own = new Set([paper.id])
  const contact = { ...w.viewer, isChair: false, authored: own, contactOf: own }
  const seen = await findPaper({ ...w, viewer: contact }, paper.id)
  if (yes(mayChangeAuthors(contact, seen, w.deadlines, w.workshop.authors_freeze_at))) return []
  const chairs = await chairsUnconflictedWith(w, paper.id)
  return chairs.map(({ id, name, email, affiliation }) => ({
    person_id: id,
    name,
    email,
    affiliation,
    position: 0,
  }))
}

async function holdProposal(w: Writing, paperId: number, id: number) {
  const paper = await holdPaper(w, paperId)
  must(mayChangeAuthors(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  return { paper, correction: await holdCorrection(w, paperId, id) }
}

/** The list with the author at the place they ask for, or without them. */
function corrected(lines: Authorship[], { authorship_id, leaves, name, affiliation, position }: Correction) {
  const others = lines.filter(({ id }) => id !== authorship_id)
  const own = lines.find(({ id }) => id === authorship_id)
  return leaves || !own ? others : others.toSpliced(position - 1, 0, { ...own, name, affiliation })
}

export async function acceptCorrection(w: Writing, paperId: number, id: number): Promise<void> {
  const { paper, correction } = await holdProposal(w, paperId, id)
  const lines = await authorLines(w, paperId)
  const author = lines.find((line) => line.id === correction.authorship_id)
  const authors = corrected(lines, correction)
  const problem = authorsProblem(w, paper, authors, lines)
  if (problem) throw new Refused(Object.values(problem).join(' '))
  await updateCorrection(w, id, { accepted_at: w.now, accepted_by: w.viewer.personId })
  await writeAuthors(w, paperId, authors, lines)
  await confirmed(w, paperId, correction)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'correction.accepted', { paperId, subject: author?.name ?? '' })
  if (author?.email) await sendAll(w, [correctionAnswered(paper, author, true)])
}

/** Whoever asked for the line as it stands now has confirmed it. */
async function confirmed(w: Writing, paperId: number, { authorship_id }: Correction) {
  const lines = await authorLines(w, paperId)
  const own = lines.find(({ id }) => id === authorship_id)
  if (own) await updateAuthorship(w, own.id, { confirmed_at: w.now, confirmed_as: cardOf(lines, own) })
}

export async function declineCorrection(w: Writing, paperId: number, id: number): Promise<void> {
  const { paper, correction } = await holdProposal(w, paperId, id)
  const author = (await authorLines(w, paperId)).find((line) => line.id === correction.authorship_id)
  await updateCorrection(w, id, { declined_at: w.now, declined_by: w.viewer.personId })
  await record(w, 'correction.declined', { paperId, subject: author?.name ?? '' })
  if (author?.email) await sendAll(w, [correctionAnswered(paper, author, false)])
}
