// What there is to fill, gathered for the pure part: the whole draft, so that nothing is placed twice.
import type { Reading } from '../context.ts'
import { system } from '../policy/viewer.ts'
import { type DraftPlan, type Filled, fill, type ToPlace, type Unplaced } from './fill.ts'
import { type Candidate, draftBoards, draftSlots, everyCandidate } from './queries-draft.ts'

export type Filling = {
  /** Slots and boards that change, with the paper each gets; those of `emptied` lose what they held. */
  talks: Map<number, number>
  posters: Map<number, number>
  emptied: { slots: number[]; boards: number[] }
  /** What of it this viewer may know. */
  counts: { talks: number; posters: number }
  unplaced: Unplaced[]
}

const toPlace = ({ id, outcome, presenter_key, absent }: Candidate): ToPlace => ({
  id,
  talk: outcome === 'talk',
  presenter: presenter_key,
  absent: new Set(absent),
})

/**
 * What filling would do now. A paper in conflict with the viewer stays where it stands, and gets a place from this
 * viewer only once the public knows it, so that pressing the button tells nothing.
 */
export async function filling(r: Reading): Promise<Filling> {
  const whole = { ...r, viewer: system }
  const [slots, boards, every] = [await draftSlots(whole), await draftBoards(whole), await everyCandidate(r)]
  const { conflicted } = r.viewer
  const plan: DraftPlan = {
    slots: slots.filter(({ kind }) => kind === 'contributed-talk'),
    boards: new Map(
      boards.flatMap(({ number, paper_id }) => (paper_id === null ? [] : [[number, paper_id] as const])),
    ),
    boardCount: r.workshop.boards,
    untouched: conflicted,
  }
  const papers = every.filter(({ id, accepted, announced }) => accepted && (announced || !conflicted.has(id)))
  return changesOf(plan, fill(plan, papers.map(toPlace)), conflicted)
}

function changesOf(plan: DraftPlan, filled: Filled, conflicted: ReadonlySet<number>): Filling {
  const stands = new Map(plan.slots.map(({ id, paper_id }) => [id, paper_id]))
  const talks = new Map([...filled.talks].filter(([id, paper]) => stands.get(id) !== paper))
  const posters = new Map([...filled.boards].filter(([number, paper]) => plan.boards.get(number) !== paper))
  const seen = (changes: Map<number, number>) =>
    [...changes.values()].filter((id) => !conflicted.has(id)).length
  return {
    talks,
    posters,
    emptied: {
      slots: plan.slots
        .filter(({ id, paper_id }) => paper_id !== null && !filled.talks.has(id))
        .map(({ id }) => id),
      boards: [...plan.boards.keys()].filter((number) => !filled.boards.has(number)),
    },
    counts: { talks: seen(talks), posters: seen(posters) },
    unplaced: filled.unplaced.filter(({ paperId }) => !conflicted.has(paperId)),
  }
}
