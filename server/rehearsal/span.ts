// Between two instants, and where such a span is cut.

import { MEETING } from './acts-deciding.ts'
import { DISCUSSED } from './acts-discussing.ts'
import { STEPPING_IN } from './acts-standins.ts'
import { DISPATCHED } from './asked.ts'
import type { Script } from './script.ts'

/** After `from`, up to `until` and with it. */
export type Span = { from: Temporal.Instant; until: Temporal.Instant }

export const isWithin = ({ from, until }: Span, at: Temporal.Instant) =>
  Temporal.Instant.compare(from, at) < 0 && Temporal.Instant.compare(at, until) <= 0

/** What hangs on earlier acts is planned when those are over, so a span is cut there. */
export function chapters(span: Span, { timeline }: Script): Span[] {
  const cuts = [DISPATCHED, ...STEPPING_IN, DISCUSSED, MEETING].map(timeline)
  const within = cuts.filter((at) => isWithin(span, at) && !at.equals(span.until))
  const ends = [...within, span.until]
  return ends.map((until, index) => ({ from: ends[index - 1] ?? span.from, until }))
}
