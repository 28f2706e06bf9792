// Fills the columns of a paper with its blocks, and tells how many pages that took.
import type { Pen } from './pen.ts'
import type { Block } from './setting.ts'

export const page = { width: 612, height: 792 }
export const text = { left: 63, width: 486, top: 724, bottom: 66, column: 234, second: 315, leading: 11.955 }

type Column = { page: number; x: number; top: number; bottom: number }
export type Placed = { block: Block; page: number; x: number; y: number }
/** What the first page keeps for its head and its footnote. */
export type FirstPage = { top: number; bottom: number }

function columnAt(index: number, first: FirstPage): Column {
  const onFirst = index < 2
  return {
    page: Math.floor(index / 2),
    x: index % 2 === 0 ? text.left : text.second,
    top: onFirst ? first.top : text.top,
    bottom: index === 0 ? first.bottom : text.bottom,
  }
}

/** All that fits on so many pages, in points of one column. */
export function roomOn(pages: number, first: FirstPage): number {
  const columns = Array.from({ length: pages * 2 }, (_, index) => columnAt(index, first))
  return columns.reduce((sum, { top, bottom }) => sum + top - bottom, 0)
}

export function flow(blocks: Block[], first: FirstPage): { placed: Placed[]; pages: number } {
  const placed: Placed[] = []
  const floating: Block[] = []
  let index = 0
  let column = columnAt(index, first)
  let y = column.top
  const fits = (height: number) => y - height >= column.bottom
  const put = (block: Block) => {
    placed.push({ block, page: column.page, x: column.x, y })
    y -= block.height
  }
  const turn = () => {
    column = columnAt(++index, first)
    y = column.top
    for (const block of floating.splice(0)) {
      if (fits(block.height)) put(block)
      else floating.push(block)
    }
  }
  blocks.forEach((block, at) => {
    const need = block.height + (block.sticks ? 2 * (blocks[at + 1]?.height ?? 0) : 0)
    if (block.floats && !fits(need)) floating.push(block)
    else {
      if (!fits(need)) turn()
      put(block)
    }
  })
  while (floating.length > 0) turn()
  return { placed, pages: column.page + 1 }
}

export function drawPlaced(placed: Placed[], pens: Pen[]): void {
  for (const { block, page: at, x, y } of placed) {
    const pen = pens[at]
    if (pen) block.draw(pen, { x, y })
  }
}
