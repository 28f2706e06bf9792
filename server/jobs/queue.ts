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

/** All of them in one query and one call: the queue takes a list much faster than one after the other. */
export async function enqueueAll(
  w: { db: Tx },
  name: JobName,
  payloads: Record<string, unknown>[],
): Promise<void> {
  if (payloads.length === 0) return
  await w.db.raw(
    `select from graphile_worker.add_jobs(array(
       select row(?::text, p, null, null, 12, null, null, null)::graphile_worker.job_spec
       from json_array_elements(?::json) p))`,
    [name, JSON.stringify(payloads)],
  )
}

export const enqueue = (w: { db: Tx }, name: JobName, payload: Record<string, unknown>): Promise<void> =>
  enqueueAll(w, name, [payload])
