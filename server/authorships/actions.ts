// The list of authors is changed, its authors are asked, they confirm or leave.
import type { Writing } from '../context.ts'
import { Stale } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import { gapsOf } from '../papers/missing.ts'
import { holdPaper, updatePaper } from '../papers/queries.ts'
import {
  mayAnswerLetter,
  mayChangeAuthors,
  mayConfirmAuthorship,
  mayLeavePaper,
} from '../policy/authorships.ts'
import { must } from '../policy/verdict.ts'
import { cardOf, needsAsking } from './card.ts'
import { authorsProblem, withKnown } from './fit.ts'
import type { AuthorsTyped } from './form.ts'
import { authorLines, holdLine, type NewAuthor, replaceAuthors, updateAuthorship } from './queries.ts'

const TERM = { hours: 24 * 60 }

/** Open to actions, which have asked policy and authorsProblem; the journal has their line. Who changes the list confirms the own line. */
export async function writeAuthors(w: Writing, paperId: number, authors: NewAuthor[]): Promise<void> {
  if (await replaceAuthors(w, paperId, authors)) await confirmOwn(w, paperId)
}

/** Open to actions; the journal has their line. */
export async function confirmOwn(w: Writing, paperId: number): Promise<void> {
  const lines = await authorLines(w, paperId)
  const own = lines.find((line) => line.person_id === w.viewer.personId && w.viewer.personId !== null)
  if (own) await confirm(w, lines, own)
}

const confirm = (w: Writing, lines: Authorship[], own: Authorship) =>
  updateAuthorship(w, own.id, { confirmed_at: w.now, confirmed_as: cardOf(lines, own) })

/** The list alone: for contacts when the form is closed, and for chairs. */
export async function changeAuthors(w: Writing, paperId: number, typed: AuthorsTyped): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayChangeAuthors(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  if (typed.version !== undefined && typed.version !== paper.version) {
    const names = (await authorLines(w, paperId)).map(({ name, email }) => `${name} <${email}>`).join(', ')
    throw new Stale('Somebody saved this paper while you were writing. Look at the list again.', {
      authors: names,
    })
  }
  const authors = await withKnown(w, typed.authors)
  const problem = await authorsProblem(w, paper, authors)
  if (problem) return fault(problem, typed)
  await writeAuthors(w, paperId, authors)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'authors.changed', { paperId, subject: paper.title })
  const missing = paper.submitted_at ? Object.entries(await gapsOf(w, paper)) : []
  const gap = missing.find(([field]) => field.startsWith('authors'))
  return gap ? fault(Object.fromEntries([gap]), typed) : null
}

/** Who is to be asked now, with the token of the link; asking again ends the earlier link. */
export type Asked = { line: Authorship; lines: Authorship[]; token: string }

/** Open to actions that write to authors anyway: the question stands in their letter. */
export async function askAuthors(w: Writing, paperId: number): Promise<Asked[]> {
  await confirmOwn(w, paperId)
  const lines = await authorLines(w, paperId)
  const asked = lines
    .filter((line) => needsAsking(lines, line))
    .map((line) => ({ line, lines, token: newToken() }))
  for (const { line, token } of asked) {
    await updateAuthorship(w, line.id, {
      asked_at: w.now,
      asked_as: cardOf(lines, line),
      token_hash: hashOf(token),
      token_expires_at: w.now.add(TERM),
    })
  }
  if (asked.length > 0)
    await record(w, 'authors.asked', { paperId, subject: `${asked.length} of ${lines.length}` })
  return asked
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
  await confirmOwn(w, paperId)
  await record(w, 'authorship.confirmed', { paperId, subject: w.viewer.name })
  return paper
}

export async function leavePaper(w: Writing, paperId: number): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayLeavePaper(w.viewer, paper, w.deadlines, w.workshop.authors_freeze_at))
  const stay = (await authorLines(w, paperId)).filter(({ person_id }) => person_id !== w.viewer.personId)
  const asContact = { ...w, viewer: { ...w.viewer, contactOf: w.viewer.authored } }
  const problem = await authorsProblem(asContact, paper, stay)
  if (problem) return fault({ form: LAST })
  await replaceAuthors(w, paperId, stay)
  await updatePaper(w, paperId, { version: paper.version + 1, changed_at: w.now })
  await record(w, 'authorship.left', { paperId, subject: w.viewer.name })
  return null
}

const LAST =
  'You are the last contact who has confirmed to be an author. Let a co-author confirm first, or withdraw the paper.'
