// Wishes for boards, settled: what cannot be, and which boards change when papers swap places.
import type { BoardEntry } from './form.ts'
import type { DraftBoard } from './queries-draft.ts'

/** The first thing that is wrong with the wishes, in words; null when they can be granted. */
export function boardProblems(
  { wishes, off }: BoardEntry,
  boards: DraftBoard[],
  accepted: ReadonlySet<number>,
  boardCount: number,
): string | null {
  const taken = new Set(boards.filter(({ paper_id }) => paper_id === null).map(({ number }) => number))
  const wanted = [...wishes.values()].filter((paper) => paper !== null)
  const strange = wanted.find((paper) => !accepted.has(paper))
  const number = [...wishes.keys()].find((one) => one > boardCount || taken.has(one))
  if (wishes.size === 0 && off === null) return 'Enter the number of a board.'
  if (strange !== undefined)
    return `Paper ${strange} is not among the accepted papers. Choose one from the list.`
  if (new Set(wanted).size < wanted.length) return 'One paper is wanted on two boards. Name it once.'
  if (number === undefined) return null
  return number > boardCount
    ? `There is no board ${number}: the hall has ${boardCount}.`
    : `Board ${number} is taken. Choose another.`
}

/** Every board that changes, with the paper it gets. */
export function boardChanges({ wishes, off }: BoardEntry, boards: DraftBoard[]): Map<number, number | null> {
  const changes = new Map(wishes)
  const wanted = new Set(wishes.values())
  const boardOf = new Map(boards.map(({ number, paper_id }) => [paper_id, number]))
  for (const [number, paper] of wishes) {
    const from = paper === null ? undefined : boardOf.get(paper)
    if (from === undefined || changes.has(from)) continue
    const displaced = boards.find((board) => board.number === number)?.paper_id ?? null
    changes.set(from, wanted.has(displaced) ? null : displaced)
  }
  const left = off === null ? undefined : boardOf.get(off)
  if (left !== undefined) changes.set(left, null)
  return changes
}
