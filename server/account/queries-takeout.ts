// What is kept of a person beyond the account itself: letters that arrived, own acts, own declarations.
import type { Reading } from '../context.ts'
import type { JournalRow, LetterRow } from '../core/tables-mail.ts'
import { judgedBy } from '../policy/viewer.ts'

/** Papers of which the person may read now; what was known once and is hidden by now stays out of the archive too. */
const KNOWN = '(:isChair and paper_id <> all(:conflicted::bigint[]) or paper_id = any(:open::bigint[]))'

const known = ({ viewer }: Reading) => ({
  isChair: viewer.isChair,
  conflicted: [...viewer.conflicted],
  open: [...viewer.authored, ...judgedBy(viewer)],
})

/**
 * A letter that still waits in a batch tells what its reader must not know yet. With the papers that it speaks of, for
 * mayKeepLetter: as whom it was written to, its kind says.
 */
export const ownLetters = (r: Reading): Promise<(LetterRow & { papers: number[] })[]> =>
  r
    .db<LetterRow>('letters as l')
    .leftJoin('batches as b', 'b.id', 'l.batch_id')
    .where('l.person_id', r.viewer.personId)
    .where((left) => left.whereNull('l.batch_id').orWhereNotNull('b.dispatched_at'))
    .orderBy(['l.written_at', 'l.id'])
    .select('l.*')
    .select(
      r.db.raw<{ papers: number[] }>(
        'array(select p.paper_id::int from letter_papers p where p.letter_id = l.id) as papers',
      ),
    )

export const ownActs = (r: Reading): Promise<JournalRow[]> =>
  r
    .db<JournalRow>('journal')
    .where({ person_id: r.viewer.personId })
    .whereRaw(`(paper_id is null or ${KNOWN})`, known(r))
    .orderBy('id')

export const ownDeclarations = ({ db, viewer }: Reading): Promise<object[]> =>
  db('conflicts')
    .where({ declared_by: viewer.personId })
    .orderBy(['declared_at', 'paper_id', 'email'])
    .select('paper_id', 'email', 'reason', 'declared_at', 'declared_as', 'lifted_at')

export const ownBids = ({ db, viewer }: Reading): Promise<object[]> =>
  db('bids').where({ person_id: viewer.personId }).orderBy('paper_id').select('paper_id', 'level', 'bid_at')
