// The job behind a run: what it knows is read, the matching computed aside, and what came out written.
import { setInterval } from 'node:timers'
import { z } from 'zod'
import { type House, writingAsSystem } from '../context.ts'
import type { Progress } from '../core/tables-matching.ts'
import { keepSecondReading } from '../files/actions.ts'
import { unreadPdfs } from '../files/queries-texts.ts'
import { readAgain } from '../files/reading-again.ts'
import { completeRun } from './actions.ts'
import { matchAside } from './aside.ts'
import { taskOf } from './gathering.ts'
import { isEnded, updateProgress } from './queries.ts'

const payloadShape = z.object({ id: z.number().int().positive() })

/** So often a run says how far it is, and looks whether somebody has cancelled it; in milliseconds. */
const PULSE = 400

export async function computeRun(house: House, payload: unknown): Promise<void> {
  const { id } = payloadShape.parse(payload)
  await readWhatWentUnread(house, id)
  const task = await writingAsSystem(house, (w) => taskOf(w, id))
  if (!task) return
  await updateProgress(house, id, { step: 'reading', done: 0, of: task.facts.papers.length })
  const began = performance.now()
  const { signal, hear, end } = pulse(house, id)
  const match = await matchAside(task.facts, task.asked, { signal, hear }).finally(end)
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2))
  await writingAsSystem(house, (w) => completeRun(w, id, match, seconds))
}

/** What a busy machine could not read in time would otherwise be missing without a word, and change the outcome. */
async function readWhatWentUnread(house: House, run: number): Promise<void> {
  const files = await unreadPdfs(house)
  for (const [done, file] of files.entries()) {
    if (await isEnded(house, run)) return
    await updateProgress(house, run, { step: 'unread', done, of: files.length })
    const read = await readAgain(house, file.blind_sha256)
    await writingAsSystem(house, (w) => keepSecondReading(w, file, read))
  }
}

/** Between the thread and the page: both only ever meet in the run's row. */
function pulse(house: House, id: number) {
  const controller = new AbortController()
  let latest: Progress | null = null
  const beat = async () => {
    const told = latest
    latest = null
    if (told) await updateProgress(house, id, told)
    if (await isEnded(house, id)) controller.abort()
  }
  const lost = (error: unknown) => house.log.warn({ err: error }, 'a run could not say how far it is')
  let beating = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(lost)
  }, PULSE)
  const hear = (progress: Progress) => {
    latest = progress
  }
  const end = () => {
    clearInterval(timer)
    return beating
  }
  return { signal: controller.signal, hear, end }
}
