// Every letter that has left, whoever it is for: only a rehearsal asks, whose people and letters are invented.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import { containing } from '../core/search.ts'
import type { LetterRow } from '../core/tables-mail.ts'

export type ArrivedLetter = LetterRow & { reader_id: number | null }

/** Those of a batch that waits, or was discarded, have reached nobody. The reader is whoever has the address today. */
const arrived = ({ db }: Reading) =>
  db('letters as l')
    .leftJoin('batches as b', 'b.id', 'l.batch_id')
    .leftJoin('people as p', 'p.email', 'l.to_email')
    .where((free) => free.whereNull('l.batch_id').orWhereNotNull('b.dispatched_at'))

const matching = (r: Reading, q: string) =>
  arrived(r).where((all) => {
    if (q) all.whereRaw(`concat_ws(' ', l.to_name, l.to_email, l.subject) ilike ?`, [containing(q)])
  })

export const arrivedLetters = (
  r: Reading,
  q: string,
  page: { limit: number; offset: number },
): Promise<ArrivedLetter[]> =>
  matching(r, q)
    .select<ArrivedLetter[]>('l.*', 'p.id as reader_id')
    .orderBy([{ column: 'l.written_at', order: 'desc' }, 'l.id'])
    .limit(page.limit)
    .offset(page.offset)

export async function countArrived(r: Reading, q: string): Promise<number> {
  const [row] = await matching(r, q).count<{ count: number }[]>('* as count')
  return row?.count ?? 0
}

export const findArrived = async (r: Reading, id: string): Promise<ArrivedLetter> =>
  found(
    await arrived(r)
      .select<ArrivedLetter[]>('l.*', 'p.id as reader_id')
      .where('l.id', id)
      .first<ArrivedLetter | undefined>(),
  )
