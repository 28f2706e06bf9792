// What a test sees of the outbox and of the queue.
import type { House } from '../../server/context.ts'
import { SECRET } from '../../server/core/outbox.ts'
import type { LetterRow } from '../../server/core/tables-mail.ts'
import { jobsOf } from '../../server/worker.ts'

type Job = (payload: unknown, attempt: { number: number; most: number }) => Promise<void>

export function outboxOf(house: House) {
  const { db } = house

  /** Every letter, oldest first, with its secret put in as the postman does. */
  async function letters(): Promise<LetterRow[]> {
    const rows = await db<LetterRow>('letters').orderBy('written_at').orderBy('id')
    return rows.map((letter) => ({
      ...letter,
      body_text: letter.body_text.replaceAll(SECRET, letter.secret ?? SECRET),
      body_html: letter.body_html.replaceAll(SECRET, letter.secret ?? SECRET),
    }))
  }

  /** Runs what stands in the queue, as the worker would, until nothing does. */
  async function run(): Promise<void> {
    const jobs: Record<string, Job> = jobsOf(house)
    for (;;) {
      const { rows } = await db.raw<{ rows: { id: string; name: string; payload: unknown }[] }>(
        `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
         where t.id = j.task_id and j.id = (select min(id) from graphile_worker._private_jobs)
         returning j.id, t.identifier as name, j.payload`,
      )
      const job = rows[0]
      if (!job) return
      await jobs[job.name]?.(job.payload, { number: 1, most: 12 })
    }
  }

  return { letters, run }
}
