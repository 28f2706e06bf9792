// A calendar drawn as a training-loss curve, or plain: its x axis is time, the spike stands before the deadline.
import { type Box, LINES, roomiest, stem, type Taken, WORDS } from './labels.ts'
import { axes, type LossCurve, type Stage, stageFor } from './loss-stage.ts'
import { drawLabel, eventPlaces, hereWords, type Label, mottoLabels } from './loss-words.ts'
import { chart, dot, type Point, path, upright } from './svg.ts'

export function lossCurve(calendar: LossCurve): string {
  const stage = stageFor(calendar)
  const height = stage.bottom + 34
  return chart(stage.width, height, description(calendar), [
    ...axes(stage, calendar),
    ...deadlineLine(stage),
    ...marks(stage, calendar),
  ])
}

function description({ events, plain }: LossCurve): string {
  const dates = events.map(({ date, label }) => `${date}, ${label}`).join('; ')
  const drawn = plain
    ? 'The calendar as a line from left to right.'
    : 'The calendar drawn as a training-loss curve: it falls, spikes just before the deadline, restarts and settles.'
  return `${drawn} Marked dates: ${dates}.`
}

const deadlineTop = ({ narrow }: Stage) => (narrow ? 56 : 78)

function deadlineLine(stage: Stage): string[] {
  const { deadline, bottom } = stage
  return [upright('cut', deadline, deadlineTop(stage), bottom), dot('f2', { x: deadline, y: bottom }, 3.5)]
}

/** Lines first, curves over them, words on top; the words are placed in the order of what they are worth. */
function marks(stage: Stage, calendar: LossCurve): string[] {
  const taken: Taken[] = [
    ...[...stage.run, ...pastOf(stage, calendar.today)].map(({ x, y }) => ({
      box: { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 },
      weight: LINES,
    })),
    { box: stem(stage.deadline, deadlineTop(stage), stage.bottom), weight: LINES },
    ...calendar.events.map(({ at }) => ({
      box: stem(stage.x(at), stage.bottom - 26, stage.bottom),
      weight: LINES,
    })),
  ]
  const here = positionToday(stage, calendar.today)
  const { lines, labels } = placeEvents(stage, calendar, taken)
  const mine = here ? [place(hereWords(here), taken, stage.frame)] : []
  const motto = mottoLabels(stage, calendar.motto, taken)
  return [
    ...lines,
    path('lm', stage.run),
    path('l1', pastOf(stage, calendar.today)),
    ...(here ? [dot('f1', here, 5.5), dot('ring', here, 10)] : []),
    ...[...mine, ...motto, ...labels].map(drawLabel),
  ]
}

function place<L extends Label>(candidates: L[], taken: Taken[], frame: Box): L | undefined {
  const chosen = roomiest(candidates, taken, frame)
  if (chosen)
    taken.push(
      { box: chosen.box, weight: WORDS },
      ...(chosen.stem ? [{ box: chosen.stem, weight: LINES }] : []),
    )
  return chosen
}

/** The deadline has the first choice, the others follow from left to right. */
function placeEvents(stage: Stage, { events, deadline }: LossCurve, taken: Taken[]) {
  const byTime = events.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const main = byTime.filter(({ at }) => at.equals(deadline))
  const others = byTime.filter(({ at }) => !at.equals(deadline))
  const labels = [...main, ...(stage.narrow ? [] : others)].map((event) =>
    place(
      eventPlaces(stage, event, others, event.at.equals(deadline) ? deadlineTop(stage) : null),
      taken,
      stage.frame,
    ),
  )
  const lines = others.flatMap((event) => {
    const x = stage.x(event.at)
    const top = labels.find((label) => label?.event === event)?.stem?.top ?? stage.bottom - 26
    return [upright('stem', x, top, stage.bottom), dot('f1', { x, y: stage.bottom }, 3.5)]
  })
  return { lines, labels }
}

function positionToday(stage: Stage, today: Temporal.Instant | null): Point | undefined {
  const past = pastOf(stage, today)
  return past.length > 0 && past.length < stage.smooth.length ? past.at(-1) : undefined
}

const pastOf = (stage: Stage, today: Temporal.Instant | null) =>
  today ? stage.smooth.filter(({ x }) => x <= stage.x(today)) : []
