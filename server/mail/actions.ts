// What can happen to letters: a chair dispatches a batch or discards it, or has a failed letter tried again.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { enqueue, enqueueAll } from '../core/queue.ts'
import { mayDispatchBatch, mayRetryLetter } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import {
  holdBatch,
  holdLetter,
  markDiscarded,
  markDispatched,
  papersOfBatch,
  updateLetter,
} from './queries.ts'

export async function dispatchBatch(w: Writing, id: string): Promise<void> {
  const batch = await holdBatch(w, id)
  must(mayDispatchBatch(w.viewer, batch))
  const letters = await markDispatched(w, id)
  enqueueAll(
    w,
    'mail.post',
    letters.map((letter) => ({ id: letter })),
  )
  const papers = await papersOfBatch(w, id)
  await record(w, 'batch.dispatched', { papers, subject: batch.title })
}

/** What the letters tell stays as it is; nobody is written about it. */
export async function discardBatch(w: Writing, id: string): Promise<void> {
  const batch = await holdBatch(w, id)
  must(mayDispatchBatch(w.viewer, batch))
  await markDiscarded(w, id)
  const papers = await papersOfBatch(w, id)
  await record(w, 'batch.discarded', { papers, subject: batch.title })
}

export async function retryLetter(w: Writing, id: string): Promise<void> {
  const letter = await holdLetter(w, id)
  must(mayRetryLetter(w.viewer, letter.papers, letter))
  await updateLetter(w, id, { failed_at: null })
  enqueue(w, 'mail.post', { id })
  const { papers } = letter
  await record(w, 'letter.retried', { papers, subject: 'a letter that had failed', details: { letter: id } })
}
