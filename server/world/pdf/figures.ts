// Figures, tables and equations of invented papers, drawn as vectors from noise.
import { randomFrom } from '../../core/random.ts'
import {
  box,
  type Colour,
  frame,
  line,
  type Pen,
  rule,
  run,
  type Spot,
  sizeOf,
  write,
  writeAll,
  writeCentred,
  writeRight,
} from './pen.ts'
import { columns, filled, type Noise, rows, tableCaption, type Voice } from './phrases.ts'
import { type Block, gap, type Measure, runsOf, setText, together } from './setting.ts'

const blue: Colour = [0.12, 0.35, 0.6]
const inks: Colour[] = [blue, [0.8, 0.36, 0.12], [0.2, 0.52, 0.32], [0.5, 0.34, 0.62]]
const names = ['Ours', 'Baseline', 'Static', 'Greedy']
const plot = { left: 34, width: 190, bottom: 26, height: 104 }
const small = 7
const labels = 78

type Plot = (pen: Pen, origin: Spot, noise: Noise) => void
type Figure = { number: number; kind: number; caption: string; seed: number }

const plots: Plot[] = [curves, bars, points, heat]

export function figure({ number, kind, caption, seed }: Figure, measure: Measure): Block {
  const draw = plots[kind % plots.length] ?? curves
  const drawing: Block = {
    height: plot.height + plot.bottom + 8,
    draw(pen, { x, y }) {
      const origin = { x: x + plot.left, y: y - plot.height - 4 }
      frame(pen, origin, plot.width, plot.height)
      draw(pen, origin, randomFrom(seed))
    },
  }
  return together([gap(4), drawing, ...captioned(`Figure ${number}.`, caption, measure), gap(10)], {
    floats: true,
  })
}

function captioned(label: string, caption: string, measure: Measure): Block[] {
  const set = { ...measure, size: 9, leading: 10.5 }
  return setText([run('italic', `${label} `), ...runsOf(caption)], set)
}

function axes(pen: Pen, { x, y }: Spot, across: string, up: string[]): void {
  up.forEach((label, index) => {
    const at = y + (plot.height * index) / (up.length - 1)
    writeRight(pen, { x: x - 4, y: at - 2 }, run('regular', label), small)
    line(
      pen,
      [
        { x: x - 2, y: at },
        { x, y: at },
      ],
      [0.3, 0.3, 0.3],
      0.5,
    )
  })
  writeCentred(pen, { x: x + plot.width / 2, y: y - 20 }, run('regular', across), small + 1)
}

function legend(pen: Pen, { x, y }: Spot, many: number): void {
  names.slice(0, many).forEach((label, index) => {
    const at = { x: x + plot.width - 46, y: y + plot.height - 10 - index * 9 }
    line(pen, [at, { ...at, x: at.x + 10 }], inks[index] ?? blue, 1.4)
    write(pen, { x: at.x + 13, y: at.y - 2.2 }, run('regular', label), small)
  })
}

function curves(pen: Pen, origin: Spot, noise: Noise): void {
  axes(pen, origin, 'Requests per second', ['0', '25', '50', '75', '100'])
  for (const [index, ink] of inks.slice(0, 3).entries()) {
    const knee = 0.75 - index * 0.16 - noise() * 0.08
    const spots = Array.from({ length: 24 }, (_, step) => {
      const t = step / 23
      const rise = Math.min(0.97, 0.07 + index * 0.04 + 0.12 * t + 1 / (1 + Math.exp((knee - t) * 16)))
      return { x: origin.x + t * plot.width, y: origin.y + plot.height * 0.66 * (rise + noise() * 0.015) }
    })
    line(pen, spots, ink, 1.2)
  }
  for (let tick = 0; tick <= 4; tick++) {
    const x = origin.x + (plot.width * tick) / 4
    writeCentred(pen, { x, y: origin.y - 9 }, run('regular', String(tick * 20)), small)
  }
  legend(pen, origin, 3)
}

function bars(pen: Pen, origin: Spot, noise: Noise): void {
  axes(pen, origin, 'Context length', ['0', '0.5', '1.0', '1.5', '2.0'])
  const groups = ['1k', '2k', '4k', '8k']
  groups.forEach((label, group) => {
    const left = origin.x + 10 + group * 46
    inks.slice(0, 3).forEach((ink, index) => {
      const height = plot.height * (0.72 - index * 0.13 - group * 0.06 * (index + 1) * 0.5 + noise() * 0.07)
      box(pen, { x: left + index * 11, y: origin.y }, 10, Math.max(6, height * 0.85), ink)
    })
    writeCentred(pen, { x: left + 16, y: origin.y - 9 }, run('regular', label), small)
  })
  legend(pen, origin, 3)
}

function points(pen: Pen, origin: Spot, noise: Noise): void {
  axes(pen, origin, 'Training tokens (billions)', ['2.0', '2.5', '3.0', '3.5'])
  for (const [index, ink] of inks.slice(0, 2).entries()) {
    for (let each = 0; each < 32; each++) {
      const t = noise()
      const loss = 0.68 * (1 - t) ** 1.5 + 0.1 + index * 0.1 + (noise() - 0.5) * 0.09
      box(pen, { x: origin.x + 4 + t * (plot.width - 10), y: origin.y + loss * plot.height }, 2.2, 2.2, ink)
    }
  }
  legend(pen, origin, 2)
}

function heat(pen: Pen, origin: Spot, noise: Noise): void {
  axes(pen, origin, 'Position', ['0', '8', '16'])
  const cells = 16
  const [width, height] = [plot.width / cells, plot.height / cells]
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column <= row; column++) {
      const weight = Math.min(
        1,
        Math.exp((column - row) * 0.3) * 0.8 + (column === 0 ? 0.4 : 0) + noise() * 0.2,
      )
      const at = { x: origin.x + column * width, y: origin.y + plot.height - (row + 1) * height }
      box(pen, at, width - 0.4, height - 0.4, [1 - 0.88 * weight, 1 - 0.65 * weight, 1 - 0.4 * weight])
    }
  }
}

export function table(number: number, measure: Measure, voice: Voice): Block {
  const { width } = measure
  const numbers = rows.map((_, row) =>
    columns.map((_, column) =>
      ((column + 2) * 9 + row * (1.1 + voice.noise()) + voice.noise() * 3).toFixed(1),
    ),
  )
  const cells: Block = {
    height: rows.length * 12 + 32,
    draw(pen, { x, y }) {
      const right = (column: number) => x + labels + (column + 1) * ((width - labels) / columns.length)
      const row = (at: number, label: string, values: string[], face: 'regular' | 'bold') => {
        write(pen, { x: x + 2, y: at }, run('regular', label), 8.5)
        values.forEach((value, column) => {
          writeRight(pen, { x: right(column), y: at }, run(face, value), 8.5)
        })
      }
      rule(pen, { x, y: y - 4 }, width, 0.9)
      row(y - 14, 'Method', columns, 'regular')
      rule(pen, { x, y: y - 18 }, width, 0.5)
      rows.forEach((label, index) => {
        row(y - 29 - index * 12, label, numbers[index] ?? [], index === rows.length - 1 ? 'bold' : 'regular')
      })
      rule(pen, { x, y: y - 34 - (rows.length - 1) * 12 }, width, 0.9)
    },
  }
  const caption = captioned(`Table ${number}.`, filled(tableCaption, voice), measure)
  return together([gap(4), ...caption, cells, gap(10)], { floats: true })
}

const faces: Record<string, 'regular' | 'italic' | 'symbol'> = { r: 'regular', s: 'symbol', i: 'italic' }
const shifts: Record<string, { size: number; rise: number }> = {
  '^': { size: 7, rise: 4 },
  v: { size: 7, rise: -2.5 },
}

/** Parts like `i:x` (italic), `s:q` (a Greek letter of the symbol face), `^:2` (raised), `v:t` (lowered). */
export function equation(number: number, parts: string[], { width }: Measure): Block {
  const runs = parts.map((part) => {
    const { size, rise } = shifts[part.charAt(0)] ?? { size: 10, rise: 0 }
    return { ...run(faces[part.charAt(0)] ?? 'italic', part.slice(2)), size, rise }
  })
  const long = runs.reduce((sum, { size, ...each }) => sum + sizeOf(each, size), 0)
  return {
    height: 30,
    draw(pen, { x, y }) {
      writeAll(pen, { x: x + (width - long) / 2, y: y - 18 }, runs)
      writeRight(pen, { x: x + width, y: y - 18 }, run('regular', `(${number})`), 10)
    },
  }
}
