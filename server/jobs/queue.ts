// The queue: jobs are rows of graphile-worker, added in the transaction that causes them, so both happen or neither.
import type { Tx } from '../core/db.ts'

export type JobName =
  | 'mail.post'
  | 'assignments.run'
  | 'drafts.remind'
  | 'reviews.remind'
  | 'comments.tell'
  | 'responses.ask'
  | 'invitations.remind'
  | 'receipts.send'
  | 'proxies.end'
  | 'files.sweep'
  | 'sessions.sweep'

export type QueuedJob = { name: JobName; payload: Record<string, unknown> }

export type Unqueued = { atCommit: { jobs: QueuedJob[] } }

/** The jobs are in the queue once the transaction ends. */
export function enqueueAll(w: Unqueued, name: JobName, payloads: QueuedJob['payload'][]): void {
  w.atCommit.jobs.push(...payloads.map((payload) => ({ name, payload })))
}

export const enqueue = (w: Unqueued, name: JobName, payload: QueuedJob['payload']): void =>
  enqueueAll(w, name, [payload])

/** All of them in one query and one call: the queue takes a list much faster than one after the other. */
export async function addJobs({ db, atCommit }: Unqueued & { db: Tx }): Promise<void> {
  const jobs = atCommit.jobs.splice(0)
  if (jobs.length === 0) return
  await db.raw(
    `select from graphile_worker.add_jobs(array(
       select row(j->>'name', j->'payload', null, null, 12, null, null, null)::graphile_worker.job_spec
       from json_array_elements(?::json) j))`,
    [JSON.stringify(jobs)],
  )
}
