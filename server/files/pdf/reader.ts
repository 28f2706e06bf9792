// Asks a process to read PDFs, one after the other, each within limits of time and memory; a file that breaks them ends it.
import type { ChildProcess } from 'node:child_process'
import { openProcessRoom } from './process.ts'
import type { PaperRead } from './reading.ts'
import { findingsWith } from './unread.ts'
import type { Answer, Examination } from './worker.ts'

/** `reading` is null where what was taken could not be read within the limits. */
export type Examined = (Taken & { reading: PaperRead | null }) | Exclude<Examination, Taken>
type Taken = Extract<Examination, { ok: true }>

export type Reader = {
  /** `seconds`: at most so long for taking the file apart. */
  read(path: string, blindTo: string, seconds?: number): Promise<Examined>
  /** WebP in base64; null where the page cannot be drawn within the limits. */
  draw(path: string): Promise<string | null>
  close(): Promise<void>
}

const secondsAtMost = 10
// A paper is refused when taking it apart takes too long; when reading does, it only goes unread.
const readingTakesLonger = 2
const tooMuchMemory = 'This PDF needs more memory to read than there is for one file.'

type Room = ReturnType<typeof openProcessRoom>

/** One file after the other. */
function turnsIn(room: Room) {
  let turn: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const answer = turn.then(act)
    turn = answer.then(room.rest, room.close)
    return answer
  }
}

/** What is known to stand in the reviewers' copy with this SHA-256, so that it need not be read. */
export type Known = (blindSha256: string) => Promise<PaperRead | undefined>

export function openReader(known: Known = async () => undefined): Reader {
  const room = openProcessRoom()
  const inTurn = turnsIn(room)
  async function read(path: string, blindTo: string, seconds: number): Promise<Examined> {
    const child = await room.enter()
    const answer = await answerOf(child, { examine: path, blindTo }, seconds)
    if (typeof answer === 'string') {
      const wasNew = room.isNew()
      await room.close()
      // What earlier files left behind must not be the fault of this one.
      if (answer === tooMuchMemory && !wasNew) return read(path, blindTo, seconds)
      return { ok: false, because: `${answer} Print it to a new PDF and upload that file.` }
    }
    if (!('examination' in answer)) throw new Error('The process that reads PDFs answers out of turn.')
    const { examination } = answer
    if (!examination.ok) return examination
    const reading = await known(examination.blindSha256)
    return withReading(examination, reading ?? (await readingBy(child, blindTo, seconds)))
  }
  /** What could be taken apart is a paper, even if reading it breaks a limit. */
  async function readingBy(child: ChildProcess, copy: string, seconds: number): Promise<PaperRead | null> {
    const answer = await answerOf(child, { read: copy }, seconds * readingTakesLonger).catch(() => 'broken')
    if (typeof answer !== 'string' && 'reading' in answer) return answer.reading
    await room.close()
    return null
  }
  async function draw(path: string): Promise<string | null> {
    const answer = await answerOf(await room.enter(), { draw: path }, secondsAtMost)
    if (typeof answer !== 'string' && 'picture' in answer) return answer.picture
    await room.close()
    return null
  }
  return {
    read: (path, blindTo, seconds = secondsAtMost) => inTurn(() => read(path, blindTo, seconds)),
    draw: (path) => inTurn(() => draw(path)),
    close: room.close,
  }
}

function withReading(taken: Taken, reading: PaperRead | null): Examined {
  return { ...taken, findings: findingsWith(taken.findings, reading), reading }
}

type Order = { examine: string; blindTo: string } | { read: string } | { draw: string }

/** The answer, or the limit that was broken. */
async function answerOf(child: ChildProcess, order: Order, seconds: number): Promise<Answer | string> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | string>()
  const late = () => resolve(`This PDF takes longer than ${seconds} seconds to read.`)
  const limit = setTimeout(late, seconds * 1000)
  // A heap that is full ends the process by a signal; the exit code 1 is a fault of the server's own.
  const exited = (code: number | null) => {
    if (code === 1) reject(new Error('The process that reads PDFs has failed.'))
    else resolve(tooMuchMemory)
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
