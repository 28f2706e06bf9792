// The plan as the public may know it: an edition, or before the first one the frame of the day, with its public papers.
import type { Reading } from '../context.ts'
import type { Edition, SlotKind } from '../core/tables-programme.ts'
import { visitor } from '../policy/viewer.ts'
import {
  type EditionRows,
  findEdition,
  latestEdition,
  type PublicPaper,
  publicPapers,
  rowsOf,
} from './queries.ts'
import { draftSlots, type Guest } from './queries-draft.ts'

export type PlanSlot = {
  id: number
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  kind: SlotKind
  title: string
  guests: Guest[]
  paper: PublicPaper | null
}
export type Plan = {
  edition: Edition | null
  slots: PlanSlot[]
  boards: { number: number; paper: PublicPaper }[]
}

/** The latest edition, or the one with this number. A withdrawal empties its slot and its board here. */
export async function publicPlan(r: Reading, number?: number): Promise<Plan> {
  const edition = number === undefined ? await latestEdition(r) : await findEdition(r, number)
  if (!edition) return { edition: null, slots: await frame(r), boards: [] }
  const [rows, papers] = await Promise.all([rowsOf(r, [edition.number]), publicPapers(r)])
  return joined(edition, rows.get(edition.number) ?? { slots: [], boards: [] }, papers)
}

/** What is fixed before any edition: times, sessions and guests, no paper. */
async function frame(r: Reading): Promise<PlanSlot[]> {
  const slots = await draftSlots({ ...r, viewer: visitor })
  return slots.map(({ appearances: guests, taken: _, paper_id: __, ...slot }) => ({
    ...slot,
    guests,
    paper: null,
  }))
}

function joined(edition: Edition, { slots, boards }: EditionRows, papers: PublicPaper[]): Plan {
  const known = new Map(papers.map((paper) => [paper.id, paper]))
  const talkOf = (id: number | null) => {
    const paper = id === null ? undefined : known.get(id)
    return paper?.outcome === 'talk' ? paper : null
  }
  return {
    edition,
    slots: slots.map(({ slot_id: id, starts_at, ends_at, kind, title, paper_id, appearances: guests }) => {
      return { id, starts_at, ends_at, kind, title, guests, paper: talkOf(paper_id) }
    }),
    boards: boards.flatMap(({ number, paper_id }) => {
      const paper = known.get(paper_id)
      return paper ? [{ number, paper }] : []
    }),
  }
}
