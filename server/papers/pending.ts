// What was typed about a paper and does not count yet: kept beside the columns until it can.
import type { Paper } from '../core/tables.ts'
import type { PaperTyped } from './form.ts'

type Pending = NonNullable<Paper['pending']>

const topOf = (name: string) => name.replace(/\[.*/, '')

const without = <T>(record: Record<string, T>, names: Set<string>) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(topOf(name))))

/** Of a submitted paper that is not withdrawn: it stands as it was, beside changes that are not whole. */
export const hasChangesApart = ({
  submitted_at,
  withdrawn_at,
  pending,
}: Pick<Paper, 'submitted_at' | 'withdrawn_at' | 'pending'>) =>
  submitted_at !== null && withdrawn_at === null && pending !== null

/** The fields that were typed again leave what waited; those that cannot count wait in their stead. */
export function pendingAfter(before: Paper['pending'], typed: PaperTyped): Pending | null {
  const { unfit } = typed
  const again = new Set([...Object.keys(typed), ...Object.keys(unfit?.typed ?? {})])
  const after = {
    typed: { ...without(before?.typed ?? {}, again), ...unfit?.typed },
    problems: { ...without(before?.problems ?? {}, again), ...unfit?.problems },
  }
  return Object.keys(after.typed).length > 0 ? after : null
}
