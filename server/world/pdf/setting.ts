// Sets text into lines of a width: words of several faces, justified like a paper's columns or centred like its title.
import { type Pen, run, type Spot, sizeOf, write } from './pen.ts'
import type { Run } from './type.ts'

/** What a column is filled with, from the top: `sticks` to the next one, or `floats` to the head of a column. */
export type Block = { height: number; draw(pen: Pen, top: Spot): void; sticks?: boolean; floats?: boolean }
export type Measure = { width: number; size: number; leading: number }
type Word = { runs: Run[]; width: number }
type Align = 'justified' | 'left' | 'centred'

/** Between dollars stands what is set in italics. */
export function runsOf(text: string): Run[] {
  return text.split('$').map((part, index) => run(index % 2 === 0 ? 'regular' : 'italic', part))
}

function wordsOf(runs: Run[], size: number): Word[] {
  const words: Run[][] = [[]]
  for (const { face, text } of runs) {
    const [first = '', ...rest] = text.split(/ +/)
    words.at(-1)?.push({ face, text: first })
    for (const part of rest) words.push([{ face, text: part }])
  }
  return words
    .map((word) => word.filter(({ text }) => text !== ''))
    .filter((word) => word.length > 0)
    .map((word) => ({ runs: word, width: word.reduce((sum, each) => sum + sizeOf(each, size), 0) }))
}

export function setText(runs: Run[], measure: Measure, align: Align = 'justified', indent = 0): Block[] {
  const { width, size } = measure
  const space = sizeOf(run('regular', ' '), size)
  const lines: Word[][] = [[]]
  let left = width - indent
  for (const word of wordsOf(runs, size)) {
    if (word.width > left && lines.at(-1)?.length !== 0) {
      lines.push([])
      left = width
    }
    lines.at(-1)?.push(word)
    left -= word.width + space
  }
  return lines.map((words, index) => {
    const shift = index === 0 ? indent : 0
    const isLast = index === lines.length - 1
    return lineOf(words, measure, align === 'justified' && isLast ? 'left' : align, shift)
  })
}

function lineOf(words: Word[], { width, size, leading }: Measure, align: Align, indent: number): Block {
  const space = sizeOf(run('regular', ' '), size)
  const gaps = words.length - 1
  const taken = words.reduce((sum, word) => sum + word.width, 0) + gaps * space
  const free = width - indent - taken
  const stretch = align === 'justified' && gaps > 0 ? free / gaps : 0
  const start = indent + (align === 'centred' ? free / 2 : 0)
  return {
    height: leading,
    draw(pen, { x, y }) {
      let at = x + start
      for (const piece of joined(words)) {
        write(pen, { x: at, y: y - size * 0.8 }, piece, size, stretch)
        at += sizeOf(piece, size) + stretch * (piece.text.split(' ').length - 1)
      }
    },
  }
}

/** Neighbours of one face are written in one go. */
function joined(words: Word[]): Run[] {
  const pieces: Run[] = []
  words.forEach(({ runs }, index) => {
    const before = pieces.at(-1)
    if (index > 0 && before) before.text += ' '
    for (const { face, text } of runs) {
      const last = pieces.at(-1)
      if (last?.face === face) last.text += text
      else pieces.push({ face, text })
    }
  })
  return pieces
}

export const gap = (height: number): Block => ({ height, draw: () => {} })
export const heightOf = (blocks: Block[]) => blocks.reduce((sum, { height }) => sum + height, 0)

/** Several blocks that no column parts. */
export function together(blocks: Block[], options: { floats?: boolean; sticks?: boolean } = {}): Block {
  return {
    ...options,
    height: heightOf(blocks),
    draw(pen, { x, y }) {
      let top = y
      for (const block of blocks) {
        block.draw(pen, { x, y: top })
        top -= block.height
      }
    },
  }
}
