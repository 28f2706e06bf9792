// The rows in which a list of authors is typed: as typed where there are faults, else as saved, each with what its author has said.
import type { Reading } from '../context.ts'
import { deadlineShown, shortDay, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { mayChangeAuthors } from '../policy/authorships.ts'
import type { DatedPaper } from '../policy/papers.ts'
import { because, yes } from '../policy/verdict.ts'
import { type Standing, standingOf } from './card.ts'
import { authorLines, type KnownAuthor, knownAuthors } from './queries.ts'
import { unreachedAuthors } from './queries-unreached.ts'

export type AuthorRow = {
  name: string
  email: string
  affiliation: string
  orcid: string
  contact: boolean
  pill: Pill | null
}
export type AuthorRows = {
  rows: AuthorRow[]
  /** For completion by address: from the viewer's own papers alone. */
  known: KnownAuthor[]
  locked: boolean
  because: string | null
  /** When the lists of authors are fixed, if they are by a date of their own. */
  fixed: TimeShown | null
}

const PILLS: Record<Standing, (line: Authorship, zone: string) => Pill | null> = {
  confirmed: () => ({ tone: 'ok', text: 'Confirmed', sign: 'check' }),
  changed: () => ({ tone: 'warn', text: 'Confirmed another list', sign: 'history' }),
  asked: ({ asked_at }, zone) => ({
    tone: 'info',
    text: asked_at ? `Asked ${shortDay(asked_at, zone)}` : 'Asked',
    sign: 'mail',
  }),
  unasked: () => null,
}

const UNREACHED: Pill = { tone: 'bad', text: 'Letter did not arrive', sign: 'warn' }

/** `lost`: addresses that the last letter did not reach. */
export const pillOf = (
  lines: Authorship[],
  line: Authorship,
  lost: ReadonlySet<string>,
  zone: string,
): Pill | null => (lost.has(line.email) ? UNREACHED : PILLS[standingOf(lines, line)](line, zone))

export async function lostAddresses(r: Reading, paperId: number): Promise<Set<string>> {
  const lost = (await unreachedAuthors(r, [paperId])).get(paperId) ?? []
  return new Set(lost.map(({ email }) => email))
}

const BLANK: AuthorRow = { name: '', email: '', affiliation: '', orcid: '', contact: true, pill: null }

const textIn = (row: object, key: string) => {
  const text: unknown = Reflect.get(row, key)
  return typeof text === 'string' ? text : ''
}

function rowsAsTyped(typed: unknown, saved: AuthorRow[]): AuthorRow[] {
  if (typeof typed !== 'object' || typed === null) return saved
  return Object.values(typed).map((row) => {
    const line: object = typeof row === 'object' && row !== null ? row : {}
    const [name, email, affiliation] = [
      textIn(line, 'name'),
      textIn(line, 'email'),
      textIn(line, 'affiliation'),
    ]
    const contact: unknown = Reflect.get(line, 'contact')
    const ticked = contact === undefined || [contact].flat().some((one) => one !== '' && one !== false)
    return { ...BLANK, name, email, affiliation, orcid: textIn(line, 'orcid'), contact: ticked }
  })
}

/** `blank`: rows to go on, unless the list is fixed. */
export async function authorRows(
  r: Reading,
  paper: DatedPaper,
  entry: Fault | null,
  blank = 2,
): Promise<AuthorRows> {
  const verdict = mayChangeAuthors(r.viewer, paper, r.deadlines, r.workshop.authors_freeze_at)
  const locked = !yes(verdict)
  const [lines, known, lost] = await Promise.all([
    authorLines(r, paper.id),
    locked ? [] : knownAuthors(r),
    lostAddresses(r, paper.id),
  ])
  const saved = lines.map((line) => {
    const { name, email, affiliation, orcid, contact } = line
    return { name, email, affiliation, orcid, contact, pill: pillOf(lines, line, lost, r.workshop.time_zone) }
  })
  const more = Array.from({ length: blank }, () => BLANK)
  const rows = locked ? saved : [...rowsAsTyped(entry?.typed.authors, saved), ...more]
  const freeze = r.workshop.authors_freeze_at
  const fixed = freeze && deadlineShown(freeze, r.workshop.time_zone)
  return { rows, known, locked, because: because(verdict), fixed }
}
