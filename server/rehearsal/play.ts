// Plays the acts between two instants. What cannot happen any more, because somebody has changed the world by hand, is left out.
import { type House, type Turn, writingInTurn } from '../context.ts'
import { NotFound, Refused, Stale } from '../core/errors.ts'
import { authorActs } from './acts-authors.ts'
import { biddingActs } from './acts-bidding.ts'
import { decidingActs, MEETING, releasingActs } from './acts-deciding.ts'
import { DISCUSSED, discussingActs } from './acts-discussing.ts'
import { paperActs } from './acts-papers.ts'
import { peopleActs } from './acts-people.ts'
import { programmeActs } from './acts-programme.ts'
import { assigningActs, DISPATCHED, reviewingActs } from './acts-reviewing.ts'
import { remindingActs, scheduledActs } from './acts-schedule.ts'
import { type Cast, castOf } from './cast.ts'
import { postAtOnce } from './queries.ts'
import type { Act, Script } from './script.ts'

/** After `from`, up to `until` and with it. */
export type Span = { from: Temporal.Instant; until: Temporal.Instant }

/** What did not happen, with the reason. */
export type LeftOut = { at: Temporal.Instant; reason: string }

const TOGETHER = 100

const isWithin = ({ from, until }: Span, at: Temporal.Instant) =>
  Temporal.Instant.compare(from, at) < 0 && Temporal.Instant.compare(at, until) <= 0

const plans = new WeakMap<Script, Act[]>()

/** What is known beforehand. */
function plannedActs(script: Script): Act[] {
  const before = plans.get(script)
  if (before) return before
  const acts = [
    peopleActs,
    paperActs,
    authorActs,
    scheduledActs,
    biddingActs,
    assigningActs,
    releasingActs,
    programmeActs,
  ].flatMap((list) => list(script))
  plans.set(script, acts)
  return acts
}

/** What hangs on earlier acts is planned when those are over, so a span is cut there. */
function chapters(span: Span, { timeline }: Script): Span[] {
  const cuts = [DISPATCHED, DISCUSSED, MEETING].map(timeline).filter((at) => isWithin(span, at))
  const ends = [...cuts.filter((at) => !at.equals(span.until)), span.until]
  return ends.map((until, index) => ({ from: ends[index - 1] ?? span.from, until }))
}

async function actsIn(house: House, span: Span, script: Script, cast: Cast): Promise<Act[]> {
  const planned = plannedActs(script)
  const reviews = await reviewingActs(house.db, script, cast)
  const after = (at: Temporal.Instant) => Temporal.Instant.compare(span.from, script.timeline(at)) >= 0
  const discussion = after(DISCUSSED) && !after(MEETING) ? await discussingActs(house.db, script, cast) : []
  const decisions = after(MEETING) ? await decidingActs(house.db, script, cast) : []
  return [...planned, ...reviews, ...(await remindingActs(house.db)), ...discussion, ...decisions]
    .filter(({ at }) => isWithin(span, at))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** Whoever is not there acts as a visitor, whom nothing lets in. */
const turnOf = ({ at, by, act }: Act, cast: Cast): Turn => ({
  at,
  by: () => (typeof by === 'number' ? (cast.people.get(by) ?? 'visitor') : by),
  act: (w) => act(w, cast),
})

/** All of them at the price of one commit; false, and nothing happened, where one of them could not happen. */
async function playTogether(house: House, acts: Act[], cast: Cast): Promise<boolean> {
  try {
    await writingInTurn(
      house,
      acts.map((act) => turnOf(act, cast)),
    )
    return true
  } catch (error) {
    house.log.debug({ err: error }, 'acts are played one by one')
    return false
  }
}

/** Each for itself. A refusal is what people meet too; anything else is a fault of ours, and does not stop the others. */
async function playApart(house: House, acts: Act[], cast: Cast): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  await writingInTurn(
    house,
    acts.map((act) => turnOf(act, cast)),
    {
      refused({ at }, error) {
        const isRefusal = error instanceof Refused || error instanceof NotFound || error instanceof Stale
        if (!isRefusal)
          house.log.warn({ err: error, at: at.toString() }, 'an act of the rehearsal was left out')
        leftOut.push({
          at,
          reason: error instanceof Error ? `${error.constructor.name} ${error.stack}` : String(error),
        })
      },
    },
  )
  return leftOut
}

/** In their order, a hundred at a time. */
export async function playActs(house: House, acts: Act[], script: Script, cast: Cast): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  let known = cast
  for (let done = 0; done < acts.length; done += TOGETHER) {
    const together = acts.slice(done, done + TOGETHER)
    if (await playTogether(house, together, known)) continue
    known = await castOf(house.db, script.world, script.timeline)
    leftOut.push(...(await playApart(house, together, known)))
  }
  return leftOut
}

export async function play(house: House, span: Span, script: Script): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  for (const chapter of chapters(span, script)) {
    const cast = await castOf(house.db, script.world, script.timeline)
    leftOut.push(...(await playActs(house, await actsIn(house, chapter, script, cast), script, cast)))
  }
  await postAtOnce(house.db)
  return leftOut
}
