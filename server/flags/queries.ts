// Flags for a viewer: SQL twin of maySeeFlag; test/policy/twins-flags.test.ts keeps the two in step.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Flag } from '../core/tables-flags.ts'
import { ownId } from '../policy/viewer.ts'

export type SeenFlag = Flag & { title: string; raiser: string; closer: string | null }

function visibleFlags({ db, viewer }: Reading) {
  return db<Flag>('flags')
    .join('papers', 'papers.id', 'flags.paper_id')
    .join('people as raiser', 'raiser.id', 'flags.person_id')
    .leftJoin('people as closer', 'closer.id', 'flags.closed_by')
    .select<SeenFlag[]>('flags.*', 'papers.title', 'raiser.name as raiser', 'closer.name as closer')
    .whereNotIn('flags.paper_id', [...viewer.conflicted])
    .where((may) => {
      may.where((own) =>
        own.where('flags.person_id', viewer.personId).whereIn('flags.paper_id', [...viewer.assigned]),
      )
      if (viewer.isChair) may.orWhereRaw('true')
    })
}

/** Those that wait come first, then the newest. */
export const listFlags = (r: Reading): Promise<SeenFlag[]> =>
  visibleFlags(r).orderByRaw('flags.closed_at is not null, flags.raised_at desc, flags.id')

export const flagsOf = (r: Reading, paperId: number): Promise<SeenFlag[]> =>
  visibleFlags(r).where('flags.paper_id', paperId).orderBy('flags.raised_at').orderBy('flags.id')

/** For the own data: what one raised and may still read. */
export const ownFlags = async (r: Reading) =>
  (await listFlags(r))
    .filter(({ person_id }) => person_id === r.viewer.personId)
    .map(({ paper_id, kind, text, raised_at, outcome, answer }) => ({
      ...{ paper: paper_id, kind, text, raised_at, outcome, answer },
    }))

export const holdFlag = async (w: Writing, id: string): Promise<SeenFlag> =>
  found<SeenFlag>(await visibleFlags(w).where('flags.id', id).forUpdate('flags').first())

/** The same words of the same person: a form that was sent twice. */
export const raisedBefore = (
  { db, viewer }: Writing,
  row: Pick<Flag, 'paper_id' | 'kind' | 'text'>,
): Promise<Flag | undefined> =>
  db<Flag>('flags')
    .where({ ...row, person_id: ownId(viewer), closed_at: null })
    .first()

export const insertFlag = ({ db, now, viewer }: Writing, row: Pick<Flag, 'paper_id' | 'kind' | 'text'>) =>
  db<Flag>('flags').insert({ ...row, person_id: ownId(viewer), raised_at: now })

export const closeFlagRow = (
  { db, now, viewer }: Writing,
  { id }: Pick<Flag, 'id'>,
  change: Pick<Flag, 'outcome' | 'answer'>,
) =>
  db<Flag>('flags')
    .where({ id })
    .update({ ...change, closed_at: now, closed_by: viewer.personId })
