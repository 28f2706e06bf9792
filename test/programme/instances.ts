// Random drafts, and the most talks that they can seat, found by trying everything.
import { randomFrom } from '../../server/core/random.ts'
import { overlap } from '../../server/programme/clashes.ts'
import type { DraftPlan, TalkSlot, ToPlace } from '../../server/programme/fill.ts'

const NINE = Temporal.Instant.from('2023-07-29T19:00:00Z')

export const slotAt = (id: number, from: number, minutes: number, paper: number | null = null): TalkSlot => ({
  id,
  starts_at: NINE.add({ minutes: from }),
  ends_at: NINE.add({ minutes: from + minutes }),
  paper_id: paper,
})

export const planOf = (slots: TalkSlot[], boards: [number, number][] = [], boardCount = 20): DraftPlan => ({
  slots,
  boards: new Map(boards),
  boardCount,
  untouched: new Set(),
})

export const talk = (id: number, absent: number[] = [], presenter: string | null = null): ToPlace => ({
  id,
  talk: true,
  presenter,
  absent: new Set(absent),
})

export type Instance = { plan: DraftPlan; papers: ToPlace[] }

/** Half of the slots overlap their neighbour, presenters have several talks, some papers stand somewhere already. */
export function randomInstance(seed: number): Instance {
  const noise = randomFrom(seed)
  const below = (n: number) => Math.floor(noise() * n)
  const slots = Array.from({ length: 1 + below(5) }, (_, i) => slotAt(i + 1, i * 20 - below(2) * 15, 20))
  const papers = Array.from({ length: 1 + below(6) }, (_, i): ToPlace => {
    const absent = slots.filter(() => noise() < 0.4).map(({ id }) => id)
    const presenter = noise() < 0.3 ? null : `p${below(3)}`
    return { id: i + 1, talk: noise() < 0.75, presenter, absent: new Set(absent) }
  })
  const standing = new Set<number>()
  const placed = slots.map((slot) => {
    const paper = noise() < 0.25 ? 1 + below(9) : null
    if (paper === null || standing.has(paper)) return slot
    standing.add(paper)
    return { ...slot, paper_id: paper }
  })
  const boards: [number, number][] =
    noise() < 0.5
      ? [
          [2, 1],
          [4, 8],
        ]
      : []
  return { plan: planOf(placed, boards, 1 + below(8)), papers }
}

/** Slots whose paper is still a talk and can attend: filling leaves them alone. */
export const keptIn = ({ plan, papers }: Instance) =>
  plan.slots.filter(({ id, paper_id }) =>
    papers.some((one) => one.id === paper_id && one.talk && !one.absent.has(id)),
  )

type Seated = { slot: TalkSlot; presenter: string | null }

export function mostByTrying(instance: Instance): number {
  const { plan, papers } = instance
  const kept = keptIn(instance)
  const presenterOf = new Map(papers.map(({ id, presenter }) => [id, presenter]))
  const free = plan.slots.filter((slot) => !kept.includes(slot))
  const waiting = papers.filter((one) => one.talk && !kept.some(({ paper_id }) => paper_id === one.id))
  const best = (index: number, used: Set<number>, seated: Seated[]): number => {
    const slot = free[index]
    if (!slot) return 0
    const fits = ({ id, absent, presenter }: ToPlace) =>
      !used.has(id) &&
      !absent.has(slot.id) &&
      (presenter === null || !seated.some((one) => one.presenter === presenter && overlap(one.slot, slot)))
    const seats = waiting
      .filter(fits)
      .map(
        ({ id, presenter }) => 1 + best(index + 1, new Set([...used, id]), [...seated, { slot, presenter }]),
      )
    return Math.max(best(index + 1, used, seated), ...seats)
  }
  const busy = kept.map((slot) => ({ slot, presenter: presenterOf.get(slot.paper_id ?? 0) ?? null }))
  return best(0, new Set(), busy) + kept.length
}
