// Pairs that a chair has locked or ruled out. Papers the viewer is in conflict with are left out: twin of maySeeAssignmentOf.
import type { Reading, Writing } from '../context.ts'
import type { PairRuling } from '../core/tables-matching.ts'
import { ownId } from '../policy/viewer.ts'

export type RulingRow = PairRuling & { by: string }

export const rulingsOf = ({ db, viewer }: Reading): Promise<RulingRow[]> =>
  db<PairRuling>('pair_rulings')
    .join('people', 'people.id', 'pair_rulings.ruled_by')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .orderBy(['paper_id', 'person_id'])
    .select('pair_rulings.*', 'people.name as by')

/** `here`: still a reviewer. */
export type ListedRuling = RulingRow & { title: string; reviewer: string; here: boolean }

export const listedRulings = ({ db, viewer }: Reading): Promise<ListedRuling[]> =>
  db<PairRuling>('pair_rulings')
    .join('people as chairs', 'chairs.id', 'pair_rulings.ruled_by')
    .join('people', 'people.id', 'pair_rulings.person_id')
    .join('papers', 'papers.id', 'pair_rulings.paper_id')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .orderBy(['paper_id', 'person_id'])
    .select(
      'pair_rulings.*',
      'chairs.name as by',
      'people.name as reviewer',
      'papers.title',
      db.raw<{ here: boolean }>(
        `exists (select from reviewers r where r.person_id = pair_rulings.person_id and r.left_at is null) as here`,
      ),
    )

type Pair = Pick<PairRuling, 'paper_id' | 'person_id'>

export const putRuling = ({ db, now, viewer }: Writing, pair: Pair, ruling: PairRuling['ruling']) =>
  db<PairRuling>('pair_rulings')
    .insert({ ...pair, ruling, ruled_at: now, ruled_by: ownId(viewer) })
    .onConflict(['paper_id', 'person_id'])
    .merge()

export const deleteRuling = ({ db }: Writing, pair: Pair): Promise<number> =>
  db<PairRuling>('pair_rulings').where(pair).delete()
