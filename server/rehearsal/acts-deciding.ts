// Chairs decide on what the reviews say, release to authors and then to reviewers, and send the letters.
import type { Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { decide, release } from '../decisions/actions.ts'
import { releasable } from '../decisions/queries.ts'
import { dispatchBatch } from '../mail/actions.ts'
import { storiesOf } from '../world/stories.ts'
import type { World } from '../world/types.ts'
import { chairFor } from './acts-papers.ts'
import type { Cast } from './cast.ts'
import { type Judging, papersJudged } from './queries.ts'
import { type Act, invented, placed, type Script } from './script.ts'
import { type Judged, rulings } from './verdicts.ts'

/** Reviews that come later change nothing any more, so that the outcome does not hang on when one looks. */
export const MEETING = invented('2023-06-15T13:00Z')
const DECIDED = invented('2023-06-18T16:00Z')
const RELEASED = invented('2023-06-19T15:00Z')
const TOLD_REVIEWERS = invented('2023-06-19T17:00Z')

function judgedOf(world: World, { papers }: Cast, rows: Judging[]): Judged[] {
  const { talk, rejected } = storiesOf(world)
  const placeOf = new Map([...papers].map(([place, id]) => [id, place]))
  return rows.flatMap(({ id, scores }) => {
    const place = placeOf.get(id)
    if (place === undefined) return []
    const paper = placed(world.papers, place)
    const fate = paper === talk ? 'talk' : paper === rejected ? 'reject' : null
    return [{ place, scores, merit: paper.merit, fate }]
  })
}

/** One decision after the other over the days of the meeting; what was decided by hand meanwhile stands. */
export async function decidingActs(db: Db, { world, timeline }: Script, cast: Cast): Promise<Act[]> {
  const { rows, talks, boards } = await papersJudged(db, timeline(MEETING))
  const all = rulings(judgedOf(world, cast, rows), { talks, boards })
  const [from, until] = [MEETING, DECIDED].map((at) => timeline(at).epochMilliseconds)
  const pause = ((until ?? 0) - (from ?? 0)) / (all.length + 1)
  const decided = new Set(rows.filter((row) => row.decided).map(({ id }) => id))
  return all.map(({ place, outcome, note }, turn) => ({
    at: timeline(MEETING).add({ milliseconds: Math.round((turn + 1) * pause) }),
    by: chairFor(world, placed(world.papers, place), turn),
    paper: place,
    act: async (w) => {
      const id = cast.papers.get(place)
      if (id !== undefined && !decided.has(id)) await decide(w, id, { outcome, note })
    },
  }))
}

/** A chair releases what is not hidden from her; whoever comes after her releases the rest. */
async function releaseToAuthors(w: Writing): Promise<unknown> {
  if ((await releasable(w, 'authors')).length === 0) return
  const released = await release(w, 'authors')
  if ('ok' in released) return released
  if (released.batch_id !== null) await dispatchBatch(w, released.batch_id)
}

async function releaseToReviewers(w: Writing): Promise<unknown> {
  if ((await releasable(w, 'reviewers')).length > 0) return release(w, 'reviewers')
}

export const releasingActs = ({ world, timeline }: Script): Act[] =>
  world.chairs.flatMap((by, turn): Act[] => [
    { at: timeline(RELEASED.add({ minutes: 10 * turn })), by, act: releaseToAuthors },
    { at: timeline(TOLD_REVIEWERS.add({ minutes: 10 * turn })), by, act: releaseToReviewers },
  ])
