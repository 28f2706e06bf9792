// The smaller charts: strips, bars, histograms, rankings, rises.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dotStrip, histogram, progressBar, type Ranked, rankPlot, rise } from '../../server/core/charts.ts'
import { writtenIn } from './written.ts'

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
