// What happens by itself: every recurring job, in one table (minute, hour, day, month, weekday; UTC).
import type { JobName } from '../core/queue.ts'

export const schedule: { at: string; job: JobName }[] = [
  { at: '*/5 * * * *', job: 'receipts.send' },
  { at: '*/10 * * * *', job: 'drafts.remind' },
  { at: '*/10 * * * *', job: 'reviews.remind' },
  { at: '*/10 * * * *', job: 'comments.tell' },
  { at: '*/10 * * * *', job: 'responses.ask' },
  { at: '35 * * * *', job: 'proxies.end' },
  { at: '5 * * * *', job: 'invitations.remind' },
  { at: '20 3 * * *', job: 'files.sweep' },
  { at: '40 3 * * *', job: 'sessions.sweep' },
]
