// The queue: jobs are rows of graphile-worker, added in the transaction that causes them, so both happen or neither.
import { z } from 'zod'
import type { Tx } from './db.ts'

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

const waiting = z.object({
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  run_at: z.string(),
  most: z.int(),
})
export const waitingJobs = z.array(waiting)
export type WaitingJob = z.infer<typeof waiting>

/** Jobs that somebody has asked for and that are not done; what recurs comes again by itself. */
export async function jobsWaiting({ db }: { db: Tx }): Promise<WaitingJob[]> {
  const { rows } = await db.raw<{ rows: WaitingJob[] }>(
    `select task.identifier as name, job.payload, to_json(job.run_at) #>> '{}' as run_at,
       job.max_attempts as most
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where job.attempts < job.max_attempts and job.payload -> '_cron' is null order by job.id`,
  )
  return rows
}

/** Each of them at its own time, with as many attempts as it had at first. */
export async function addWaiting({ db }: { db: Tx }, jobs: WaitingJob[]): Promise<void> {
  await db.raw(
    `select graphile_worker.add_job(
       job.name, job.payload, run_at => job.run_at, max_attempts => job.most)
     from json_to_recordset(?::json) job(name text, payload json, run_at timestamptz, most integer)`,
    [JSON.stringify(jobs)],
  )
}
