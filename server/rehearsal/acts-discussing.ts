// Where scores disagree a chair asks, the two who differ answer, and letters tell of it; a few papers, whatever the size of the world.
import { say, tellOfComments } from '../comments/actions.ts'
import type { Saying } from '../comments/form.ts'
import { mentionOf } from '../comments/mentions.ts'
import { commentsOf } from '../comments/queries.ts'
import type { Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { argumentOn } from '../world/messages.ts'
import type { Who } from '../world/types.ts'
import { chairFor } from './acts-papers.ts'
import type { Cast } from './cast.ts'
import { type Disagreeing, papersDisagreed } from './queries-discussing.ts'
import { type Act, invented, placed, type Script } from './script.ts'

/** The day after reviews are due; what comes later is read by nobody before the meeting. */
export const DISCUSSED = invented('2023-06-13T16:00Z')
const MOST = 12
const TOLD = [4, 10, 18, 24]

const saying = (text: string, more: Partial<Saying> = {}): Saying => ({
  ...{ text, audience: 'reviewers', names_are_fine: true },
  ...more,
})

/** In the thread that the question has begun. */
async function answer(w: Writing, paperId: number, question: string, text: string): Promise<unknown> {
  const thread = (await commentsOf(w, paperId)).find((one) => one.thread_id === null && one.text === question)
  if (thread) return say(w, paperId, saying(text, { thread: thread.id }))
}

type Talk = {
  paper: Disagreeing
  place: number
  chair: Who
  high: Who
  low: Who
  at(minutes: number): Temporal.Instant
}

function actsOf({ paper, place, chair, high, low, at }: Talk, seed: number): Act[] {
  const names = { high: mentionOf(paper.high_number), low: mentionOf(paper.low_number) }
  const said = argumentOn(seed, place, names)
  const reply = (minutes: number, by: Who, text: string): Act => ({
    ...{ at: at(minutes), by, paper: place },
    act: (w) => answer(w, paper.id, said.asked, text),
  })
  return [
    { at: at(0), by: chair, paper: place, act: (w) => say(w, paper.id, saying(said.asked)) },
    reply(170, high, said.high),
    reply(410, low, said.low),
    ...(said.settled ? [reply(700, high, said.settled)] : []),
    ...(said.aside
      ? [
          {
            at: at(440),
            by: low,
            paper: place,
            act: (w: Writing) => say(w, paper.id, saying(said.aside ?? '', { audience: 'chairs' })),
          },
        ]
      : []),
  ]
}

export async function discussingActs(db: Db, { world, timeline }: Script, cast: Cast): Promise<Act[]> {
  const papers = await papersDisagreed(db, timeline(DISCUSSED), MOST)
  const [who, places] = [flipped(cast.people), flipped(cast.papers)]
  const talks = papers.flatMap((paper, turn): Act[] => {
    const [place, high, low] = [places.get(paper.id), who.get(paper.high_id), who.get(paper.low_id)]
    if (place === undefined || high === undefined || low === undefined) return []
    const chair = chairFor(world, placed(world.papers, place), turn)
    const at = (minutes: number) => timeline(DISCUSSED.add({ minutes: minutes + 23 * turn }))
    return actsOf({ paper, place, chair, high, low, at }, world.wish.seed)
  })
  const telling = TOLD.map(
    (hours): Act => ({ at: timeline(DISCUSSED.add({ hours })), by: 'workshop', act: tellOfComments }),
  )
  return [...talks, ...telling]
}

const flipped = <A, B>(map: Map<A, B>): Map<B, A> => new Map([...map].map(([key, value]) => [value, key]))
