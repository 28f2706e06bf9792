// The journal as a chair may read it.
import type { Reading } from '../context.ts'
import { containing } from '../core/search.ts'
import type { JournalRow } from '../core/tables-mail.ts'

export type JournalFilter = { q: string; page: number }
export type JournalLine = JournalRow & { who: string | null; paper: string | null }

/** SQL twin of maySeeLine: a line about a paper is hidden from a chair in conflict with it. */
export async function journalLines(
  { db, viewer }: Reading,
  { q }: Pick<JournalFilter, 'q'>,
  { limit, offset }: { limit: number; offset: number },
): Promise<JournalLine[]> {
  const like = containing(q)
  const lines = db<JournalLine>('journal as j')
    .leftJoin('people as p', 'p.id', 'j.person_id')
    .leftJoin('papers as s', 's.id', 'j.paper_id')
    .where((seen) => seen.whereNull('j.paper_id').orWhereNotIn('j.paper_id', [...viewer.conflicted]))
    .orderBy('j.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select<JournalLine[]>('j.*', 'p.name as who', 's.title as paper')
  if (!viewer.isChair) lines.whereRaw('false')
  if (q)
    lines.where((match) =>
      match
        .whereILike('j.verb', like)
        .orWhereILike('j.subject', like)
        .orWhereILike('p.name', like)
        .orWhereILike('s.title', like),
    )
  return lines
}
