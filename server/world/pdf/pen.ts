// Draws on one page of an invented paper: text, rules and shapes as the words of a content stream.
import { outlineOf } from './outlines.ts'
import { codesOf, type Face, type Run, widthOf, widthOfCode } from './type.ts'

/** With `letters` the shapes of text are drawn, which machines cannot read, like those of a scan; they are collected there. */
export type Pen = { marks: string[]; letters: Map<string, string> | null }
export type Spot = { x: number; y: number }
export type Colour = [red: number, green: number, blue: number]

const number = (value: number) => String(Math.round(value * 100) / 100)
const numbers = (...values: number[]) => values.map(number).join(' ')
const escaped = (text: string) => text.replace(/[\\()]/g, (sign) => `\\${sign}`)

const space = 32

export const run = (face: Face, text: string): Run => ({ face, text })
export const sizeOf = (run: Run, size: number) => (widthOf(run) * size) / 1000

/** `stretch` is added to each space. */
export function write({ marks, letters }: Pen, { x, y }: Spot, run: Run, size: number, stretch = 0): void {
  if (letters) marks.push(...shapesOf(letters, { x, y }, run, size, stretch))
  else {
    const text = `(${escaped(String.fromCharCode(...codesOf(run)))})`
    marks.push(`BT /${run.face} ${size} Tf ${number(stretch)} Tw ${numbers(x, y)} Td ${text} Tj ET`)
  }
}

function* shapesOf(
  letters: Map<string, string>,
  { x, y }: Spot,
  { face, text }: Run,
  size: number,
  stretch: number,
) {
  let at = x
  for (const code of codesOf({ face, text })) {
    const name = `${face}${code}`
    const path = letters.get(name) ?? outlineOf(face, code)
    letters.set(name, path)
    if (path) yield `q ${size / 1000} 0 0 ${size / 1000} ${numbers(at, y)} cm /${name} Do Q`
    at += (widthOfCode(face, code) * size) / 1000 + (code === space ? stretch : 0)
  }
}

export function writeCentred(pen: Pen, { x, y }: Spot, run: Run, size: number): void {
  write(pen, { x: x - sizeOf(run, size) / 2, y }, run, size)
}

export function writeRight(pen: Pen, { x, y }: Spot, run: Run, size: number): void {
  write(pen, { x: x - sizeOf(run, size), y }, run, size)
}

export function writeAll(pen: Pen, { x, y }: Spot, runs: (Run & { size: number; rise: number })[]): void {
  let at = x
  for (const { size, rise, ...run } of runs) {
    write(pen, { x: at, y: y + rise }, run, size)
    at += sizeOf(run, size)
  }
}

export function rule({ marks }: Pen, { x, y }: Spot, length: number, thick: number): void {
  marks.push(`${number(thick)} w 0 G ${numbers(x, y)} m ${numbers(x + length, y)} l S`)
}

export function line({ marks }: Pen, spots: Spot[], colour: Colour, thick = 0.9): void {
  const [first, ...rest] = spots.map(({ x, y }) => numbers(x, y))
  marks.push(
    `${number(thick)} w ${numbers(...colour)} RG ${first} m ${rest.map((to) => `${to} l`).join(' ')} S`,
  )
}

export function box({ marks }: Pen, { x, y }: Spot, width: number, height: number, colour: Colour): void {
  marks.push(`${numbers(...colour)} rg ${numbers(x, y, width, height)} re f 0 g`)
}

export function frame({ marks }: Pen, { x, y }: Spot, width: number, height: number): void {
  marks.push(`0.5 w 0.3 G ${numbers(x, y, width, height)} re S`)
}
