// Several tasks at a time over one connection, and yet each time the same: the lanes send one statement each, by turns,
// while the database is busy with those of the others. So what a task meets never hangs on how quick an answer was.
import { AsyncLocalStorage } from 'node:async_hooks'
import { kept } from './kept.ts'

export type About = { touches: readonly string[]; reads: readonly string[] }

export type Task = {
  /** It waits for each earlier task that touches what it touches or reads, or reads what it touches. null: it runs alone. */
  about: About | null
  /** It and `sends` are called in an order that does not hang on how quick the answers are, and ask nothing. `lane` counts from 0. */
  begins?(lane: number): void
  /** Each of its statements, at the moment at which it goes out. */
  sends?(text: string): void
  run(lane: number): Promise<unknown>
}

type Send = () => unknown
type Lane = { task: number | null; hasEnded: boolean; unsent: Send[] }

type Own = { task: Task; wait(send: Send): void; hasWritten: boolean }

const post = new AsyncLocalStorage<Own>()

/** A row that is only held is not written. */
const WRITES = /\b(insert|delete|(?<!for (no key )?)update)\b/i
const writes = kept((text) => WRITES.test(text))

/** A statement of a task waits for the turn of its lane; any other is sent at once. */
export function inTurn(send: Send, text: string): unknown {
  const own = post.getStore()
  if (!own) return send()
  if (writes(text)) own.hasWritten = true
  return own.wait(() => {
    own.task.sends?.(text)
    return send()
  })
}

/** Whether the task that asks has sent anything yet that may change a row. */
export const hasWritten = (): boolean => post.getStore()?.hasWritten ?? true

/** For each task those before it that it waits for, by their places. */
function waitsOf(tasks: Task[]): Set<number>[] {
  let since = 0
  const touched = new Map<string, number>()
  const read = new Map<string, number[]>()
  return tasks.map(({ about }, place) => {
    if (!about) {
      const earlier = new Set(Array.from({ length: place - since }, (_, n) => since + n))
      since = place
      touched.clear()
      read.clear()
      return earlier
    }
    const { touches, reads } = about
    const before = [...touches, ...reads].flatMap((key) => touched.get(key) ?? [])
    const readers = touches.flatMap((key) => read.get(key) ?? [])
    for (const key of reads) read.set(key, [...(read.get(key) ?? []), place])
    for (const key of touches) {
      touched.set(key, place)
      read.delete(key)
    }
    return new Set([...before, ...readers, ...(since < place && tasks[since]?.about === null ? [since] : [])])
  })
}

/** How many tasks come one after the other from this one on, up to the next that runs alone. */
function chainsOf(tasks: Task[], following: number[][]): number[] {
  const chains = tasks.map(() => 1)
  for (let place = tasks.length - 1; place >= 0; place--) {
    const next = (following[place] ?? []).filter((one) => tasks[one]?.about)
    chains[place] = 1 + Math.max(0, ...next.map((one) => chains[one] ?? 0))
  }
  return chains
}

/** The places of the tasks that may begin: first those on which most others wait in a row, so that no lane is left over at the end. */
function createQueue(tasks: Task[]) {
  const waits = waitsOf(tasks)
  const following = tasks.map((): number[] => [])
  for (const [place, before] of waits.entries()) for (const one of before) following[one]?.push(place)
  const chains = chainsOf(tasks, following)
  const order = (a: number, b: number) => (chains[b] ?? 0) - (chains[a] ?? 0) || a - b
  const ready = [...waits.keys()].filter((place) => waits[place]?.size === 0).toSorted(order)
  return {
    next: () => ready.shift(),
    ended(place: number) {
      const free = (following[place] ?? []).filter(
        (one) => waits[one]?.delete(place) && waits[one].size === 0,
      )
      ready.push(...free)
      ready.sort(order)
    },
  }
}

type Hears = { failed(fault: unknown): void; goOn(): void }

/** Nothing is sent, nor has it ended, before the turn in which it begins is over. */
function begin(lane: Lane, [place, number]: [number, number], task: Task, { failed, goOn }: Hears): void {
  lane.task = place
  lane.hasEnded = false
  const wait = (send: Send) => {
    lane.unsent.push(send)
    goOn()
  }
  const end = () => {
    lane.hasEnded = true
    goOn()
  }
  const own = { task, wait, hasWritten: false }
  task.begins?.(number)
  const running = Promise.resolve().then(() => post.run(own, async () => task.run(number)))
  running.catch(failed).then(end)
}

const isThinking = ({ task, hasEnded, unsent }: Lane) => task !== null && !hasEnded && unsent.length === 0

/** After the first that fails none is begun; once those under way have ended, its error is thrown. */
export function inLanes(tasks: Task[], width: number): Promise<void> {
  const lanes = Array.from({ length: width }, (): Lane => ({ task: null, hasEnded: false, unsent: [] }))
  const queue = createQueue(tasks)
  const faults: unknown[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let turn = 0

  /** Whether it sent or began something. That a task has ended counts from its turn on, not from when it was heard of. */
  function take(lane: Lane): boolean {
    const send = lane.unsent.shift()
    if (send) {
      send()
      return true
    }
    if (lane.task !== null) queue.ended(lane.task)
    lane.task = null
    const next = faults.length === 0 ? queue.next() : undefined
    const task = next === undefined ? undefined : tasks[next]
    if (next === undefined || !task) return false
    begin(lane, [next, lanes.indexOf(lane)], task, { failed: (fault) => faults.push(fault), goOn })
    return true
  }

  function goOn(): void {
    for (let idle = 0; idle < width; ) {
      const lane = lanes[turn]
      if (!lane || isThinking(lane)) return
      turn = (turn + 1) % width
      idle = take(lane) ? 0 : idle + 1
    }
    if (faults.length > 0) reject(faults[0])
    else resolve()
  }

  goOn()
  return promise
}
