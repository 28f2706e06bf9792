// Drafts whose deadline comes near, and who was reminded of which already.
import type { Reading, Writing } from '../context.ts'
import type { Paper } from '../core/tables.ts'

export type DueDraft = Paper & { closes: Temporal.Instant; hours: number }

/**
 * For each draft that was there at the hour, the last hour before its close that has struck and of which its authors
 * have not been told. One that was started later hears only of the hours that follow.
 */
export async function dueDrafts({ db, now }: Reading): Promise<DueDraft[]> {
  const { rows } = await db.raw<{ rows: DueDraft[] }>(
    `select distinct on (d.id) d.*, h.hours from (
       select p.*, greatest(s.closes_at, e.until) as closes
       from papers p join stages s on s.name = 'submission'
         left join extensions e on e.paper_id = p.id and e.ended_at is null
       where p.submitted_at is null and p.withdrawn_at is null and p.deleted_at is null
     ) d cross join (values (72), (24), (3)) h (hours)
     where :now < d.closes and d.closes - make_interval(hours => h.hours) <= :now
       and d.created_at <= d.closes - make_interval(hours => h.hours)
       and not exists (select from draft_reminders r
         where r.paper_id = d.id and r.closes_at = d.closes and r.hours <= h.hours)
     order by d.id, h.hours`,
    { now },
  )
  return rows
}

export async function markReminded(w: Writing, drafts: DueDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ id, closes, hours }) => ({
    paper_id: id,
    closes_at: closes,
    hours,
    sent_at: w.now,
  }))
  await w.db('draft_reminders').insert(rows)
}
