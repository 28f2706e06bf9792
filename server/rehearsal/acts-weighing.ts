// Where there are meta-reviews, chairs ask the surest reviewer of each paper, who sums up what the others say.
import type { Writing } from '../context.ts'
import { nameMetaReviewer, submitMetaReview } from '../meta-review/actions.ts'
import { namedMeta } from '../meta-review/queries.ts'
import { weighing } from '../world/responses.ts'
import { DISCUSSED } from './acts-discussing.ts'
import { chairFor } from './acts-papers.ts'
import type { Asked } from './asked.ts'
import type { Cast } from './cast.ts'
import { type Act, placed, type Script } from './script.ts'

const NAMED = { minutes: 3 }
const WRITTEN_AFTER = { hours: 26 }

async function weigh(w: Writing, id: number, recommendation: Recommended, text: string): Promise<unknown> {
  const meta = await namedMeta(w, id)
  if (meta?.person_id !== w.viewer.personId || meta?.saved_at) return
  return submitMetaReview(w, id, { text, recommendation, names_are_fine: true, version: meta.version })
}

type Recommended = Parameters<typeof weighing>[2]

/** By the mean of the overall scores. */
function recommended(sent: Asked[]): Recommended {
  const mean = sent.reduce((sum, { review }) => sum + review.overall, 0) / sent.length
  return mean >= 4 ? 'talk' : mean >= 2.8 ? 'poster' : 'reject'
}

export function weighingActs({ world, timeline, extras }: Script, asked: Asked[], { people }: Cast): Act[] {
  const begins = timeline(DISCUSSED)
  const inTime = asked.filter(
    ({ submitted }) => submitted && Temporal.Instant.compare(submitted, begins) <= 0,
  )
  if (!extras.meta) return []
  return [...Map.groupBy(inTime, ({ place }) => place)].flatMap(([place, sent], turn): Act[] => {
    const [surest] = sent.toSorted(
      (a, b) => b.review.confidence - a.review.confidence || a.reviewer - b.reviewer,
    )
    if (!surest) return []
    const { paper, who } = surest
    const recommendation = recommended(sent)
    const text = weighing(world.wish.seed, place, recommendation)
    const at = begins.add({ minutes: NAMED.minutes * (turn + 1) })
    return [
      {
        ...{ at, by: chairFor(world, placed(world.papers, place), place), paper: place },
        act: (w) => nameMetaReviewer(w, paper, people.get(who) ?? null),
      },
      { at: at.add(WRITTEN_AFTER), by: who, paper: place, act: (w) => weigh(w, paper, recommendation, text) },
    ]
  })
}
