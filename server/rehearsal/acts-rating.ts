// While they prepare their meeting chairs say of some reviews how useful they are: a few, whatever the size of the world.
import { rateReview } from '../quality/actions.ts'
import { countWords } from '../reviews/advice.ts'
import { DISCUSSED } from './acts-discussing.ts'
import { chairFor } from './acts-papers.ts'
import type { Asked } from './asked.ts'
import { type Act, placed, type Script } from './script.ts'

const MOST = 40
const EVERY = { minutes: 35 }

/** A chair who has read many goes by how much there is to go on. */
function ratingOf({ review }: Asked): 1 | 2 | 3 {
  const words = countWords(review.text)
  return words > 300 ? 3 : words > 170 ? 2 : 1
}

/** Those that were in when the discussion began. */
export function ratingActs({ world, timeline }: Script, asked: Asked[]): Act[] {
  const begins = timeline(DISCUSSED)
  const sent = asked.filter(({ submitted }) => submitted && Temporal.Instant.compare(submitted, begins) <= 0)
  const step = Math.max(1, Math.floor(sent.length / MOST))
  const chosen = sent.filter((_, place) => place % step === 0).slice(0, MOST)
  return chosen.map((one, turn) => ({
    at: begins.add({ minutes: EVERY.minutes * (turn + 1) }),
    by: chairFor(world, placed(world.papers, one.place), one.place),
    paper: one.place,
    act: (w) => rateReview(w, one.id, ratingOf(one)),
  }))
}
