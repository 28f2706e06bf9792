// Plays the acts between two instants. What cannot happen any more, because somebody has changed the world by hand, is left out.
import type { House } from '../context.ts'
import type { Turn } from '../context-foreseen.ts'
import { writingApart, writingInTurn } from '../context-turns.ts'
import { isRefusal } from '../core/errors.ts'
import { decidingActs, MEETING } from './acts-deciding.ts'
import { DISCUSSED, discussingActs } from './acts-discussing.ts'
import { flagActs } from './acts-flags.ts'
import { ratingActs } from './acts-rating.ts'
import { reviewingActs } from './acts-reviewing.ts'
import { remindingActs } from './acts-schedule.ts'
import { taskActs } from './acts-tasks.ts'
import { weighingActs } from './acts-weighing.ts'
import { DISPATCHED, reviewsAsked } from './asked.ts'
import { type Cast, castOf } from './cast.ts'
import { plannedActs } from './planned.ts'
import { leaveUnqueued, postAtOnce } from './queries.ts'
import { measureTies } from './queries-bulk.ts'
import { type Act, placed, type Script } from './script.ts'
import { chapters, isWithin, type Span } from './span.ts'

/** What did not happen, with the reason. */
export type LeftOut = { at: Temporal.Instant; reason: string }

const TOGETHER = 600
/** Fewer at first as long as papers come: plans that were made for almost empty tables soon cost more than new ones. */
const FIRST = 150
const FEW = 12

/** What becomes of the reviews that are asked for by then. */
async function reviewerActs({ db }: House, script: Script, cast: Cast): Promise<Act[]> {
  const asked = await reviewsAsked(db, script, cast)
  const kinds = [taskActs(script, asked), flagActs(script, asked), ratingActs(script, asked)]
  const weighing = weighingActs(script, asked, cast)
  return [...reviewingActs(asked, script.brief), ...kinds.flat(), ...weighing]
}

async function actsIn(house: House, span: Span, script: Script, cast: Cast): Promise<Act[]> {
  const { db } = house
  const after = (at: Temporal.Instant) => Temporal.Instant.compare(span.from, script.timeline(at)) >= 0
  const hanging = await Promise.all([
    reviewerActs(house, script, cast),
    after(DISCUSSED) && !after(MEETING) ? discussingActs(db, script, cast) : [],
    after(MEETING) ? decidingActs(db, script, cast) : [],
    remindingActs(db),
  ])
  return [...plannedActs(script), ...hanging.flat()]
    .filter(({ at }) => isWithin(span, at))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** Of a paper, whoever stands on it is looked up by others of its acts. */
function aboutOf(
  { by, paper, touches = [], asksOf = [], stays = false }: Act,
  { world }: Script,
): Pick<Turn, 'about'> {
  if (paper === undefined) return {}
  const own = typeof by === 'number' ? [`person ${by}`] : []
  const { authors = [], conflicts = [] } = paper === null ? {} : placed(world.papers, paper)
  const key = paper === null ? null : `paper ${paper}`
  const people = [...authors, ...conflicts.map(({ who }) => who)].map((who) => `person ${who}`)
  const reads = [...people, ...asksOf.map((place) => `paper ${place}`)]
  return { about: { paper: key, touches: [...(key ? [key] : []), ...own, ...touches], reads, stays } }
}

/** `given`: until when it is not given up. `hear`: hears of each act that begins. */
export type Around = { given?: AbortSignal; hear?(at: Temporal.Instant): void }

type Playing = Around & { house: House; script: Script; cast: Cast }

/** Whoever is not there acts as a visitor, whom nothing lets in. */
const turnOf = (one: Act, { script, cast, given, hear }: Playing): Turn => ({
  at: one.at,
  ...aboutOf(one, script),
  by: () => (typeof one.by === 'number' ? (cast.people.get(one.by) ?? 'visitor') : one.by),
  act: async (w) => {
    given?.throwIfAborted()
    hear?.(one.at)
    const result = await one.act(w, cast)
    leaveUnqueued(w.atCommit)
    return result
  },
})

const leftOutOf = ({ at }: Turn, error: unknown): LeftOut => ({
  at,
  reason: error instanceof Error ? `${error.constructor.name} ${error.stack}` : String(error),
})

/** All of them at the price of one commit, but for what was refused at once; null, and nothing happened, where one failed halfway. */
async function playTogether(playing: Playing, acts: Act[]): Promise<LeftOut[] | null> {
  const { house, given } = playing
  const leftOut: LeftOut[] = []
  try {
    await writingInTurn(
      house,
      acts.map((act) => turnOf(act, playing)),
      (turn, error) => leftOut.push(leftOutOf(turn, error)),
    )
    return leftOut
  } catch (error) {
    given?.throwIfAborted()
    house.log.debug({ err: error }, 'where acts cannot happen is looked for by halves')
    return null
  }
}

/** Each for itself. A refusal is what people meet too; anything else is a fault of ours, and does not stop the others. */
async function playApart(playing: Playing, acts: Act[]): Promise<LeftOut[]> {
  const { house, given } = playing
  const leftOut: LeftOut[] = []
  await writingApart(
    house,
    acts.map((act) => turnOf(act, playing)),
    (turn, error) => {
      given?.throwIfAborted()
      if (!isRefusal(error))
        house.log.warn({ err: error, at: turn.at.toString() }, 'an act of the rehearsal was left out')
      leftOut.push(leftOutOf(turn, error))
    },
  )
  return leftOut
}

/** Where one of many cannot happen, it is looked for by halves; what was begun by then is forgotten with it. */
async function playAll(playing: Playing, acts: Act[]): Promise<LeftOut[]> {
  const { house, script, cast } = playing
  const together = await playTogether(playing, acts)
  if (together) return together
  Object.assign(cast, await castOf(house.db, script.world, script.timeline))
  if (acts.length <= FEW) return playApart(playing, acts)
  const half = Math.ceil(acts.length / 2)
  return [...(await playAll(playing, acts.slice(0, half))), ...(await playAll(playing, acts.slice(half)))]
}

/** In their order, many at a time; given up, it throws and undoes what was under way. The cast is kept up to date. */
export async function playActs(
  house: House,
  acts: Act[],
  script: Script,
  cast: Cast,
  { first = TOGETHER, ...around }: Around & { first?: number } = {},
): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  const playing = { house, script, cast, ...around }
  let measured = first
  for (let done = 0, size = first; done < acts.length; done += size, size = TOGETHER) {
    around.given?.throwIfAborted()
    // Tables that were almost empty have grown, and their plans with them.
    if (done >= measured) {
      await measureTies(house.db)
      measured = 4 * done
    }
    leftOut.push(...(await playAll(playing, acts.slice(done, done + size))))
  }
  return leftOut
}

export async function play(
  house: House,
  span: Span,
  script: Script,
  around: Around = {},
): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  for (const chapter of chapters(span, script)) {
    // What was empty until the papers were given out has grown at once, and its plans with it.
    if (chapter.from.equals(script.timeline(DISPATCHED))) await measureTies(house.db)
    const cast = await castOf(house.db, script.world, script.timeline)
    const acts = await actsIn(house, chapter, script, cast)
    const grows = Temporal.Instant.compare(chapter.until, script.timeline(DISPATCHED)) <= 0
    const first = grows ? FIRST : TOGETHER
    leftOut.push(...(await playActs(house, acts, script, cast, { ...around, first })))
  }
  await postAtOnce(house.db)
  return leftOut
}
