// What changed between two plans, in words, and whose place is new or another.
import type { Slot } from '../core/tables-programme.ts'

export type PlannedSlot = Pick<Slot, 'starts_at' | 'ends_at' | 'kind' | 'title' | 'paper_id'> & {
  slot_id: number
}
export type PlanState = { slots: PlannedSlot[]; boards: { number: number; paper_id: number }[] }

type Words = {
  time: (slot: PlannedSlot) => string
  /** null: the reader may not know of this paper, so nothing is said of it. */
  paper: (id: number) => string | null
}

export function differences(before: PlanState, after: PlanState, words: Words): string[] {
  const was = new Map(before.slots.map((slot) => [slot.slot_id, slot]))
  const is = new Set(after.slots.map(({ slot_id }) => slot_id))
  return [
    ...after.slots.flatMap((slot) => slotChange(was.get(slot.slot_id), slot, words)),
    ...before.slots
      .filter(({ slot_id }) => !is.has(slot_id))
      .map((slot) => `Removed: “${slot.title}”, ${words.time(slot)}.`),
    ...boardChanges(before, after, words),
  ]
}

function slotChange(was: PlannedSlot | undefined, is: PlannedSlot, words: Words): string[] {
  if (!was) return [`New: “${is.title}”, ${words.time(is)}.`, ...paperChange(null, is, words)]
  const moved = !was.starts_at.equals(is.starts_at) || !was.ends_at.equals(is.ends_at)
  return [
    ...(was.title === is.title ? [] : [`Renamed: “${was.title}” is now “${is.title}”.`]),
    ...(moved ? [`Moved: “${is.title}” from ${words.time(was)} to ${words.time(is)}.`] : []),
    ...paperChange(was.paper_id, is, words),
  ]
}

function paperChange(was: number | null, { paper_id: is, title }: PlannedSlot, words: Words): string[] {
  if (was === is) return []
  const [gone, come] = [was === null ? null : words.paper(was), is === null ? null : words.paper(is)]
  if (gone && come) return [`“${title}”: ${come} in place of ${gone}.`]
  if (come) return [`“${title}”: ${come}.`]
  return gone ? [`“${title}”: ${gone} is out.`] : []
}

function boardChanges(before: PlanState, after: PlanState, words: Words): string[] {
  const [was, is] = [boardOf(before), boardOf(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((paper) => {
    const [from, to, name] = [was.get(paper), is.get(paper), words.paper(paper)]
    if (from === to || name === null) return []
    if (from === undefined) return [`Board ${to}: ${name}.`]
    return to === undefined
      ? [`Board ${from}: ${name} is off.`]
      : [`Board ${to}: ${name}, before on board ${from}.`]
  })
}

const boardOf = ({ boards }: PlanState) => new Map(boards.map(({ number, paper_id }) => [paper_id, number]))
const slotOf = ({ slots }: PlanState) =>
  new Map(slots.flatMap((slot) => (slot.paper_id === null ? [] : [[slot.paper_id, slot] as const])))

export type NewPlace = { paperId: number; slot: PlannedSlot | null; board: number | null }

/** Papers whose slot or board is new or another than before; who is merely taken out is not among them. */
export function newPlaces(before: PlanState, after: PlanState): NewPlace[] {
  const [slotWas, slotIs, boardWas, boardIs] = [
    slotOf(before),
    slotOf(after),
    boardOf(before),
    boardOf(after),
  ]
  return [...new Set([...slotIs.keys(), ...boardIs.keys()])].flatMap((paperId) => {
    const [slot, board] = [slotIs.get(paperId) ?? null, boardIs.get(paperId) ?? null]
    const other = slot !== null && !sameTime(slotWas.get(paperId), slot)
    return other || (board !== null && board !== boardWas.get(paperId)) ? [{ paperId, slot, board }] : []
  })
}

const sameTime = (a: PlannedSlot | undefined, b: PlannedSlot) =>
  a?.starts_at.equals(b.starts_at) === true && a.ends_at.equals(b.ends_at)
