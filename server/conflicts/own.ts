// What an author is reminded of: people of whom they know anyway, from their own papers and their own words, never from who reviews.
import type { Reading } from '../context.ts'
import type { ConflictKind } from '../core/tables-conflicts.ts'
import { authorsOf } from '../papers/queries.ts'
import { ownTies } from '../ties/queries.ts'
import { KIND_WORDS } from './kinds.ts'
import { conflictsOf, ownCoauthors, ownDeclarations } from './queries.ts'

export type OwnSuggestion = { email: string; name: string; kind: ConflictKind; reason: string }

export async function ownSuggestions(r: Reading, paperId: number): Promise<OwnSuggestion[]> {
  const [lines, rows, ties, declared, coauthors] = await Promise.all([
    authorsOf(r, [paperId]),
    conflictsOf(r, paperId),
    ownTies(r),
    ownDeclarations(r, paperId),
    ownCoauthors(r, paperId),
  ])
  const said = rows.filter(({ declared_as }) => declared_as === 'author').map(({ email }) => email)
  const known = new Set([
    ...r.viewer.emails,
    ...(lines.get(paperId) ?? []).map(({ email }) => email),
    ...said,
  ])
  const all: OwnSuggestion[] = [
    ...ties.flatMap(({ email, kind, note }) =>
      email === null
        ? []
        : [{ email, name: email, kind, reason: note || `You named them: ${KIND_WORDS[kind].toLowerCase()}` }],
    ),
    ...declared.flatMap(({ email, kind, reason }) =>
      email === null ? [] : [{ email, name: email, kind, reason }],
    ),
    ...coauthors.map(({ email, name, paper_id }) => ({
      ...{ email, name: name || email, kind: 'co-author' as const },
      reason: `Co-author of paper ${paper_id}`,
    })),
  ]
  const first = new Map(all.toReversed().map((one) => [one.email, one]))
  return all.filter((one) => first.get(one.email) === one && !known.has(one.email))
}
