// One action that fills the draft: talks into free slots their presenters can attend, papers onto the lowest free boards.
import type { Slot } from '../core/tables-programme.ts'
import { overlap } from './clashes.ts'

/** `presenter` tells whether two papers are presented by the same person; null while nobody has said. */
export type ToPlace = { id: number; talk: boolean; presenter: string | null; absent: ReadonlySet<number> }
export type TalkSlot = Pick<Slot, 'id' | 'starts_at' | 'ends_at' | 'paper_id'>
export type DraftPlan = {
  /** The contributed-talk slots, in the order of the day. */
  slots: TalkSlot[]
  boards: ReadonlyMap<number, number>
  boardCount: number
  /** Papers that stay where they are, whatever has become of them. */
  untouched: ReadonlySet<number>
}
export type Unplaced = { paperId: number; because: string }
export type Filled = { talks: Map<number, number>; boards: Map<number, number>; unplaced: Unplaced[] }

type Can = (talk: ToPlace, slot: TalkSlot) => boolean

/** Both maps hold the whole state after filling: what stood rightly before stands where it stood. */
export function fill(plan: DraftPlan, papers: ToPlace[]): Filled {
  const talks = fillTalks(plan, papers)
  const boards = fillBoards(plan, papers)
  return { talks: talks.placed, boards: boards.placed, unplaced: [...talks.unplaced, ...boards.unplaced] }
}

function fillTalks(plan: DraftPlan, papers: ToPlace[]) {
  const byId = new Map(papers.filter(({ talk }) => talk).map((paper) => [paper.id, paper]))
  const stays = ({ id, paper_id }: TalkSlot) =>
    paper_id !== null && (plan.untouched.has(paper_id) || byId.get(paper_id)?.absent.has(id) === false)
  const kept = plan.slots.filter(stays)
  const free = plan.slots.filter((slot) => !stays(slot))
  const placed = new Map(
    kept.flatMap(({ id, paper_id }) => (paper_id === null ? [] : [[id, paper_id] as const])),
  )
  const inPlace = new Set(placed.values())
  const waiting = [...byId.values()].filter(({ id }) => !inPlace.has(id))

  const busyWith = ({ presenter }: ToPlace, slot: TalkSlot) =>
    presenter !== null &&
    kept.some((other) => byId.get(other.paper_id ?? 0)?.presenter === presenter && overlap(other, slot))
  const can: Can = (talk, slot) => !talk.absent.has(slot.id) && !busyWith(talk, slot)

  const seats = bestSeating(waiting, free, can)
  for (const [slot, talk] of seats) placed.set(slot.id, talk.id)
  const seated = new Set([...seats.values()].map(({ id }) => id))
  const unplaced = waiting
    .filter(({ id }) => !seated.has(id))
    .map((talk) => ({ paperId: talk.id, because: whyNoSlot(talk, free, can) }))
  return { placed, unplaced }
}

function whyNoSlot(talk: ToPlace, free: TalkSlot[], can: Can): string {
  if (free.length === 0) return 'every contributed-talk slot is taken'
  if (free.every((slot) => talk.absent.has(slot.id))) return 'its presenter cannot attend any free slot'
  if (!free.some((slot) => can(talk, slot)))
    return 'its presenter gives another talk at the times that are free'
  return 'other talks fill the slots that its presenter can attend'
}

type Seats = Map<TalkSlot, ToPlace>

/** Beyond this many clashes the better half of the search is taken on trust, so that no plan takes for ever. */
const DEEP = 8

/**
 * As many talks as can be seated. A matching knows nothing of presenters with two talks; where it seats one person
 * twice at once, either seat is given up in turn and the better outcome stands.
 */
function bestSeating(talks: ToPlace[], slots: TalkSlot[], can: Can, depth = 0): Seats {
  const seats = maximumMatching(talks, slots, can)
  const clash = doubleSeat(seats)
  if (!clash) return seats
  const without = ([slot, talk]: [TalkSlot, ToPlace]) =>
    bestSeating(talks, slots, (t, s) => can(t, s) && !(t === talk && s === slot), depth + 1)
  const second = without(clash[1])
  if (second.size === seats.size || depth > DEEP) return second
  const first = without(clash[0])
  return first.size > second.size ? first : second
}

function doubleSeat(seats: Seats): [[TalkSlot, ToPlace], [TalkSlot, ToPlace]] | null {
  const all = [...seats]
  for (const [i, one] of all.entries()) {
    const other = all
      .slice(i + 1)
      .find(
        ([slot, talk]) =>
          one[1].presenter !== null && talk.presenter === one[1].presenter && overlap(slot, one[0]),
      )
    if (other) return [one, other]
  }
  return null
}

/** Augmenting paths: a talk takes the first free seat; where none is left for it, somebody moves to another. */
function maximumMatching(talks: ToPlace[], slots: TalkSlot[], can: Can): Seats {
  const seats: Seats = new Map()
  const seat = (talk: ToPlace, tried: Set<TalkSlot>): boolean => {
    const possible = slots.filter((slot) => !tried.has(slot) && can(talk, slot))
    const [free, held] = [
      possible.filter((slot) => !seats.has(slot)),
      possible.filter((slot) => seats.has(slot)),
    ]
    for (const slot of [...free, ...held]) {
      if (tried.has(slot)) continue
      tried.add(slot)
      const there = seats.get(slot)
      if (there === undefined || seat(there, tried)) {
        seats.set(slot, talk)
        return true
      }
    }
    return false
  }
  for (const talk of talks) seat(talk, new Set())
  return seats
}

/** Every accepted paper hangs, talks too, and also when nobody can stand beside it: the chairs are warned of that. */
function fillBoards({ boards, boardCount, untouched }: DraftPlan, papers: ToPlace[]) {
  const accepted = new Set(papers.map(({ id }) => id))
  const placed = new Map([...boards].filter(([, paper]) => accepted.has(paper) || untouched.has(paper)))
  const hanging = new Set(placed.values())
  const free = Array.from({ length: boardCount }, (_, i) => i + 1).filter((number) => !placed.has(number))
  const unplaced: Unplaced[] = []
  for (const { id } of papers.filter((paper) => !hanging.has(paper.id))) {
    const number = free.shift()
    if (number === undefined) unplaced.push({ paperId: id, because: `all ${boardCount} boards are taken` })
    else placed.set(number, id)
  }
  return { placed, unplaced }
}
