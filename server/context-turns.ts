// Many people's acts, at the price of one transaction.
import {
  committing,
  type House,
  isFault,
  type Open,
  readingOf,
  type Standing,
  standingOf,
  Undone,
  type Writing,
} from './context.ts'
import { viewerOf, viewersOf } from './context-viewer.ts'
import { isRefusal } from './core/errors.ts'
import { type About, hasWritten, inLanes } from './core/lanes.ts'
import { forget, newMemo } from './core/memo.ts'
import { system, type Viewer, visitor } from './policy/viewer.ts'

/** Somebody's act at an instant of their own. Who it is is asked when the turn comes; `workshop` acts as jobs do. */
export type Turn = {
  by(): number | 'visitor' | 'workshop'
  at: Temporal.Instant
  act(w: Writing): Promise<unknown>
  /** What it touches and reads, where it may happen beside other acts; without, it happens alone. `paper`: the only one that it is about. */
  about?: About & { paper: string | null }
}

/** So many acts are under way at a time: with more, each would only wait longer for the one database. */
const LANES = 8

type Ground = { house: House; standing: Standing; open: Open }

const personOf = ({ by }: Turn): number | null => {
  const who = by()
  return typeof who === 'number' ? who : null
}

async function take({ house, standing, open }: Ground, turn: Turn, known?: Viewer): Promise<void> {
  const { by, at, act } = turn
  const personId = personOf(turn)
  const viewer = by() === 'workshop' ? system : (known ?? (await viewerOf(open.db, personId)))
  const r = readingOf(house, standing, viewer, { personId, now: at, requestId: 'rehearsal' })
  const result = await act({ ...r, ...open })
  if (isFault(result)) throw new Undone()
}

const isAlone = ({ about }: Turn) => about === undefined

/** So many turns ahead it is asked who acts: of more of them, too much would have changed by then. */
const FORESEEN = 48

/** How somebody stands to a paper changes only by what is about it, or about them alone. */
const changedBy = (turn: Turn) => turn.about?.paper ?? `person ${personOf(turn)}`

/** Whether an account that a visitor is just making is known by now hangs on the clock, so whoever it is for is not foreseen. */
function settledOf(next: Turn[], underWay: Turn[]): Turn[] {
  const visitors = underWay.filter((turn) => personOf(turn) === null)
  const making = new Set(visitors.flatMap(({ about }) => about?.touches ?? []))
  return next.filter(({ about }) => !about?.touches.some((key) => making.has(key)))
}

/** The people of several turns in one query, asked while other acts are under way: what these are about counts as changed. */
function foreseeing({ db }: Open, turns: Turn[]) {
  let viewers = new Map<number | null, Viewer>()
  let changed = new Set<string>()
  let until = 0
  let asking = Promise.resolve()
  const underWay = new Map<number, Turn>()
  async function foresee(next: Turn[]): Promise<void> {
    const ids = new Set(next.flatMap((turn) => personOf(turn) ?? []))
    const found = ids.size > 0 ? await viewersOf(db, [...ids]) : []
    viewers = new Map(found.map((viewer) => [viewer.personId, viewer]))
  }
  return {
    /** Nothing is under way, and anything may have changed. */
    startAfresh(): void {
      underWay.clear()
      until = 0
    },
    /** undefined: it must be asked anew. */
    async viewerFor(turn: Turn, place: number, lane: number): Promise<Viewer | undefined> {
      underWay.delete(lane)
      if (place >= until) {
        const others = [...underWay.values()]
        changed = new Set(others.map(changedBy))
        until = place + FORESEEN
        const alone = turns.findIndex((one, at) => at > place && isAlone(one))
        const next = turns.slice(place, alone < 0 ? until : Math.min(alone, until))
        asking = foresee(settledOf(next, others))
      }
      underWay.set(lane, turn)
      await asking
      const personId = personOf(turn)
      const paper = turn.about?.paper ?? null
      const isKnown = paper !== null && !changed.has(paper) && !changed.has(`person ${personId}`)
      changed.add(changedBy(turn))
      return personId === null ? visitor : isKnown ? viewers.get(personId) : undefined
    },
  }
}

/** What one lane remembers is not asked again in it, until an act anywhere has it forgotten. */
function remembering(open: Open) {
  const memos = [open.memo, ...Array.from({ length: LANES }, newMemo)]
  let since = memos.map((memo) => memo.since)
  return {
    memoOf: (lane: number) => memos[lane + 1] ?? open.memo,
    agree(): void {
      if (memos.some((memo, place) => memo.since !== since[place])) for (const memo of memos) forget({ memo })
      since = memos.map((memo) => memo.since)
    },
  }
}

/** Hears of an act that did not happen, and why. */
export type Refusing = (turn: Turn, error: unknown) => void

/** What acts leave for the end of the transaction, in the order of the turns. */
function leaving({ atCommit }: Open, turns: Turn[]) {
  const left = turns.map((): Open['atCommit'] => ({ lines: [], jobs: [] }))
  return {
    leftBy: (place: number) => left[place] ?? atCommit,
    gather(): void {
      for (const { lines, jobs } of left) {
        atCommit.lines.push(...lines.splice(0))
        atCommit.jobs.push(...jobs.splice(0))
      }
    },
  }
}

/** Where nothing was written yet, there is nothing to undo. */
async function takeOrLeave(ground: Ground, turn: Turn, refused?: Refusing, viewer?: Viewer): Promise<void> {
  const { lines, jobs } = ground.open.atCommit
  const [line, job] = [lines.length, jobs.length]
  try {
    await take(ground, turn, viewer)
  } catch (error) {
    const isMet = isRefusal(error) || error instanceof Undone
    if (!refused || !isMet || hasWritten()) throw error
    lines.splice(line)
    jobs.splice(job)
    refused(turn, error)
  }
}

/** What was left by then is gathered before an act that is alone, which may ask for it. */
async function takeTogether(ground: Ground, turns: Turn[], refused?: Refusing): Promise<void> {
  const { open } = ground
  const { leftBy, gather } = leaving(open, turns)
  const { startAfresh, viewerFor } = foreseeing(open, turns)
  const { memoOf, agree } = remembering(open)
  function regroup() {
    gather()
    agree()
    startAfresh()
  }
  async function takeAlone(turn: Turn) {
    regroup()
    await takeOrLeave(ground, turn, refused)
    regroup()
  }
  const tasks = turns.map((turn, place) => ({
    about: turn.about ?? null,
    run: async (lane: number) => {
      if (isAlone(turn)) return takeAlone(turn)
      const viewer = await viewerFor(turn, place, lane)
      const inner = { ...open, atCommit: leftBy(place), memo: memoOf(lane) }
      return takeOrLeave({ ...ground, open: inner }, turn, refused, viewer)
    },
  }))
  await inLanes(tasks, LANES)
  regroup()
}

/**
 * Several people act, in the order of the turns where one is about what another touches. `refused` hears of those that did not
 * happen: of a refusal or a Fault before anything was written; any other undoes them all and is thrown. Without it, all are so.
 */
export async function writingInTurn(house: House, turns: Turn[], refused?: Refusing): Promise<void> {
  const standing = await standingOf(house.db)
  await committing(house, (open) => takeTogether({ house, standing, open }, turns, refused))
}

/** The same one after the other, each with a savepoint of its own: whatever stops one stops it alone. */
export async function writingApart(house: House, turns: Turn[], refused: Refusing): Promise<void> {
  const standing = await standingOf(house.db)
  await committing(house, async (open) => {
    for (const turn of turns)
      await committing(open, (inner) => take({ house, standing, open: inner }, turn)).catch((error) =>
        refused(turn, error),
      )
  })
}
