// What is kept of a person beyond the account itself: letters that arrived, own acts, own declarations.
import type { Reading } from '../context.ts'
import type { JournalRow, LetterRow } from '../core/tables-reviewing.ts'

/** A letter that still waits in a batch tells what its reader must not know yet. */
export const ownLetters = ({ db, viewer }: Reading): Promise<LetterRow[]> =>
  db<LetterRow>('letters as l')
    .leftJoin('batches as b', 'b.id', 'l.batch_id')
    .where('l.person_id', viewer.personId)
    .where((left) => left.whereNull('l.batch_id').orWhereNotNull('b.dispatched_at'))
    .orderBy(['l.written_at', 'l.id'])
    .select<LetterRow[]>('l.*')

/** Without what was done to papers with which the person is in conflict by now, unless they are the person's own. */
export const ownActs = ({ db, viewer }: Reading): Promise<JournalRow[]> =>
  db<JournalRow>('journal')
    .where({ person_id: viewer.personId })
    .where((known) =>
      known
        .whereNull('paper_id')
        .orWhereNotIn('paper_id', [...viewer.conflicted.difference(viewer.authored)]),
    )
    .orderBy('id')

export const ownDeclarations = ({ db, viewer }: Reading): Promise<object[]> =>
  db('conflicts')
    .where({ declared_by: viewer.personId })
    .orderBy('id')
    .select('paper_id', 'email', 'reason', 'declared_at', 'declared_as', 'lifted_at')
