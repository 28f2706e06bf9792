// Charts: what they say, that their labels keep apart, and that they need no inline style.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Box } from '../../server/core/charts/labels.ts'
import {
  dotStrip,
  histogram,
  type LossCurve,
  lossCurve,
  progressBar,
  rankPlot,
  rise,
} from '../../server/core/charts.ts'
import { randomFrom } from '../../server/core/random.ts'
import { writtenIn } from './written.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const deadline = instant('2023-06-01T12:00Z')
const calendar: LossCurve = {
  narrow: false,
  from: instant('2023-03-24T12:00Z'),
  until: instant('2023-07-30T04:00Z'),
  deadline,
  events: [
    { at: deadline, label: 'Submissions close', date: '31 May, 23:59 AoE' },
    { at: instant('2023-06-20T12:00Z'), label: 'Notification', date: '19 Jun' },
    { at: instant('2023-07-08T12:00Z'), label: 'Camera-ready', date: '7 Jul' },
    { at: instant('2023-07-29T18:45Z'), label: 'Workshop', date: '29 Jul' },
  ],
  today: instant('2023-05-20T07:28Z'),
  plain: false,
  motto: ['code it,', 'run it,', 'crash it,', 'restart it.'],
}

const collide = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function collisions(svg: string): string[] {
  const written = writtenIn(svg)
  return written.flatMap((a, i) =>
    written
      .slice(i + 1)
      .filter((b) => collide(a.box, b.box))
      .map((b) => `${a.text} / ${b.text}`),
  )
}

const find = (svg: string, text: string) => {
  const found = writtenIn(svg).find((written) => written.text === text)
  assert.ok(found, `${text} is written`)
  return found
}

test('the example calendar: every event, the motto and the present day are written, and nothing collides', () => {
  const svg = lossCurve(calendar)
  for (const words of [
    '31 May, 23:59 AoE',
    'Notification',
    '29 Jul',
    'restart it.',
    'You are here',
    'Mar',
    'Apr',
    'Jul',
  ])
    find(svg, words)
  assert.deepEqual(collisions(svg), [])
})

test('the words lie where the calendar puts them: days of the axis become pixels in proportion', () => {
  const svg = lossCurve(calendar)
  const [may, june, july] = ['May', 'Jun', 'Jul'].map((month) => find(svg, month).x)
  assert.ok(may && june && july)
  assert.ok(Math.abs((june - may) / (july - june) - 31 / 30) < 0.01)
})

test('labels keep apart whatever the distances of the events', () => {
  const noise = randomFrom(5)
  for (let trial = 0; trial < 60; trial++) {
    const days = Array.from({ length: 5 }, () => 1 + Math.floor(noise() * 127))
    const [at = 60, ...others] = trial < 12 ? days.map((_, i) => 55 + trial + i) : days
    const on = (day: number) => calendar.from.add({ hours: day * 24 })
    const events = [
      { at: on(at), label: 'Submissions close', date: '31 May, 23:59 AoE' },
      ...others.map((day, i) => ({
        at: on(day + (day === at ? 1 : 0)),
        label: `Something ${i}`,
        date: `${i + 1} Month`,
      })),
    ]
    const svg = lossCurve({ ...calendar, deadline: on(at), events, today: on(1 + Math.floor(noise() * 127)) })
    assert.deepEqual(collisions(svg), [], `deadline on day ${at}, others on ${others}`)
  }
})

test('a motto of other than four parts is not drawn', () => {
  assert.doesNotMatch(lossCurve({ ...calendar, motto: ['one', 'two'] }), /motto/)
})

test('the smoothed line ends today, covers all afterwards, and is absent before', () => {
  const pointsOf = (today: LossCurve['today']) =>
    (/class="l1" d="([^"]*)"/.exec(lossCurve({ ...calendar, today }))?.[1] ?? '').split('L').length
  const half = pointsOf(calendar.today)
  assert.ok(half > 50 && half < pointsOf(instant('2024-01-01T00:00Z')))
  assert.doesNotMatch(lossCurve({ ...calendar, today: null }), /class="l1"|You are here/)
  assert.doesNotMatch(lossCurve({ ...calendar, today: instant('2024-01-01T00:00Z') }), /You are here/)
})

test('the narrow curve names only the deadline, its description names all', () => {
  const svg = lossCurve({ ...calendar, narrow: true })
  assert.deepEqual(
    writtenIn(svg).filter(({ text }) => text === 'Notification'),
    [],
  )
  find(svg, 'Submissions close')
  assert.match(svg, /aria-label="[^"]*19 Jun, Notification/)
  assert.deepEqual(collisions(svg), [])
})

test('the plain calendar names every event and the present day, and says nothing of a loss', () => {
  const svg = lossCurve({ ...calendar, plain: true, motto: [] })
  for (const words of ['31 May, 23:59 AoE', 'Notification', '29 Jul', 'You are here', 'Mar', 'Jul'])
    find(svg, words)
  assert.deepEqual(collisions(svg), [])
  assert.doesNotMatch(svg, /loss|grid-line/)
  assert.deepEqual(collisions(lossCurve({ ...calendar, plain: true, motto: [], narrow: true })), [])
})

test('words that people chose are escaped', () => {
  const events = [{ at: deadline, label: 'Close <b> & "go"', date: '31 May' }]
  const svg = lossCurve({ ...calendar, events })
  assert.match(svg, /Close &lt;b&gt; &amp; &quot;go&quot;/)
  assert.doesNotMatch(svg, /<b>/)
})

test('every chart names itself and has no style attribute', () => {
  const charts = [
    lossCurve(calendar),
    dotStrip([], 1, 5),
    progressBar([], 1, 'none'),
    histogram({ label: 'Means', bins: [], ticks: [], cut: null }),
    rankPlot([], { label: 'Ranked', narrow: false, min: 1, max: 5, cuts: [], band: null }),
    rise({ label: 'Rise', narrow: true, points: [], goal: 0, due: null, ticks: [] }),
  ]
  for (const svg of charts) {
    assert.match(svg, /^<svg [^>]*role="img" aria-label="[^"]+"/)
    assert.doesNotMatch(svg, /style=|NaN|Infinity|undefined/)
  }
})
