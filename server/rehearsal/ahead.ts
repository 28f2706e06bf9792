// The later moments of a world that somebody has touched, made beside it while nobody changes it, so that a jump finds them.
import { forgetAfter, lineOf, nameAt } from './line.ts'
import { copyWorld, discardWorld, renameWorld } from './queries-worlds.ts'
import { placed } from './script.ts'
import { playOn, type Stage } from './stage.ts'

type Instant = Temporal.Instant
const isAfter = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) > 0

/** The world as it was copied: what it looked like, and its instant. */
export type Copied = { mark: string; from: Instant }

type Making = {
  /** Of the world that they follow from; null where the line itself goes on. */
  mark: string | null
  from: Instant
  /** What is being made now. */
  toward: Instant | null
  /** No moment after it is begun; null where nothing of it is kept. */
  until: Instant | null
  given: AbortController
}

function giveWay(making: Making, target?: Instant): void {
  const { toward, from, given } = making
  const isWanted = target && making.until
  if (isWanted) making.until = toward ?? from
  if (!isWanted || (toward && isAfter(toward, target))) given.abort()
}

/** `begin` and `goOn` are called while nobody leaps. */
export type Ahead = {
  /** Whether what is made, or being made, follows from the world with this mark. */
  follows(mark: string): boolean
  /** `copy` leaves a copy of the live world under a name. What followed from it before it was touched is forgotten. */
  begin(copy: (name: string) => Promise<Copied>): Promise<void>
  /** After a jump, from the last world of the line; nothing happens where there is none. */
  goOn(): Promise<void>
  /**
   * Resolves when nothing is being made any more. A moment on the way to the target is brought to its end: the leap goes on
   * from there, without stopping at those between.
   */
  rest(target?: Instant): Promise<void>
  /** Plays so many copies of that world to the last moment, one after the other, and throws them away. */
  practise(from: string, times: number): Promise<void>
  /** From when on the worlds of the line follow from the world with this mark; null where they do not. */
  since(mark: string): Instant | null
}

function beginning({ moments }: Stage, mark: string | null, from: Instant): Making {
  return { mark, from, until: moments.at(-1)?.at ?? from, toward: null, given: new AbortController() }
}

async function make(stage: Stage, mine: Making, first: string): Promise<void> {
  const { worlds, moments } = stage
  const coming = `${worlds.live}_coming`
  let source = first
  for (const { at } of moments.filter((moment) => isAfter(moment.at, mine.from))) {
    if (mine.given.signal.aborted || (mine.until && isAfter(at, mine.until))) return
    mine.toward = at
    await discardWorld(worlds, coming)
    await copyWorld(worlds, source, coming)
    await playOn(stage, coming, at, mine.given.signal)
    source = nameAt(worlds.live, at)
    await renameWorld(worlds, coming, source)
  }
}

const practice = (stage: Stage): Making => ({
  ...beginning(stage, null, placed(stage.moments, 0).at),
  until: null,
})

/** What runs for the first times since the start takes up to half as long again, and no jump should have to wait for that. */
async function goThrough({ worlds, moments, ...stage }: Stage, from: string, { signal }: AbortController) {
  const scratch = `${worlds.live}_coming`
  await discardWorld(worlds, scratch)
  await copyWorld(worlds, from, scratch)
  await playOn({ ...stage, worlds, moments }, scratch, placed(moments, moments.length - 1).at, signal)
  await discardWorld(worlds, scratch)
}

/** Only one of them at a time. */
function createMaking({ house }: Stage) {
  let making: Making | null = null
  let done: Promise<void> = Promise.resolve()
  async function rest(target?: Instant): Promise<void> {
    if (making) giveWay(making, target)
    await done
  }
  return {
    now: () => making,
    rest,
    async end() {
      await rest()
      making = null
    },
    /** What could not be made is made by the jump, which tells of its faults. */
    begin(mine: Making, act: (mine: Making) => Promise<void>): Promise<void> {
      making = mine
      done = act(mine).catch((error) => house.log.debug({ err: error }, 'no further moments'))
      return done
    },
  }
}

export function createAhead(stage: Stage): Ahead {
  const { worlds } = stage
  const base = `${worlds.live}_ahead`
  const { now, rest, end, begin } = createMaking(stage)
  const start = (mark: string | null, from: Instant, first: string) =>
    begin(beginning(stage, mark, from), (mine) => make(stage, mine, first))
  return {
    follows: (mark) => now()?.mark === mark,
    async begin(copy) {
      await end()
      await discardWorld(worlds, base)
      const { mark, from } = await copy(base)
      await forgetAfter(worlds, from)
      start(mark, from, base)
    },
    async goOn() {
      await end()
      const left = (await lineOf(worlds)).at(-1)
      if (left) start(null, left.at, left.name)
    },
    async practise(from, times) {
      await end()
      await begin(practice(stage), async ({ given }) => {
        for (let turn = 0; turn < times; turn++) await goThrough(stage, from, given)
      })
    },
    rest,
    since(mark) {
      const making = now()
      return making?.mark === mark ? making.from : null
    },
  }
}
