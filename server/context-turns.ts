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
} from './context.ts'
import { foreseeing, isAlone, personOf, type Turn } from './context-foreseen.ts'
import { viewerOf } from './context-viewer.ts'
import { isRefusal } from './core/errors.ts'
import { hasWritten, inLanes, type Task } from './core/lanes.ts'
import { agreeing, newMemo } from './core/memo.ts'
import { system, type Viewer } from './policy/viewer.ts'

/** So many acts are under way at a time: with more, each would only wait longer for the one database. */
const LANES = 8

type Ground = { house: House; standing: Standing; open: Open }

async function take({ house, standing, open }: Ground, turn: Turn, known?: Viewer): Promise<void> {
  const { by, at, act } = turn
  const personId = personOf(turn)
  const viewer = by() === 'workshop' ? system : (known ?? (await viewerOf(open.db, personId)))
  const r = readingOf(house, standing, viewer, { personId, now: at, requestId: 'rehearsal' })
  const result = await act({ ...r, ...open })
  if (isFault(result)) throw new Undone()
}

/** What one lane remembers is not asked again in it, until an act anywhere has it forgotten. */
function remembering(open: Open) {
  const memos = [open.memo, ...Array.from({ length: LANES }, newMemo)]
  return { memoOf: (lane: number) => memos[lane + 1] ?? open.memo, agree: agreeing(memos) }
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
  const { seat, heed, endRow } = foreseeing(open, turns)
  const { memoOf, agree } = remembering(open)
  function regroup() {
    gather()
    agree()
    endRow()
  }
  async function takeAlone(turn: Turn) {
    regroup()
    await takeOrLeave(ground, turn, refused)
    regroup()
  }
  const tasks = turns.map((turn, place): Task => {
    if (isAlone(turn)) return { about: null, sends: heed, run: () => takeAlone(turn) }
    const { begins, sends, viewer } = seat(turn, place)
    const run = async (lane: number) => {
      const inner = { ...open, atCommit: leftBy(place), memo: memoOf(lane) }
      return takeOrLeave({ ...ground, open: inner }, turn, refused, await viewer())
    }
    return { about: turn.about ?? null, begins, sends, run }
  })
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
