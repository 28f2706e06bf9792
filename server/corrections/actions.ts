// An author proposes a correction of the own line with the link of the letter, a contact another address for a co-author; one click answers it.
import { writeAuthors } from '../authorships/actions.ts'
import { cardOf } from '../authorships/card.ts'
import { authorsProblem } from '../authorships/fit.ts'
import type { Answer } from '../authorships/form.ts'
import { authorLines, holdLine, type LinkedLine, updateAuthorship } from '../authorships/queries.ts'
import { lostAddresses } from '../authorships/rows.ts'
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { type Letter, sendAll } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { findPaper, holdPaper, updatePaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayAnswerLetter, mayChangeAuthors, mayProposeAddress } from '../policy/authorships.ts'
import { must, yes } from '../policy/verdict.ts'
import { addressProblem, ON_IT } from './address.ts'
import type { AddressTyped } from './form.ts'
import { addressDeclined, addressProposed, correctionAnswered, correctionProposed } from './letters.ts'
import { holdCorrection, openCorrection, putCorrection, updateCorrection } from './queries.ts'

const MANY = 'We passed on a correction of yours within the hour. Wait for the answer of your co-authors.'

/** A stranger agrees with the contacts; the right address would be lost if it took the place of theirs. */
const SAID =
  'The authors have said already that this address may be wrong, and the chairs decide. You need not do anything.'

const isFresh = ({ now }: Writing, { proposed_at }: Correction) =>
  Temporal.Instant.compare(now, proposed_at.add({ hours: 1 })) < 0

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
  if (earlier?.email && leaves) return fault({ form: SAID }, answer)
  if (earlier && !earlier.email && isFresh(w, earlier)) return fault({ form: MANY }, answer)
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

/** Once only chairs change the list: an address says who is in conflict and who reads, so one of them has the last word. */
export async function proposeAddress(
  w: Writing,
  paperId: number,
  typed: AddressTyped,
): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayProposeAddress(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  const lines = await authorLines(w, paperId)
  const line = lines.find(({ id }) => id === typed.author)
  if (!line) return fault({ author: 'Choose an author.' }, typed)
  const earlier = await openCorrection(w, line.id)
  const lost = await lostAddresses(w, paperId)
  const problem = addressProblem(w, lines, line, earlier, lost, typed.email)
  if (problem) return fault(problem, typed)
  if (earlier?.email && isFresh(w, earlier)) return fault({ form: WAIT }, typed)
  const { email, note } = typed
  const { name, affiliation, position } = line
  const stands = { name: name || line.email, affiliation, position, leaves: false }
  const row = { authorship_id: line.id, ...stands, email, note, proposed_by: w.viewer.personId }
  await putCorrection(w, row)
  await record(w, 'address.proposed', { paperId, subject: stands.name })
  const chairs = await chairsUnconflictedWith(w, paperId)
  await sendAll(
    w,
    chairs.map((chair) => addressProposed(paper, chair, line, { email, note, by: w.viewer.name })),
  )
  return null
}

const WAIT = 'We passed on an address for this author within the hour. Wait for the answer of the chairs.'

async function holdProposal(w: Writing, paperId: number, id: number) {
  const paper = await holdPaper(w, paperId)
  must(mayChangeAuthors(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  return { paper, correction: await holdCorrection(w, paperId, id) }
}

/** The list with the author at the place they ask for, or without them. */
function corrected(lines: Authorship[], correction: Correction) {
  const { authorship_id, leaves, name, affiliation, position, email } = correction
  if (email) return lines.map((line) => (line.id === authorship_id ? { ...line, email } : line))
  const others = lines.filter(({ id }) => id !== authorship_id)
  const own = lines.find(({ id }) => id === authorship_id)
  return leaves || !own ? others : others.toSpliced(position - 1, 0, { ...own, name, affiliation })
}

export async function acceptCorrection(w: Writing, paperId: number, id: number): Promise<Correction> {
  const { paper, correction } = await holdProposal(w, paperId, id)
  const lines = await authorLines(w, paperId)
  const author = lines.find((line) => line.id === correction.authorship_id)
  const authors = corrected(lines, correction)
  const problem = authorsProblem(w, paper, authors, lines)
  if (problem) throw new Refused(Object.values(problem).join(' '))
  if (correction.email && lines.some(({ email }) => email === correction.email)) throw new Refused(ON_IT)
  await updateCorrection(w, id, { accepted_at: w.now, accepted_by: w.viewer.personId })
  await writeAuthors(w, paper, authors, lines)
  if (!correction.email) await confirmed(w, paperId, correction)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'correction.accepted', { paperId, subject: author?.name ?? '' })
  // Of another address every author hears once the list has rested, and the new one is asked.
  if (author?.email && !correction.email) await sendAll(w, [correctionAnswered(paper, author, true)])
  return correction
}

/** Whoever asked for the line as it stands now has confirmed it. */
async function confirmed(w: Writing, paperId: number, { authorship_id }: Correction) {
  const lines = await authorLines(w, paperId)
  const own = lines.find(({ id }) => id === authorship_id)
  if (own) await updateAuthorship(w, own.id, { confirmed_at: w.now, confirmed_as: cardOf(lines, own) })
}

export async function declineCorrection(w: Writing, paperId: number, id: number): Promise<Correction> {
  const { paper, correction } = await holdProposal(w, paperId, id)
  const lines = await authorLines(w, paperId)
  const author = lines.find((line) => line.id === correction.authorship_id)
  await updateCorrection(w, id, { declined_at: w.now, declined_by: w.viewer.personId })
  await record(w, 'correction.declined', { paperId, subject: author?.name ?? '' })
  await sendAll(w, refusalTo(paper, lines, author, correction))
  return correction
}

/** To whoever proposed it, where they still stand on the list. */
function refusalTo(
  paper: Paper,
  lines: Authorship[],
  author: Authorship | undefined,
  { email, proposed_by }: Correction,
): Letter[] {
  if (!author?.email) return []
  if (!email) return [correctionAnswered(paper, author, false)]
  const contact = lines.find(({ person_id }) => person_id === proposed_by)
  return contact ? [addressDeclined(paper, contact, author, email)] : []
}
