// The queue: jobs are rows of graphile-worker, added in the transaction that causes them, so both happen or neither.
import type { Tx } from '../core/db.ts'

export type JobName =
  | 'mail.post'
  | 'assignments.run'
  | 'drafts.remind'
  | 'receipts.send'
  | 'files.sweep'
  | 'sessions.sweep'

/** All of them in one query. */
export async function enqueueAll(
  w: { db: Tx },
  name: JobName,
  payloads: Record<string, unknown>[],
): Promise<void> {
  await w.db.raw(
    'select graphile_worker.add_job(?, payload := p, max_attempts := 12) from json_array_elements(?::json) p',
    [name, JSON.stringify(payloads)],
  )
}

export const enqueue = (w: { db: Tx }, name: JobName, payload: Record<string, unknown>): Promise<void> =>
  enqueueAll(w, name, [payload])
