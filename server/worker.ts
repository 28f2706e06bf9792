// The worker: takes jobs from the queue and hands them to their features. Inside the web process by default, alone in production.
import { Logger, parseCronItems, run } from 'graphile-worker'
import pg from 'pg'
import { tellOfDiscussions } from './comments/jobs.ts'
import type { House } from './context.ts'
import type { JobName } from './core/queue.ts'
import { sweepFiles } from './files/jobs.ts'
import { remindInvited } from './invitations/jobs.ts'
import { schedule } from './jobs/schedule.ts'
import { postLetter } from './mail/jobs.ts'
import { endProxies } from './proxies/jobs.ts'
import { sendChangeReceipts } from './receipts/jobs.ts'
import { remind, remindOfReviews } from './reminders/jobs.ts'
import { callForResponses } from './response/jobs.ts'
import { computeRun } from './runs/jobs.ts'
import { sweepSessions } from './sessions/jobs.ts'

type Job = (payload: unknown, attempt: { number: number; most: number }) => Promise<void>

export const jobsOf = (house: House): Record<JobName, Job> => ({
  'mail.post': (payload, attempt) => postLetter(house, payload, attempt),
  'assignments.run': (payload) => computeRun(house, payload),
  'drafts.remind': () => remind(house),
  'reviews.remind': () => remindOfReviews(house),
  'comments.tell': () => tellOfDiscussions(house),
  'responses.ask': () => callForResponses(house),
  'invitations.remind': () => remindInvited(house),
  'receipts.send': () => sendChangeReceipts(house),
  'proxies.end': () => endProxies(house),
  'files.sweep': () => sweepFiles(house, { hours: 24 }),
  'sessions.sweep': () => sweepSessions(house),
})

/** graphile-worker's own words go into our log, at a level that keeps quiet about success. */
const loggerOf = ({ log }: House) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })

/** stop(): running jobs finish, waiting ones stay for the next worker. */
export async function startWorker(
  house: House,
  connectionString: string,
  recurring = schedule,
): Promise<{ stop(): Promise<void> }> {
  const taskList = Object.fromEntries(
    Object.entries(jobsOf(house)).map(([name, job]) => [
      name,
      (
        payload: unknown,
        { job: { attempts, max_attempts } }: { job: { attempts: number; max_attempts: number } },
      ) => job(payload, { number: attempts, most: max_attempts }),
    ]),
  )
  // A pool of ours, because the one that graphile-worker makes is still closing when its stop() has resolved.
  const pgPool = new pg.Pool({ connectionString, max: 4, application_name: 'rostrum-worker' })
  const lost = (error: Error) => house.log.warn({ err: error }, 'the queue lost a connection')
  pgPool.on('error', lost).on('connect', (client) => client.on('error', lost))
  const runner = await run({
    pgPool,
    taskList,
    parsedCronItems: parseCronItems(recurring.map(({ at, job }) => ({ task: job, match: at }))),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: loggerOf(house),
  })
  const stop = async () => {
    await runner.stop()
    await pgPool.end()
  }
  return { stop }
}
