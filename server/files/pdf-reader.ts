// A process that reads PDFs, one after the other, each within limits of time and memory; a file that breaks them ends it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Examination } from './pdf-worker.ts'

export type Reader = {
  read(path: string, blindTo: string): Promise<Examination>
  close(): Promise<void>
}

const secondsAtMost = 10
const heapMegabytes = 512

const refused = (fault: string): Examination => ({
  ok: false,
  because: `${fault} Print it to a new PDF and upload that file.`,
})

/** A process begins with the first file, and anew after one that ended it. */
export function openReader(seconds = secondsAtMost): Reader {
  let child: ChildProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  async function read(path: string, blindTo: string): Promise<Examination> {
    child ??= await start()
    const { examination, usable } = await answerOf(child, { path, blindTo }, seconds)
    if (!usable) await close()
    return examination
  }
  async function close() {
    const ending = child
    child = undefined
    if (ending) await end(ending)
  }
  return {
    read(path, blindTo) {
      const answer = turn.then(() => read(path, blindTo))
      turn = answer.catch(close)
      return answer
    },
    close,
  }
}

// A thread would not do: one that runs out of memory takes the whole server with it.
async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./pdf-worker.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const begun = new AbortController()
  const { signal } = begun
  const failed = once(child, 'exit', { signal }).then(() => {
    throw new Error('The process that reads PDFs does not start.')
  })
  try {
    // Its first message says that it is ready: how long the start takes is no fault of the file.
    await Promise.race([once(child, 'message', { signal }), failed])
  } finally {
    begun.abort()
  }
  return child
}

async function answerOf(child: ChildProcess, order: { path: string; blindTo: string }, seconds: number) {
  const { promise, resolve, reject } = Promise.withResolvers<{ examination: Examination; usable: boolean }>()
  const refuse = (fault: string) => resolve({ examination: refused(fault), usable: false })
  const late = () => refuse(`This PDF takes longer than ${seconds} seconds to read.`)
  const limit = setTimeout(late, seconds * 1000)
  // A heap that is full ends the process by a signal; the exit code 1 is a fault of the server's own.
  const exited = (code: number | null) => {
    if (code === 1) reject(new Error('The process that reads PDFs has failed.'))
    else refuse('This PDF needs more memory to read than there is for one file.')
  }
  const answered = (examination: Examination) => resolve({ examination, usable: true })
  child.once('message', answered).once('error', reject).once('exit', exited)
  child.send(order)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    child.off('message', answered).off('error', reject).off('exit', exited)
  }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
