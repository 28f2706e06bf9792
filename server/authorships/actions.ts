// The list of authors is changed, its authors are asked, they confirm or leave.
import { assignmentSuspended } from '../conflicts/letters.ts'
import type { Writing } from '../context.ts'
import { found, Stale } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send, sendAll } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import { openCorrection } from '../corrections/queries.ts'
import { gapsOf } from '../papers/missing.ts'
import { holdPaper, updatePaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import {
  mayAnswerLetter,
  mayAskAuthors,
  mayChangeAuthors,
  mayConfirmAuthorship,
  mayLeavePaper,
} from '../policy/authorships.ts'
import { must } from '../policy/verdict.ts'
import { againProblem, answers } from './again.ts'
import { cardOf, needsAsking } from './card.ts'
import { authorsProblem, withKnown } from './fit.ts'
import type { AuthorsTyped } from './form.ts'
import { questionAgain } from './letters.ts'
import {
  authorLines,
  type Confirmed,
  holdLine,
  type NewAuthor,
  putQuestions,
  replaceAuthors,
  standsAs,
  updateAuthorship,
} from './queries.ts'
import { reviewersAt } from './queries-owners.ts'

const TERM = { hours: 24 * 60 }

/** Open to actions, which have asked policy and authorsProblem; the journal has their line. `before`: the list that stands. */
export async function writeAuthors(
  w: Writing,
  paper: Listed,
  authors: NewAuthor[],
  before: Authorship[],
): Promise<void> {
  if (standsAs(before, authors)) return
  await replaceAuthors(w, paper.id, authors, before)
  const known = new Set(before.map(({ email }) => email))
  const emails = authors.flatMap(({ email }) => (email === '' || known.has(email) ? [] : email))
  if (paper.submitted_at && emails.length > 0) await tellOfSuspended(w, paper, emails)
}

type Listed = Pick<Paper, 'id' | 'title' | 'submitted_at'>

/** Of a submitted paper a new address may be that of somebody who reviews it; the conflict follows by itself. */
async function tellOfSuspended(w: Writing, paper: Listed, emails: string[]): Promise<void> {
  const suspended = (await reviewersAt(w, paper.id, emails)).filter(({ assigned }) => assigned)
  if (suspended.length === 0) return
  const chairs = await chairsUnconflictedWith(w, paper.id)
  const reason = `${w.viewer.name} has changed the list of authors.`
  const letters = suspended.flatMap(({ name: reviewer }) =>
    chairs.map((chair) => assignmentSuspended(chair, { paper, reviewer, reason, by: 'list' })),
  )
  await sendAll(w, letters)
}

const ownLine = ({ viewer }: Writing, lines: Authorship[]): Authorship | undefined =>
  lines.find((line) => line.person_id === viewer.personId && viewer.personId !== null)

const confirm = (w: Writing, lines: Authorship[], own: Authorship) =>
  updateAuthorship(w, own.id, { confirmed_at: w.now, confirmed_as: cardOf(lines, own) })

/** The list alone: for contacts when the form is closed, and for chairs. */
export async function changeAuthors(w: Writing, paperId: number, typed: AuthorsTyped): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayChangeAuthors(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  const before = await authorLines(w, paperId)
  if (typed.version !== undefined && typed.version !== paper.version) {
    const names = before.map(({ name, email }) => `${name} <${email}>`).join(', ')
    const { version } = paper
    throw new Stale(
      'Somebody saved this paper while you were writing. Look at both lists.',
      { authors: names },
      { version },
    )
  }
  const authors = await withKnown(w, typed.authors)
  const problem = authorsProblem(w, paper, authors, before)
  if (problem) return fault(problem, typed)
  await writeAuthors(w, paper, authors, before)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'authors.changed', { paperId, subject: paper.title })
  const missing = paper.submitted_at ? Object.entries(await gapsOf(w, paper)) : []
  const gap = missing.find(([field]) => field.startsWith('authors'))
  return gap ? fault(Object.fromEntries([gap]), typed) : null
}

/** Who is to be asked now, with the token of the link; asking again ends the earlier link. */
export type Asked = { line: Authorship; lines: Authorship[]; token: string }

/** Open to actions that write to authors anyway: the question stands in their letter. Whoever asks has confirmed the own line. */
export async function askAuthors(w: Writing, paperId: number, before: Authorship[]): Promise<Asked[]> {
  const line = ownLine(w, before)
  const own = line ? { id: line.id, card: cardOf(before, line) } : null
  const lines = before.map((one) =>
    one === line ? { ...one, confirmed_at: w.now, confirmed_as: own?.card ?? null } : one,
  )
  const asked = lines
    .filter((line) => needsAsking(lines, line))
    .map((line) => ({ line, lines, token: newToken() }))
  if (asked.length > 0) {
    await putAsked(w, asked, own)
    await record(w, 'authors.asked', { paperId, subject: `${asked.length} of ${lines.length}` })
  } else if (line) await confirm(w, before, line)
  return asked
}

async function putAsked(w: Writing, asked: Asked[], own: Confirmed | null): Promise<void> {
  const questions = asked.map(({ line, lines, token }) => ({
    id: line.id,
    card: cardOf(lines, line),
    hash: hashOf(token),
  }))
  await putQuestions(w, questions, { until: w.now.add(TERM), own })
}

/** One author, who has not answered; the letter of today is enough for today. */
export async function askAgain(w: Writing, paperId: number, lineId: number): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayAskAuthors(w.viewer, paper))
  const lines = await authorLines(w, paperId)
  const line = found(lines.find(({ id }) => id === lineId))
  const answered = answers(await openCorrection(w, lineId))
  const problem = againProblem(w, { paper, lines, line, answered })
  if (problem) return fault({ form: problem })
  const asked = { line, lines, token: newToken() }
  await putAsked(w, [asked], null)
  await send(w, questionAgain(paper, asked, askerOf(w, lines)))
  await record(w, 'author.asked-again', { paperId, subject: line.name || line.email })
  return null
}

function askerOf({ viewer }: Writing, lines: Authorship[]): string {
  const own = lines.find(({ person_id }) => person_id === viewer.personId)
  return own ? own.name || own.email : `${viewer.name}, a chair of the workshop,`
}

const MOVED = 'The list has changed since you opened this page. Look at it once more, then confirm.'

/** Open to whoever holds the link of the letter. `seen`: the list that stood on the page. */
export async function confirmAuthorship(
  w: Writing,
  token: string,
  seen: string | undefined,
): Promise<Fault | null> {
  const line = await holdLine(w, token)
  must(mayAnswerLetter({ ...line, ...line.paper }, w.now))
  const lines = await authorLines(w, line.paper_id)
  if (seen !== undefined && seen !== hashOf(cardOf(lines, line))) return fault({ form: MOVED })
  await confirm(w, lines, line)
  await record(w, 'authorship.confirmed', { paperId: line.paper_id, subject: line.name || line.email })
  return null
}

export async function confirmAsMyself(w: Writing, paperId: number): Promise<Paper> {
  const paper = await holdPaper(w, paperId)
  must(mayConfirmAuthorship(w.viewer, paper))
  const lines = await authorLines(w, paperId)
  const own = ownLine(w, lines)
  if (own) await confirm(w, lines, own)
  await record(w, 'authorship.confirmed', { paperId, subject: w.viewer.name })
  return paper
}

export async function leavePaper(w: Writing, paperId: number): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayLeavePaper(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  const before = await authorLines(w, paperId)
  const stay = before.filter(({ person_id }) => person_id !== w.viewer.personId)
  const asContact = { ...w, viewer: { ...w.viewer, contactOf: w.viewer.authored } }
  const problem = authorsProblem(asContact, paper, stay, before)
  if (problem) return fault({ form: LAST })
  await replaceAuthors(w, paperId, stay, before)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'authorship.left', { paperId, subject: w.viewer.name })
  return null
}

const LAST =
  'You are the last contact who has confirmed to be an author. Let a co-author confirm first, or withdraw the paper.'
