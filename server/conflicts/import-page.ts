// Conflicts from a CSV as they would be taken in: each line with what it does, or why it cannot be; all of them or none.
import { underOurNames } from '../assignments/command/headings.ts'
import { readTable } from '../assignments/command/table.ts'
import type { Import } from '../assignments/import-page.ts'
import type { Reading } from '../context.ts'
import { fault } from '../core/form.ts'
import { InputFault } from '../core/input-fault.ts'
import type { Person } from '../core/tables.ts'
import type { ConflictKind } from '../core/tables-conflicts.ts'
import { counted } from '../core/words.ts'
import { addressIn } from '../invitations/people-table.ts'
import { peopleByEmails } from '../people/queries.ts'
import { maySeeAllConflicts } from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'
import type { Declaration } from './form.ts'
import { KIND_WORDS } from './kinds.ts'
import { allConflicts, assignedPairs, clearances } from './queries.ts'
import { authorsKnown, conflictedPairs, papersKnown } from './queries-evidence.ts'

export type Listed = { paper: number; declaration: Declaration }
type Line = {
  line: number
  paper: string
  title: string
  email: string
  name: string
  kind: string
  says: string
  tone: 'ok' | 'ember' | 'outline' | 'bad'
  listed: Listed | null
}
export type ImportPage = Import<Line>

/** As HotCRP and others call them. */
const KINDS: [RegExp, ConflictKind][] = [
  [/co-?author/, 'co-author'],
  [/advis[eo]r|advisee|student/, 'advisor'],
  [/institut|employ|organi[sz]ation/, 'institution'],
  [/collaborat/, 'collaborator'],
  [/family|personal|relative|friend/, 'family'],
]
const kindOf = (words: string): ConflictKind =>
  KINDS.find(([called]) => called.test(words.toLowerCase()))?.[1] ?? 'other'

/** What stands, without the papers that are hidden from the viewer; each set by paper and address, or paper and account. */
type Known = {
  papers: Map<string, { id: number; title: string }>
  people: Map<string, Person>
  authors: Set<string>
  declared: Set<string>
  pairs: Set<string>
  assigned: Set<string>
  cleared: Set<string>
  self: number | null
}

async function knownFor(r: Reading, emails: string[]): Promise<Known> {
  const [papers, people, authors, declared, pairs, assigned, cleared] = await Promise.all([
    papersKnown(r),
    peopleByEmails(r, emails),
    authorsKnown(r),
    allConflicts(r),
    conflictedPairs(r),
    assignedPairs(r),
    clearances(r),
  ])
  return {
    ...{ people, pairs, assigned, self: r.viewer.personId },
    papers: new Map(papers.map(({ id, title }) => [String(id), { id, title }])),
    authors: new Set(authors.map(({ paper_id, email }) => `${paper_id}:${email}`)),
    declared: new Set(declared.map(({ paper_id, email }) => `${paper_id}:${email}`)),
    cleared: new Set(cleared.map(({ paper_id, person_id }) => `${paper_id}-${person_id}`)),
  }
}

/** What speaks for passing the line over, or null. */
function passed(
  { authors, declared, pairs }: Known,
  paper: number,
  email: string,
  person: Person | undefined,
) {
  if (authors.has(`${paper}:${email}`)) return 'An author, in conflict anyway'
  const stands = declared.has(`${paper}:${email}`) || pairs.has(`${paper}:${person?.id}`)
  return stands ? 'In conflict already' : null
}

function newIn(known: Known, paper: number, person: Person | undefined): Pick<Line, 'says' | 'tone'> {
  const pair = `${paper}-${person?.id}`
  if (!person) return { says: 'New: counts once somebody has this address', tone: 'ok' }
  if (person.id === known.self) return { says: 'New: hides the paper from you', tone: 'ember' }
  if (known.assigned.has(pair)) return { says: 'New: takes the paper from its reviewer', tone: 'ember' }
  if (known.cleared.has(pair)) return { says: 'New, although it was ruled out', tone: 'ember' }
  return { says: 'New', tone: 'ok' }
}

type Cells = Record<'paper' | 'email' | 'kind' | 'reason' | 'state' | 'title', string> & { line: number }

/** Numbers of another system mean other papers; a file with titles tells. */
const letters = (title: string) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const isOther = (title: string, own: string) => title !== '' && letters(title) !== letters(own)

function lineOf(known: Known, seen: Set<string>, cells: Cells): Line {
  const { line, paper, email, kind, reason, state } = cells
  const { id, title = '' } = known.papers.get(paper.replace(/^#/, '')) ?? {}
  const person = known.people.get(email)
  const meant = kindOf(kind || reason)
  const told = { line, paper, title, email, name: person?.name ?? '', kind: KIND_WORDS[meant], listed: null }
  // A hidden paper and one that does not exist are told in the same words.
  if (id === undefined) return { ...told, says: 'There is no such paper.', tone: 'bad' }
  if (isOther(cells.title, title))
    return { ...told, says: `The file means “${cells.title.slice(0, 60)}”.`, tone: 'bad' }
  if (addressIn(email) === null) return { ...told, says: 'This is no email address.', tone: 'bad' }
  const key = `${id}:${person?.id ?? email}`
  const again = seen.has(key) ? 'Stands above already' : passed(known, id, email, person)
  seen.add(key)
  // Our own list holds what is only likely, and what a chair has ruled out.
  const undeclared = /^(likely|cleared)$/.test(state) ? 'Not declared there' : null
  if (again ?? undeclared) return { ...told, says: again ?? undeclared ?? '', tone: 'outline' }
  const words = (reason || kind || 'From a list of the chairs.').slice(0, 500)
  const declaration = { person: null, email, kind: meant, reason: words }
  return { ...told, ...newIn(known, id, person), listed: { paper: id, declaration } }
}

function cellsIn(csv: string): Cells[] {
  const columns = ['paper', 'reviewer', 'kind', 'reason', 'state', 'title']
  const { rows } = readTable(underOurNames(csv, columns.slice(0, 3)), 'Line ', columns, 2)
  return rows.map(
    ({ line, cells: [paper = '', email = '', kind = '', reason = '', state = '', title = ''] }) => {
      return { line, paper, email: email.toLowerCase(), kind, reason, state: state.toLowerCase(), title }
    },
  )
}

function faultOf(wrong: Line[]): string {
  const first = wrong.slice(0, 3).map(({ line, says }) => `Line ${line}: ${says}`)
  const more = wrong.length - first.length
  return [...first, ...(more > 0 ? [`So it is with ${counted(more, 'further line')}.`] : [])].join(' ')
}

const nothing = (csv: string): ImportPage => ({ csv, lines: null, fresh: 0, wrong: 0, entry: null })

export async function importPage(r: Reading, csv: string): Promise<ImportPage> {
  must(maySeeAllConflicts(r.viewer))
  if (csv.trim() === '') return nothing('')
  try {
    const cells = cellsIn(csv)
    const known = await knownFor(
      r,
      cells.map(({ email }) => email),
    )
    const seen = new Set<string>()
    const lines = cells.map((one) => lineOf(known, seen, one))
    const wrong = lines.filter(({ tone }) => tone === 'bad')
    const entry = wrong.length > 0 ? fault({ csv: faultOf(wrong) }, { csv }) : null
    const fresh = lines.filter(({ listed }) => listed).length
    return { csv, lines, fresh, wrong: wrong.length, entry }
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    return { ...nothing(csv), entry: fault({ csv: error.message.replace('Line :', 'Line ') }, { csv }) }
  }
}

export const listedIn = ({ lines }: ImportPage): Listed[] =>
  (lines ?? []).flatMap(({ listed }) => listed ?? [])
