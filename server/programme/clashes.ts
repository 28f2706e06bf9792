// What contradicts itself in a plan and therefore cannot be published.
import type { Slot } from '../core/tables-programme.ts'

type Span = Pick<Slot, 'starts_at' | 'ends_at'>
export type Held = Span & { id: number; paper_id: number | null; title: string }

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** Half open: a talk that begins when another ends does not overlap it. */
export const overlap = (a: Span, b: Span) => before(a.starts_at, b.ends_at) && before(b.starts_at, a.ends_at)

export type Clash = { slotId: number; papers: number[]; because: string }

/** `presenterOf` names the person, or null where nobody has been named. */
export function clashesIn(slots: Held[], presenterOf: (paperId: number) => string | null): Clash[] {
  return slots.flatMap((slot, i) =>
    slots.slice(i + 1).flatMap((later) => clashOf(slot, later, presenterOf) ?? []),
  )
}

function clashOf(a: Held, b: Held, presenterOf: (paperId: number) => string | null): Clash | null {
  if (a.paper_id === null || b.paper_id === null) return null
  if (a.paper_id === b.paper_id) {
    const because = `Paper ${a.paper_id} stands in two slots, “${a.title}” and “${b.title}”. Take it out of one.`
    return { slotId: b.id, papers: [a.paper_id], because }
  }
  const presenter = presenterOf(a.paper_id)
  if (presenter === null || presenter !== presenterOf(b.paper_id) || !overlap(a, b)) return null
  const because = `Papers ${a.paper_id} and ${b.paper_id} have the same presenter and overlap in “${a.title}” and “${b.title}”. Move one of them.`
  return { slotId: b.id, papers: [a.paper_id, b.paper_id], because }
}

/** Papers that hang on more than one board. */
export function twiceOnBoards(boards: { number: number; paper_id: number }[]): Clash[] {
  const first = new Map<number, number>()
  return boards.flatMap(({ number, paper_id }) => {
    const other = first.get(paper_id)
    first.set(paper_id, number)
    if (other === undefined) return []
    const because = `Paper ${paper_id} hangs on boards ${other} and ${number}. Take it off one.`
    return [{ slotId: 0, papers: [paper_id], because }]
  })
}
