// The conflicts of a paper: for its authors what authors said, for chairs everything with its evidence, for a reviewer only a form.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { type AuthorLine, authorsOf, findPaper, type SeenPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import {
  mayCompleteConflicts,
  mayConfirmConflict,
  mayDeclareConflict,
  mayJustifyConflict,
  mayLiftConflict,
  mayQuestionConflict,
  maySeeConflict,
  maySeeConflicts,
  type Side,
  sideOf,
} from '../policy/conflicts.ts'
import { because, yes } from '../policy/verdict.ts'
import { type Finding, findings } from './findings.ts'
import { KIND_WORDS, kindOptions } from './kinds.ts'
import { type OwnSuggestion, ownSuggestions } from './own.ts'
import { type ConflictRow, conflictsOf } from './queries.ts'

type Declared = {
  id: string
  who: string
  address: string | null
  kind: string
  reason: string
  by: string
  declared: TimeShown
  confirmed: boolean
  question: string | null
  justification: string | null
  /** For chairs: what speaks for it; null for everybody else. */
  evidence: string[] | null
  lift: string | null
  confirm: string | null
  ask: string | null
  answer: string | null
}

type Suggested = {
  id: number
  name: string
  email: string
  kind: string
  reasons: string[]
  pinned: string | null
  unpin: string | null
}

export type ConflictsPage = {
  paper: { id: number; title: string }
  side: Side
  kinds: { value: string; label: string }[]
  authors: Pick<AuthorLine, 'name' | 'email' | 'affiliation'>[]
  declared: Declared[]
  likely: Suggested[]
  cleared: Suggested[]
  own: OwnSuggestion[]
  /** Every chair is in conflict with the paper, so nobody can lead its review. */
  waits: boolean
  complete: { since: TimeShown | null; can: boolean }
  locked: string | null
  /** The conflict whose own form has the fault; null: the form at the side. */
  failed: string | null
  entry: Fault | null
}

const BY: Record<Side, string> = { author: 'an author', reviewer: 'the reviewer', chair: 'a chair' }

/** Authors read the address as it was typed: a name would tell whether there is an account. */
function declaredOf(
  { viewer, workshop }: Reading,
  side: Side,
  row: ConflictRow,
  finding?: Finding,
): Declared {
  const named = side === 'chair' && row.person !== null
  const paper = { id: row.paper_id }
  return {
    id: row.id,
    who: (named ? row.person : row.email) ?? '',
    address: named ? (row.email ?? row.address) : null,
    kind: KIND_WORDS[row.kind],
    reason: row.reason,
    by: `${row.declarer}, ${BY[row.declared_as]}`,
    declared: shown(row.declared_at, workshop.time_zone),
    confirmed: row.confirmed_at !== null,
    question: row.question,
    justification: row.justification,
    evidence: finding?.evidence ?? null,
    lift: yes(mayLiftConflict(viewer, row)) ? to.conflictLifting(paper, row) : null,
    confirm: yes(mayConfirmConflict(viewer, row)) ? to.conflictConfirmation(paper, row) : null,
    ask: yes(mayQuestionConflict(viewer, row)) ? to.conflictQuestion(paper, row) : null,
    answer: yes(mayJustifyConflict(viewer, row)) ? to.conflictJustification(paper, row) : null,
  }
}

function suggestedOf({ paper, person, kind, evidence, clearance }: Finding): Suggested[] {
  if (person.id === null) return []
  const unpin = clearance ? to.clearanceRemoval(paper, clearance) : null
  return [{ ...person, id: person.id, kind, reasons: evidence, pinned: clearance?.reason ?? null, unpin }]
}

async function chairsPart(r: Reading, paperId: number) {
  const all = await findings(r, paperId)
  return {
    by: new Map(
      all.flatMap((finding) => (finding.conflict ? [[finding.conflict.id, finding] as const] : [])),
    ),
    likely: all.filter(({ state }) => state === 'likely').flatMap(suggestedOf),
    cleared: all.filter(({ state }) => state === 'cleared').flatMap(suggestedOf),
  }
}

const nothing = { by: new Map<string, Finding>(), likely: [], cleared: [] }

const EMPTY = {
  authors: [],
  declared: [],
  likely: [],
  cleared: [],
  own: [],
  waits: false,
  locked: null,
  complete: { since: null, can: false },
}

export async function conflictsPage(
  r: Reading,
  paperId: number,
  entry: Fault | null = null,
  failed: string | null = null,
): Promise<ConflictsPage> {
  const paper = await findPaper(r, paperId)
  const side = sideOf(r.viewer, paper)
  if (side === null) throw new NotFound()
  const { id, title } = paper
  const frame = { paper: { id, title }, side, kinds: kindOptions(), entry, failed }
  const part = yes(maySeeConflicts(r.viewer, paper)) ? await listPart(r, paper, side) : EMPTY
  return { ...frame, ...part }
}

async function listPart(r: Reading, paper: SeenPaper, side: Side) {
  const { id, conflicts_confirmed_at: since } = paper
  const [lines, rows, chairs, found, own] = await Promise.all([
    authorsOf(r, [id]),
    conflictsOf(r, id),
    chairsUnconflictedWith(r, id),
    side === 'chair' ? chairsPart(r, id) : nothing,
    side === 'author' ? ownSuggestions(r, id) : [],
  ])
  const visible = rows.filter((row) => yes(maySeeConflict(r.viewer, row)))
  return {
    authors: (lines.get(id) ?? []).map(({ name, email, affiliation }) => ({ name, email, affiliation })),
    declared: visible.map((row) => declaredOf(r, side, row, found.by.get(row.id))),
    likely: found.likely,
    cleared: found.cleared,
    own,
    waits: chairs.length === 0,
    locked: because(mayDeclareConflict(r.viewer, paper, null)),
    complete: {
      since: since && shown(since, r.workshop.time_zone),
      can: since === null && yes(mayCompleteConflicts(r.viewer, paper)),
    },
  }
}
