// What the schedule of a real house does by itself, at the instants at which it would: here no clock of the wall runs.
import type { Db } from '../core/db.ts'
import { tellOfChanges } from '../receipts/actions.ts'
import { remindDrafts, remindReviews } from '../reminders/actions.ts'
import { remindersStrike } from './queries.ts'
import { type Act, invented, type Script } from './script.ts'

const CLOSES = invented('2023-06-01T12:00Z')
const REMINDED = [72, 24, 3]
/** Changes of submitted papers are told of from the first weeks of the call until after its end. */
const TOLD_FOR = { hours: 24 * 40 }
const EVERY = 24

export function scheduledActs({ timeline }: Script): Act[] {
  const reminding = REMINDED.map((hours) => ({
    at: timeline(CLOSES.subtract({ hours })).add({ minutes: 4 }),
    by: 'workshop' as const,
    act: remindDrafts,
  }))
  const first = CLOSES.subtract(TOLD_FOR)
  const telling = Array.from({ length: TOLD_FOR.hours / EVERY + 2 }, (_, turn) => ({
    at: timeline(first.add({ hours: EVERY * turn, minutes: 5 })),
    by: 'workshop' as const,
    act: tellOfChanges,
  }))
  return [...reminding, ...telling]
}

/** At the hours of the rules as they stand by then, which chairs may have changed. */
export const remindingActs = async (db: Db): Promise<Act[]> =>
  (await remindersStrike(db)).map((at) => ({
    at: at.add({ minutes: 5 }),
    by: 'workshop',
    act: remindReviews,
  }))
