// Examines an uploaded PDF and makes the copy that reviewers get, where no file can hang or crash the server.
import { fork } from 'node:child_process'
import { open, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Finding } from './pdf-findings.ts'
import { kindOf } from './pdf-kind.ts'
import type { Examination } from './pdf-worker.ts'

export type { Finding }
export { kindOf }
export type Examined = Examination

const secondsAtMost = 10
const heapMegabytes = 512
// Two at once, so that a batch of uploads neither fills the memory nor waits behind a single slow file.
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]

/** The reviewers' copy stands at `blindTo` afterwards, whole or not at all. */
export async function examinePdf(
  path: string,
  options: { blindTo: string; seconds?: number },
): Promise<Examined> {
  const { blindTo, seconds = secondsAtMost } = options
  const kind = kindOf(await headOf(path))
  if (kind !== 'a PDF') return { ok: false, because: notAPdf(kind) }
  const part = `${blindTo}.part`
  try {
    const examined = await inLane(() => inOwnProcess(path, part, seconds))
    if (examined.ok) await rename(part, blindTo)
    return examined
  } finally {
    await rm(part, { force: true })
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function notAPdf(kind: string): string {
  const fault = kind === 'empty' ? 'This file is empty.' : `This file is not a PDF: it is ${kind}.`
  return `${fault} Choose the PDF of your paper.`
}

function inLane<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = (lanes.shift() ?? Promise.resolve()).then(work)
  lanes.push(turn.catch(() => undefined))
  return turn
}

// A thread would not do: one that runs out of memory takes the whole server with it.
async function inOwnProcess(path: string, blindTo: string, seconds: number): Promise<Examined> {
  const child = fork(fileURLToPath(new URL('./pdf-worker.ts', import.meta.url)), [path, blindTo], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Examined>()
  const refuse = (fault: string) =>
    resolve({ ok: false, because: `${fault} Print it to a new PDF and upload that file.` })
  const limit = setTimeout(
    () => refuse(`This PDF takes longer than ${seconds} seconds to read.`),
    seconds * 1000,
  )
  const gone = new Promise((end) => child.once('exit', end).once('error', end))
  child.once('message', resolve).once('error', reject)
  // A heap that is full ends the process by a signal; the exit code 1 is a fault of the server's own.
  child.once('exit', (code) => {
    if (code === 1) reject(new Error('The process that reads PDFs has failed.'))
    else refuse('This PDF needs more memory to read than there is for one file.')
  })
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    child.kill('SIGKILL')
    await gone
  }
}
