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
import { type About, inLanes } from './core/lanes.ts'
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

/** The people of several turns in one query: how somebody stands to a paper changes only by what is about it, or about them alone. */
function foreseeing({ db }: Open) {
  let viewers = new Map<number | null, Viewer>()
  let changed = new Set<string>()
  return {
    async foresee(turns: Turn[]): Promise<void> {
      const ids = new Set(turns.flatMap((turn) => personOf(turn) ?? []))
      changed = new Set()
      const found = ids.size > 0 ? await viewersOf(db, [...ids]) : []
      viewers = new Map(found.map((viewer) => [viewer.personId, viewer]))
    },
    /** undefined: it must be asked anew. */
    viewerFor(turn: Turn): Viewer | undefined {
      const personId = personOf(turn)
      if (personId === null) return visitor
      const own = `person ${personId}`
      const paper = turn.about?.paper ?? null
      const isKnown = paper !== null && !changed.has(paper) && !changed.has(own)
      changed.add(paper ?? own)
      return isKnown ? viewers.get(personId) : undefined
    },
  }
}

const isAlone = ({ about }: Turn) => about === undefined

/** What acts leave for the end of the transaction is gathered in the order of the turns, and before one that is alone, which may ask for it. */
async function takeTogether(ground: Ground, turns: Turn[]): Promise<void> {
  const { open } = ground
  const left = turns.map((): Open['atCommit'] => ({ lines: [], jobs: [] }))
  const { foresee, viewerFor } = foreseeing(open)
  let memos: Open['memo'][] = []
  async function regroup(from: number) {
    for (const { lines, jobs } of left) {
      open.atCommit.lines.push(...lines.splice(0))
      open.atCommit.jobs.push(...jobs.splice(0))
    }
    forget(open)
    memos = Array.from({ length: LANES }, newMemo)
    const next = turns.findIndex((turn, place) => place >= from && isAlone(turn))
    await foresee(turns.slice(from, next < 0 ? turns.length : next))
  }
  async function takeAlone(turn: Turn, place: number) {
    await regroup(turns.length)
    await take(ground, turn)
    await regroup(place + 1)
  }
  const tasks = turns.map((turn, place) => ({
    about: turn.about ?? null,
    run: (lane: number) => {
      if (isAlone(turn)) return takeAlone(turn, place)
      const [atCommit = open.atCommit, memo = open.memo] = [left[place], memos[lane]]
      return take({ ...ground, open: { ...open, atCommit, memo } }, turn, viewerFor(turn))
    },
  }))
  await regroup(0)
  await inLanes(tasks, LANES)
  await regroup(turns.length)
}

/**
 * Several people act, in the order of the turns where one is about what another touches. Without `apart` a refusal or a Fault
 * of one undoes them all and is thrown; with it each has a savepoint of its own, and `refused` hears of those that did not happen.
 */
export async function writingInTurn(
  house: House,
  turns: Turn[],
  apart: { refused(turn: Turn, error: unknown): void } | null = null,
): Promise<void> {
  const standing = await standingOf(house.db)
  await committing(house, async (open) => {
    if (!apart) return takeTogether({ house, standing, open }, turns)
    for (const turn of turns)
      await committing(open, (inner) => take({ house, standing, open: inner }, turn)).catch((error) =>
        apart.refused(turn, error),
      )
  })
}
