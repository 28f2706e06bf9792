// Small charts for tables and figures: scores as dots, parts of a whole as a bar, counts as columns.
import { across, chart, dot, escaped, type Fill, rect, scale, steps, tenth, upright, words } from './svg.ts'

/** One dot for each score on a strip from min to max; its size is its weight, a share from 0 to 1. */
export function dotStrip(scores: { value: number; weight: number }[], min: number, max: number): string {
  const x = scale(min, max, 9, 103)
  const ticks = Array.from({ length: max - min + 1 }, (_, i) => upright('grid-line', x(min + i), 9.5, 16.5))
  const dots = scores.map(({ value, weight }, i) => {
    const before = scores.slice(0, i).filter((other) => other.value === value).length
    const aside = (before % 2 ? 1 : -1) * Math.ceil(before / 2) * 6
    return dot('f1', { x: x(value) + aside, y: 13 }, tenth(2.6 + weight * 3.1), 0.78)
  })
  const label = scores.length ? `Scores ${scores.map(({ value }) => value).join(', ')}` : 'No scores yet'
  return chart(112, 26, label, [across('grid-line', 13, 9, 103), ...ticks, ...dots], 'chart strip')
}

export type Part = { size: number; fill: Fill }

/** Parts of a whole, side by side. An SVG because a width in a style attribute is forbidden. */
export function progressBar(parts: Part[], whole: number, label: string, big = false): string {
  const width = scale(0, Math.max(1, whole), 0, 100)
  const segments = parts.map(({ size, fill }, i) => {
    const before = parts.slice(0, i).reduce((sum, part) => sum + part.size, 0)
    return `<rect class="${fill}" x="${width(before).toFixed(2)}" width="${width(size).toFixed(2)}" height="8"/>`
  })
  const frame = 'viewBox="0 0 100 8" preserveAspectRatio="none" role="img"'
  return `<svg class="bar${big ? ' lg' : ''}" ${frame} aria-label="${escaped(label)}">${segments.join('')}</svg>`
}

export type Histogram = {
  label: string
  bins: { count: number; fill: Fill }[]
  /** Where along the bins a tick stands: 0 is the left edge of the first. */
  ticks: { at: number; label: string }[]
  cut: { at: number; label: string } | null
}

export function histogram({ label, bins, ticks, cut }: Histogram): string {
  const [width, height, left, top] = [320, 176, 26, 20]
  const bottom = height - 22
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const x = scale(0, bins.length, left, width)
  const y = scale(0, most, bottom, top)
  const step = (width - left) / Math.max(1, bins.length)
  const grid = steps(most).flatMap((n) => [
    across('grid-line', y(n), left, width),
    words({ x: left - 6, y: y(n) + 4 }, String(n), 'end'),
  ])
  const columns = bins.map(({ count, fill }, i) =>
    count ? rect(fill, x(i) + 1, y(count), step - 2, bottom - y(count), 1.5) : '',
  )
  const names = ticks.map((tick) => words({ x: x(tick.at), y: bottom + 15 }, tick.label, 'middle'))
  const line = cut
    ? [
        upright('cut', x(cut.at), 3, bottom),
        // Above the columns, however high the one beside it is.
        words({ x: x(cut.at) + 5, y: top - 8 }, cut.label, 'start', 'em halo'),
      ]
    : []
  return chart(width, height, label, [
    ...grid,
    ...columns,
    across('axis', bottom, left, width),
    ...names,
    ...line,
  ])
}
