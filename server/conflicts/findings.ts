// Declared conflicts with the evidence for them, and undeclared ones for which there is evidence. For chairs: it knows both sides.
import type { Reading } from '../context.ts'
import type { ConflictKind, Tie } from '../core/tables-conflicts.ts'
import { type Candidates, candidatesAmong } from './candidates.ts'
import { type Evidence, evidenceOf, type Known, known } from './evidence.ts'
import type { FindingState } from './kinds.ts'
import { allConflicts, type ClearanceRow, type ConflictRow, clearances } from './queries.ts'
import {
  type AuthorOf,
  addressesKnown,
  authorsKnown,
  conflictedPairs,
  papersKnown,
  reviewersKnown,
  tiesKnown,
} from './queries-evidence.ts'

export type Finding = {
  state: FindingState
  paper: { id: number; title: string }
  /** id: null for an address without an account, which is nobody to assign. */
  person: { id: number | null; name: string; email: string }
  kind: ConflictKind
  evidence: string[]
  conflict: ConflictRow | null
  clearance: ClearanceRow | null
}

type World = {
  papers: { id: number; title: string }[]
  authors: Map<number, Known[]>
  reviewers: { id: number; name: string; email: string; known: Known }[]
  /** Their places in that list, by account. */
  placeOf: Map<number, number>
  candidates: Candidates
  owners: Map<string, number>
  conflicts: Map<number, ConflictRow[]>
  cleared: Map<string, ClearanceRow>
  clearedIn: Map<number, ClearanceRow[]>
  pairs: Set<string>
  strangerAt: (email: string) => Known
}

const NOTHING: ReadonlySet<number> = new Set()

type Facts = {
  lines: AuthorOf[]
  addresses: Map<number, string[]>
  ties: Map<number, Tie[]>
}

/** Profiles of whoever stands behind an account or an address. */
function profilesOf({ lines, addresses, ties }: Facts) {
  const owners = new Map(
    [...addresses].flatMap(([id, emails]) => emails.map((email) => [email, id] as const)),
  )
  const writerOf = (line: AuthorOf) => line.person_id ?? owners.get(line.email) ?? line.email
  const written = new Map(
    [...Map.groupBy(lines, writerOf)].map(([writer, own]) => [
      writer,
      new Set(own.map(({ paper_id }) => paper_id)),
    ]),
  )
  const profile = (id: number | string, name: string, email: string, affiliation: string) =>
    known({
      ...{ name: name || email, affiliation, papers: written.get(id) ?? NOTHING },
      emails: [...new Set([email, ...(typeof id === 'number' ? (addresses.get(id) ?? []) : [])])],
      ties: typeof id === 'number' ? (ties.get(id) ?? []) : [],
    })
  const ofLine = (line: AuthorOf) => profile(writerOf(line), line.name, line.email, line.affiliation)
  return { owners, profile, ofLine }
}

/** Eight queries, whatever the number of papers and reviewers. */
async function worldOf(r: Reading): Promise<World> {
  const [papers, lines, people, addresses, ties, conflicts, pins, pairs] = await Promise.all([
    papersKnown(r),
    authorsKnown(r),
    reviewersKnown(r),
    addressesKnown(r),
    tiesKnown(r),
    allConflicts(r),
    clearances(r),
    conflictedPairs(r),
  ])
  const { owners, profile, ofLine } = profilesOf({ lines, addresses, ties })
  const authors = Map.groupBy(lines, ({ paper_id }) => paper_id)
  const reviewers = people.map(({ id, name, email, affiliation }) => ({
    ...{ id, name, email },
    known: profile(id, name, email, affiliation),
  }))
  return {
    papers,
    authors: new Map([...authors].map(([id, own]) => [id, own.map(ofLine)])),
    reviewers,
    placeOf: new Map(reviewers.map(({ id }, place) => [id, place])),
    candidates: candidatesAmong(reviewers.map((one) => one.known)),
    clearedIn: Map.groupBy(pins, ({ paper_id }) => paper_id),
    owners,
    conflicts: Map.groupBy(conflicts, ({ paper_id }) => paper_id),
    cleared: new Map(pins.map((pin) => [`${pin.paper_id}:${pin.person_id}`, pin])),
    pairs,
    strangerAt: (email) => profile(email, email, email, ''),
  }
}

function stateOf(conflict: ConflictRow, evidence: Evidence[]): FindingState {
  if (conflict.confirmed_at) return 'confirmed'
  if (conflict.justified_at) return 'answered'
  if (conflict.questioned_at) return 'questioned'
  return conflict.declared_as === 'author' && evidence.length === 0 ? 'unjustified' : 'declared'
}

const wordsOf = (evidence: Evidence[]) => [...new Set(evidence.map(({ words }) => words))]

function declaredIn(world: World, paper: World['papers'][number], conflict: ConflictRow): Finding {
  const id = conflict.person_id ?? world.owners.get(conflict.email ?? '') ?? null
  const reviewer = world.reviewers[world.placeOf.get(id ?? 0) ?? -1]
  const email = conflict.email ?? conflict.address ?? ''
  const evidence = evidenceOf(
    paper.id,
    world.authors.get(paper.id) ?? [],
    reviewer?.known ?? world.strangerAt(email),
  )
  return {
    state: stateOf(conflict, evidence),
    paper: { id: paper.id, title: paper.title },
    person: { id, name: reviewer?.name ?? conflict.person ?? email, email },
    kind: conflict.kind,
    evidence: wordsOf(evidence),
    conflict,
    clearance: world.cleared.get(`${paper.id}:${id}`) ?? null,
  }
}

/** Reviewers who share something with an author and are in no conflict; those of whom a chair has ruled it out are kept as cleared. */
function likelyIn(world: World, { id, title }: World['papers'][number]): Finding[] {
  const authors = world.authors.get(id) ?? []
  const ruled = (world.clearedIn.get(id) ?? []).map(({ person_id }) => world.placeOf.get(person_id) ?? -1)
  const places = [...new Set([...world.candidates(authors), ...ruled])].toSorted((a, b) => a - b)
  const near = places.flatMap((place) => world.reviewers[place] ?? [])
  return near.flatMap(({ known: reviewer, ...person }): Finding[] => {
    const pair = `${id}:${person.id}`
    if (world.pairs.has(pair)) return []
    const clearance = world.cleared.get(pair) ?? null
    const evidence = evidenceOf(id, authors, reviewer)
    const [strongest] = evidence
    if (!strongest && !clearance) return []
    const state = clearance ? 'cleared' : 'likely'
    const kind = strongest?.kind ?? 'other'
    return [
      { state, paper: { id, title }, person, kind, evidence: wordsOf(evidence), conflict: null, clearance },
    ]
  })
}

/** `paperId`: of one paper; without it, of all that the chair may know. */
export async function findings(r: Reading, paperId?: number): Promise<Finding[]> {
  const world = await worldOf(r)
  const papers = world.papers.filter(({ id }) => paperId === undefined || id === paperId)
  return papers.flatMap((paper) => [
    ...(world.conflicts.get(paper.id) ?? []).map((conflict) => declaredIn(world, paper, conflict)),
    ...likelyIn(world, paper),
  ])
}
