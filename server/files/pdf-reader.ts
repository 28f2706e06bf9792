// A process that reads PDFs, one after the other, each within limits of time and memory; a file that breaks them ends it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { CHECKS, type Finding } from '../core/tables.ts'
import type { PaperRead } from './pdf-reading.ts'
import type { Answer, Examination } from './pdf-worker.ts'

/** `reading` is null where what was taken could not be read within the limits. */
export type Examined = (Taken & { reading: PaperRead | null }) | Exclude<Examination, Taken>
type Taken = Extract<Examination, { ok: true }>

export type Reader = {
  read(path: string, blindTo: string): Promise<Examined>
  close(): Promise<void>
}

const secondsAtMost = 10
const heapMegabytes = 512
// A paper is refused when taking it apart takes too long; when reading does, it only goes unread.
const readingTakesLonger = 2

/** A process begins with the first file, and anew after one that ended it. */
export function openReader(seconds = secondsAtMost): Reader {
  let child: ChildProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  async function read(path: string, blindTo: string): Promise<Examined> {
    child ??= await start()
    const answer = await answerOf(child, { examine: path, blindTo }, seconds)
    if (typeof answer === 'string') {
      await close()
      return { ok: false, because: `${answer} Print it to a new PDF and upload that file.` }
    }
    if (!('examination' in answer)) throw new Error('The process that reads PDFs answers out of turn.')
    const { examination } = answer
    return examination.ok ? withReading(examination, await readingBy(child, blindTo)) : examination
  }
  /** What could be taken apart is a paper, even if reading it breaks a limit. */
  async function readingBy(reader: ChildProcess, copy: string): Promise<PaperRead | null> {
    const answer = await answerOf(reader, { read: copy }, seconds * readingTakesLonger).catch(() => 'broken')
    if (typeof answer !== 'string' && 'reading' in answer) return answer.reading
    await close()
    return null
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

const unreadable: Finding = {
  kind: 'text',
  tone: 'warn',
  text: 'The text of this PDF could not be read within the limits, so it was not checked.',
  page: null,
}

function withReading(taken: Taken, reading: PaperRead | null): Examined {
  const findings = [...taken.findings, ...(reading ? reading.findings : [unreadable])]
  return {
    ...taken,
    findings: findings.sort((a, b) => CHECKS.indexOf(a.kind) - CHECKS.indexOf(b.kind)),
    reading,
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

type Order = { examine: string; blindTo: string } | { read: string }

/** The answer, or the limit that was broken. */
async function answerOf(child: ChildProcess, order: Order, seconds: number): Promise<Answer | string> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | string>()
  const late = () => resolve(`This PDF takes longer than ${seconds} seconds to read.`)
  const limit = setTimeout(late, seconds * 1000)
  // A heap that is full ends the process by a signal; the exit code 1 is a fault of the server's own.
  const exited = (code: number | null) => {
    if (code === 1) reject(new Error('The process that reads PDFs has failed.'))
    else resolve('This PDF needs more memory to read than there is for one file.')
  }
  child.once('message', resolve).once('error', reject).once('exit', exited)
  child.send(order)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    child.off('message', resolve).off('error', reject).off('exit', exited)
  }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
