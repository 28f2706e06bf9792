// Letters as rows, and what they speak of: one statement for both.
import type { Db } from './db.ts'

/** `about`: the paper of which the letter at this place, from 1 on, speaks. The ids come in the order of the rows. */
export const insertLetters = (db: Db, rows: object[], about: { place: number; paper: number }[]) =>
  db
    .with('written', db('letters').insert(rows).returning('id'))
    .with('placed', db.raw('select id, row_number() over () as place from written'))
    .with(
      'about',
      db.raw(
        `insert into letter_papers (letter_id, paper_id) select placed.id, paper
         from unnest(cast(? as bigint[]), cast(? as bigint[])) as given (place, paper) join placed using (place)`,
        [about.map(({ place }) => place), about.map(({ paper }) => paper)],
      ),
    )
    .from('placed')
    .orderBy('place')
    .select<{ id: string }[]>('id')
