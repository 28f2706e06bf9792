// Charts: what they say, that their labels keep apart, and that they need no inline style.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Box, boxOfText } from '../../server/core/chart-labels.ts'
import { noiseFrom } from '../../server/core/chart-noise.ts'
import {
  dotStrip,
  histogram,
  type LossCurve,
  lossCurve,
  progressBar,
  type Ranked,
  rankPlot,
  rise,
} from '../../server/core/charts.ts'

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
  motto: ['code it,', 'run it,', 'crash it,', 'restart it.'],
}

type Written = { text: string; x: number; y: number; box: Box }

function attribute(tag: string, name: string) {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
}

function writtenIn(svg: string): Written[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
    const [x, y] = [Number(attribute(tag, 'x')), Number(attribute(tag, 'y'))]
    const classes = attribute(tag, 'class') ?? ''
    const usual = classes.includes(' sm') ? 16 : classes.includes('motto') ? 19 : 11
    const anchor =
      attribute(tag, 'text-anchor') === 'end'
        ? 'end'
        : attribute(tag, 'text-anchor') === 'middle'
          ? 'middle'
          : 'start'
    return { text, x, y, box: boxOfText(x, y, text, Number(attribute(tag, 'font-size') ?? usual), anchor) }
  })
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
  const noise = noiseFrom(5)
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

test('words that people chose are escaped', () => {
  const events = [{ at: deadline, label: 'Close <b> & "go"', date: '31 May' }]
  const svg = lossCurve({ ...calendar, events })
  assert.match(svg, /Close &lt;b&gt; &amp; &quot;go&quot;/)
  assert.doesNotMatch(svg, /<b>/)
})

test('a strip has one dot for each score; equal scores stand side by side', () => {
  const svg = dotStrip(
    [3, 4, 4].map((value) => ({ value, weight: 0.5 })),
    1,
    5,
  )
  const places = [...svg.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => x)
  assert.deepEqual(places, ['56', '79.5', '85.5'])
  assert.match(svg, /aria-label="Scores 3, 4, 4"/)
})

test('the parts of a bar follow each other and fill their share of the whole', () => {
  const svg = progressBar(
    [
      { size: 50, fill: 'f1' },
      { size: 25, fill: 'fm' },
    ],
    100,
    '50 sent, 25 drafts',
  )
  assert.match(svg, /<rect class="f1" x="0.00" width="50.00"[^>]*\/><rect class="fm" x="50.00" width="25.00"/)
})

test('a bar of nothing is empty, not broken', () => {
  assert.match(progressBar([{ size: 0, fill: 'f1' }], 0, 'none yet'), /width="0.00"/)
})

test('columns of a histogram are as high as their counts', () => {
  const bins = [1, 4, 2].map((count) => ({ count, fill: 'f1' as const }))
  const svg = histogram({ label: 'Means', bins, ticks: [{ at: 0, label: '1' }], cut: { at: 2, label: '58' } })
  const heights = [...svg.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height))
  assert.deepEqual(
    heights.map((height) => Math.round((height / (heights[1] ?? 1)) * 4)),
    [1, 4, 2],
  )
  assert.match(svg, />58</)
})

test('a ranking draws every point at its score and its cuts after their rank', () => {
  const points: Ranked[] = [5, 4, 3, 1].map((mean) => ({ mean, low: mean - 1, high: mean, fill: 'f1' }))
  const plot = { label: 'Ranked', narrow: false, min: 1, max: 5, band: null }
  const svg = rankPlot(points, { ...plot, cuts: [{ after: 2, label: '2 accepted', main: true }] })
  const dots = [...svg.matchAll(/<circle[^>]*cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }))
  const cut = Number(/class="cut" x1="([\d.]+)"/.exec(svg)?.[1])
  assert.equal(dots.length, 4)
  assert.deepEqual(
    dots.map(({ x }) => x < cut),
    [true, true, false, false],
  )
  assert.deepEqual(
    dots.map(({ y }) => y),
    dots.map(({ y }) => y).toSorted((a, b) => a - b),
  )
})

test('a ranking of nothing is an empty ground', () => {
  const svg = rankPlot([], { label: 'Ranked', narrow: true, min: 1, max: 5, cuts: [], band: null })
  assert.doesNotMatch(svg, /NaN|Infinity|<circle/)
})

test('what has arrived rises to its last sum', () => {
  const points = [0, 5, 20].map((sum, i) => ({ share: i / 2, sum }))
  const svg = rise({
    label: 'Reviews',
    narrow: false,
    points,
    goal: 40,
    due: { share: 1, label: 'due' },
    ticks: [],
  })
  assert.match(svg, />20 now</)
  assert.equal(writtenIn(svg).filter(({ text }) => text === '40').length, 1)
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
