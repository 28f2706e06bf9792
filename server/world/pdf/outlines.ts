// The outlines of letters as the words of a content stream: they look like text and say nothing to a machine.
import { integerAt, openShapes, type Shapes } from './cff.ts'
import { type Face, programOf } from './type.ts'

type Tracing = { path: string[]; stack: number[]; x: number; y: number; hints: number; shapes: Shapes }

const opened = new Map<Face, Shapes>()
const traced = new Map<string, string>()

/** Empty for a space. */
export function outlineOf(face: Face, code: number): string {
  const known = traced.get(face + code)
  if (known !== undefined) return known
  const shapes = opened.get(face) ?? openShapes(programOf(face))
  opened.set(face, shapes)
  const tracing: Tracing = { path: [], stack: [], x: 0, y: 0, hints: 0, shapes }
  const program = shapes.ofLetter(code)
  if (program) follow(tracing, Buffer.from(program))
  traced.set(face + code, tracing.path.join(' '))
  return tracing.path.join(' ')
}

/** Runs the program of a Type 2 charstring; hints are counted, since they decide how many bytes a mask has, and dropped. */
function follow(tracing: Tracing, program: Buffer): void {
  for (let at = 0; at < program.length; ) {
    const operator = program.readUInt8(at)
    if (operator >= 32 || operator === 28) {
      const [value, next] = integerAt(program, at)
      tracing.stack.push(value)
      at = next
      continue
    }
    at++
    if (operator === 11) return
    if (operator === 10) call(tracing, tracing.shapes.own)
    else if (operator === 29) call(tracing, tracing.shapes.shared)
    else {
      if (hintOperators.has(operator)) tracing.hints += tracing.stack.length >> 1
      if (operator === 19 || operator === 20) at += Math.ceil(tracing.hints / 8)
      strokes[operator]?.(tracing, tracing.stack)
      tracing.stack = []
    }
  }
}

const hintOperators = new Set([1, 3, 18, 19, 20, 23])

function call(tracing: Tracing, subroutines: Uint8Array[]): void {
  const bias = subroutines.length < 1240 ? 107 : 1131
  const called = subroutines[(tracing.stack.pop() ?? 0) + bias]
  if (called) follow(tracing, Buffer.from(called))
}

function step(tracing: Tracing, dx: number, dy: number): string {
  tracing.x += dx
  tracing.y += dy
  return `${tracing.x} ${tracing.y}`
}

const move = (tracing: Tracing, dx = 0, dy = 0) => tracing.path.push(`${step(tracing, dx, dy)} m`)
const lineTo = (tracing: Tracing, dx = 0, dy = 0) => tracing.path.push(`${step(tracing, dx, dy)} l`)

function curve(tracing: Tracing, [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0]: number[]): void {
  tracing.path.push(`${step(tracing, ax, ay)} ${step(tracing, bx, by)} ${step(tracing, cx, cy)} c`)
}

function chunks(numbers: number[], size: number): number[][] {
  const whole = Math.floor(numbers.length / size)
  return Array.from({ length: whole }, (_, part) => numbers.slice(part * size, (part + 1) * size))
}

/** Lines along the axes by turns. */
function turning(tracing: Tracing, steps: number[], flat: boolean): void {
  steps.forEach((by, index) => {
    if ((index % 2 === 0) === flat) lineTo(tracing, by, 0)
    else lineTo(tracing, 0, by)
  })
}

/** Curves that leave along one axis and arrive along the other, by turns; a last odd number bends the last arrival. */
function swinging(tracing: Tracing, steps: number[], flat: boolean): void {
  const last = steps.length % 4 === 1 ? (steps.at(-1) ?? 0) : 0
  const curves = chunks(steps, 4)
  curves.forEach(([a = 0, bx = 0, by = 0, c = 0], index) => {
    const bend = index === curves.length - 1 ? last : 0
    const across = (index % 2 === 0) === flat
    curve(tracing, across ? [a, 0, bx, by, bend, c] : [0, a, bx, by, c, bend])
  })
}

/** Curves that leave and arrive along the same axis; a first odd number shifts the first start. */
function sliding(tracing: Tracing, steps: number[], flat: boolean): void {
  const shift = steps.length % 4 === 1 ? (steps[0] ?? 0) : 0
  chunks(steps.slice(steps.length % 4), 4).forEach(([a = 0, bx = 0, by = 0, c = 0], index) => {
    const from = index === 0 ? shift : 0
    curve(tracing, flat ? [a, from, bx, by, c, 0] : [from, a, bx, by, 0, c])
  })
}

const curves = (tracing: Tracing, steps: number[]) => {
  for (const each of chunks(steps, 6)) curve(tracing, each)
}
const lines = (tracing: Tracing, steps: number[]) => {
  for (const [dx, dy] of chunks(steps, 2)) lineTo(tracing, dx, dy)
}

const strokes: Record<number, (tracing: Tracing, stack: number[]) => void> = {
  // A first number too many is the width of the letter.
  4: (tracing, stack) => move(tracing, 0, stack.at(-1)),
  21: (tracing, stack) => move(tracing, stack.at(-2), stack.at(-1)),
  22: (tracing, stack) => move(tracing, stack.at(-1), 0),
  5: lines,
  6: (tracing, stack) => turning(tracing, stack, true),
  7: (tracing, stack) => turning(tracing, stack, false),
  8: curves,
  24: (tracing, stack) => {
    curves(tracing, stack.slice(0, -2))
    lines(tracing, stack.slice(-2))
  },
  25: (tracing, stack) => {
    lines(tracing, stack.slice(0, -6))
    curves(tracing, stack.slice(-6))
  },
  26: (tracing, stack) => sliding(tracing, stack, false),
  27: (tracing, stack) => sliding(tracing, stack, true),
  30: (tracing, stack) => swinging(tracing, stack, false),
  31: (tracing, stack) => swinging(tracing, stack, true),
}
