// Twice chairs ask other reviewers to step in: after the first papers came back, and when somebody cannot finish.
import type { Writing } from '../context.ts'
import { askStandin } from '../standins/actions.ts'
import { papersWanting, standinFor } from './queries-standins.ts'
import { type Act, invented, type Script } from './script.ts'

/** By these instants they are asked; what they say and write is planned from there. */
export const STEPPING_IN = [invented('2023-06-07T09:00Z'), invented('2023-06-12T07:00Z')]
const BEFORE = 35
/** For one chair, whatever the size of the world. */
const MOST = 8

async function askStandins(w: Writing): Promise<void> {
  for (const { id: paper } of await papersWanting(w, MOST)) {
    const reviewer = await standinFor(w, paper)
    if (reviewer !== null) await askStandin(w, { paper, reviewer })
  }
}

export const standinActs = ({ world, timeline }: Script): Act[] =>
  STEPPING_IN.flatMap((at) =>
    world.chairs.map((by, turn) => ({
      at: timeline(at.subtract({ minutes: BEFORE - 10 * turn })),
      by,
      act: askStandins,
    })),
  )
