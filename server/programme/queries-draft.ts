// The SQL of the draft: its slots and boards, the papers to be placed, and who can present when.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { PaperFile } from '../core/tables-files.ts'
import type { Absence, Appearance, Board, Presentation, Slot } from '../core/tables-programme.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { inReview } from '../policy/sql.ts'
import type { Viewer } from '../policy/viewer.ts'

export type Guest = Pick<Appearance, 'name' | 'affiliation' | 'title'>
export type DraftSlot = Slot & { appearances: Guest[]; taken: boolean }
export type DraftBoard = { number: number; paper_id: number | null }

/** SQL twin of maySeeDraftDecision: where a paper stands in the draft is for chairs without a conflict with it. */
const seen = ({ isChair, conflicted }: Viewer) => ({ isChair, hidden: [...conflicted] })

/** `paper_id` is null and `taken` true where a paper stands that is hidden from the viewer. */
export async function draftSlots({ db, viewer }: Reading): Promise<DraftSlot[]> {
  const { rows } = await db.raw<{ rows: DraftSlot[] }>(
    `select s.id, s.starts_at, s.ends_at, s.kind, s.title, s.paper_id is not null as taken,
       case when :isChair and s.paper_id <> all(:hidden::bigint[]) then s.paper_id end as paper_id,
       coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'affiliation', a.affiliation, 'title', a.title)
         order by a.position) from appearances a where a.slot_id = s.id), '[]') as appearances
     from slots s order by s.starts_at, s.id`,
    seen(viewer),
  )
  return rows
}

export const findSlot = async (r: Reading, id: number): Promise<DraftSlot> =>
  found((await draftSlots(r)).find((slot) => slot.id === id))

export async function draftBoards({ db, viewer }: Reading): Promise<DraftBoard[]> {
  const { rows } = await db.raw<{ rows: DraftBoard[] }>(
    `select number, case when :isChair and paper_id <> all(:hidden::bigint[]) then paper_id end as paper_id
     from boards order by number`,
    seen(viewer),
  )
  return rows
}

export type Candidate = Pick<Paper, 'id' | 'title'> & {
  outcome: Outcome | null
  accepted: boolean
  announced: boolean
  presenter: string | null
  /** The same for two papers when the same person presents them. */
  presenter_key: string | null
  attendance: Presentation['attendance'] | null
  /** Slots; where nobody comes, all of them. */
  absent: number[]
  note: string
}

/** SQL twin of maySeeDraftDecision: accepted papers, and others that still have a place; hidden ones left out. */
export async function candidates(r: Reading): Promise<Candidate[]> {
  const all = await everyCandidate(r)
  return r.viewer.isChair ? all.filter(({ id }) => !r.viewer.conflicted.has(id)) : []
}

/** Also those hidden from the viewer: for filling and publishing, which never tell of them. */
export async function everyCandidate({ db }: Reading): Promise<Candidate[]> {
  const { rows } = await db.raw<{ rows: Candidate[] }>(
    `select * from (
       select p.id, p.title, k.outcome, k.dispatched_at is not null as announced,
         coalesce(k.outcome in ('talk', 'poster'), false) and ${inReview('p')} as accepted,
         w.presenter, w.attendance,
         coalesce((select nullif(a.email, '') from authorships a where a.paper_id = p.id and a.name = w.presenter
           order by a.position limit 1), lower(w.presenter)) as presenter_key,
         case when w.attendance = 'nobody' then array(select s.id::int from slots s)
           else array(select x.slot_id::int from absences x where x.paper_id = p.id) end as absent,
         coalesce(w.note, '') as note,
         exists (select from slots s where s.paper_id = p.id) or exists (select from boards b where b.paper_id = p.id) as placed
       from papers p
       left join known_decisions k on k.paper_id = p.id and k.audience = 'authors'
       left join presentations w on w.paper_id = p.id) c
     where accepted or placed order by id`,
  )
  return rows
}

/** The draft is one thing, so whoever changes it waits for whoever changes it now. */
export const holdDraft = async ({ db }: Writing): Promise<void> => {
  await db('workshop').where({ id: 1 }).forUpdate()
}

export type SlotFields = Pick<Slot, 'starts_at' | 'ends_at' | 'kind' | 'title' | 'paper_id'>

export async function insertSlot({ db }: Writing, fields: SlotFields): Promise<Slot> {
  const [row] = await db<Slot>('slots').insert(fields).returning('*')
  return found(row)
}

export async function updateSlot({ db }: Writing, id: number, fields: Partial<SlotFields>): Promise<void> {
  await db<Slot>('slots').where({ id }).update(fields)
}

export const moveSlots = ({ db }: Writing, ids: number[], by: Temporal.Duration) =>
  db<Slot>('slots')
    .whereIn('id', ids)
    .update({
      starts_at: db.raw('starts_at + make_interval(secs => ?)', by.total('seconds')),
      ends_at: db.raw('ends_at + make_interval(secs => ?)', by.total('seconds')),
    })

export const deleteSlot = ({ db }: Writing, id: number) => db<Slot>('slots').where({ id }).delete()

export async function replaceGuests({ db }: Writing, slotId: number, guests: Guest[]): Promise<void> {
  await db<Appearance>('appearances').where({ slot_id: slotId }).delete()
  const rows = guests.map((guest, index) => ({ ...guest, slot_id: slotId, position: index + 1 }))
  if (rows.length > 0) await db<Appearance>('appearances').insert(rows)
}

/** Slots by id with the paper each gets; slots that are not named keep theirs. */
export async function writeTalks({ db }: Writing, talks: Map<number, number>): Promise<void> {
  const [slots, papers] = [[...talks.keys()], [...talks.values()]]
  await db<Slot>('slots').whereIn('id', slots).orWhereIn('paper_id', papers).update({ paper_id: null })
  await db.raw(
    `update slots s set paper_id = v.paper from unnest(?::bigint[], ?::bigint[]) v(slot, paper) where s.id = v.slot`,
    [slots, papers],
  )
}

export const emptySlots = ({ db }: Writing, ids: number[]) =>
  db<Slot>('slots').whereIn('id', ids).update({ paper_id: null })

/** Boards by number with the paper each gets, null for none; boards that are not named keep theirs. */
export async function writeBoards({ db }: Writing, boards: Map<number, number | null>): Promise<void> {
  const rows = [...boards].flatMap(([number, paper_id]) => (paper_id === null ? [] : [{ number, paper_id }]))
  await db<Board>('boards')
    .whereIn('number', [...boards.keys()])
    .delete()
  await db<Board>('boards')
    .whereIn(
      'paper_id',
      rows.map(({ paper_id }) => paper_id),
    )
    .delete()
  if (rows.length > 0) await db<Board>('boards').insert(rows)
}

export type Said = Presentation & { absent: number[] }

/** Rule 6: asked only for a paper whose decision the viewer may know. */
export async function presentationOf({ db }: Reading, paperId: number): Promise<Said | null> {
  const row = await db<Presentation>('presentations').where({ paper_id: paperId }).first()
  if (!row) return null
  const absences = await db<Absence>('absences').where({ paper_id: paperId })
  return { ...row, absent: absences.map(({ slot_id }) => slot_id) }
}

/** In a sentence. Rule 6: asked only for papers whose decision the viewer may know. */
export async function presentersSaid({ db }: Reading, paperIds: number[]): Promise<Map<number, string>> {
  const rows = await db<Presentation>('presentations').whereIn('paper_id', paperIds)
  const told = ({ attendance, presenter }: Presentation) =>
    attendance === 'nobody' ? 'The chairs know that nobody can come.' : `${presenter} presents.`
  return new Map(rows.map((row) => [row.paper_id, told(row)]))
}

/** Rule 6: asked only for papers whose decision the viewer may know. */
export async function handedIn({ db }: Reading, paperIds: number[]): Promise<Map<number, Set<string>>> {
  const rows = await db<PaperFile>('files')
    .whereIn('paper_id', paperIds)
    .whereNull('taken_off_at')
    .distinct('paper_id', 'kind')
  const byPaper = Map.groupBy(rows, ({ paper_id }) => paper_id)
  return new Map([...byPaper].map(([id, files]) => [id, new Set(files.map(({ kind }) => kind))]))
}

export const presentersOf = ({ db }: Reading, paperId: number): Promise<string[]> =>
  db<Authorship>('authorships')
    .where({ paper_id: paperId })
    .whereNot('name', '')
    .orderBy('position')
    .pluck('name')

export async function savePresentationRow(
  { db }: Writing,
  row: Presentation,
  { before, absent }: { before: unknown; absent: number[] },
): Promise<void> {
  await Promise.all([
    db<Presentation>('presentations').insert(row).onConflict('paper_id').merge(),
    before && db<Absence>('absences').where({ paper_id: row.paper_id }).delete(),
  ])
  const rows = absent.map((slot_id) => ({ paper_id: row.paper_id, slot_id }))
  if (rows.length > 0) await db<Absence>('absences').insert(rows)
}
