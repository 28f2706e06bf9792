// What the probes ask of the database.
import type { Db } from '../core/db.ts'

export type QueueState = { waiting: number; failed: number; letters: number }

export async function queueState(db: Db): Promise<QueueState> {
  const { rows } = await db.raw<{ rows: QueueState[] }>(
    `select (select count(*) from graphile_worker.jobs where attempts < max_attempts) as waiting,
       (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as failed,
       (select count(*) from letters l left join batches b on b.id = l.batch_id
         where l.sent_at is null and l.kept_at is null and l.failed_at is null
           and (l.batch_id is null or b.dispatched_at is not null)) as letters`,
  )
  return rows[0] ?? { waiting: 0, failed: 0, letters: 0 }
}
