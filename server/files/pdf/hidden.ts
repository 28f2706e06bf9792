// Text that a machine reads and a person does not see: in the colour of the paper, too small, beside the page, or not drawn.
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Hiding = 'white' | 'tiny' | 'outside' | 'invisible'
export type Hidden = Partial<Record<Hiding, string>>

type Matrix = readonly [number, number, number, number, number, number]
type Box = { left: number; bottom: number; right: number; top: number }
type State = {
  matrix: Matrix
  text: Matrix
  line: Matrix
  leading: number
  size: number
  mode: number
  fill: string
  alpha: number
}
type Walk = { state: State; saved: State[]; painted: Box[]; page: Box; hidden: Hidden }
type Step = (walk: Walk, args: unknown[]) => void

const unit: Matrix = [1, 0, 0, 1, 0, 0]
const smallestSize = 2
const nearlyWhite = 0.94

export async function hiddenOn(page: PDFPageProxy): Promise<Hidden> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const state: State = {
    ...{ matrix: unit, text: unit, line: unit },
    ...{ leading: 0, size: 0, mode: 0, fill: '#000000', alpha: 1 },
  }
  const walk: Walk = { state, saved: [], painted: [], page: { left, bottom, right, top }, hidden: {} }
  fnArray.forEach((operator, index) => {
    const args: unknown = argsArray[index]
    steps[operator]?.(walk, Array.isArray(args) ? args : [])
  })
  return walk.hidden
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function matrixOf(values: unknown): Matrix {
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) return unit
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(Object.values(values), Number)
  return [a, b, c, d, e, f]
}

function boxOf(matrix: Matrix, values: unknown): Box | undefined {
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) return undefined
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(Object.values(values), Number)
  const corners = [
    [x0, y0],
    [x0, y1],
    [x1, y0],
    [x1, y1],
  ].map(([x = 0, y = 0]) => times(matrix, [1, 0, 0, 1, x, y]))
  const xs = corners.map((corner) => corner[4])
  const ys = corners.map((corner) => corner[5])
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

const within = (x: number, y: number, { left, bottom, right, top }: Box) =>
  x >= left - 2 && x <= right + 2 && y >= bottom - 2 && y <= top + 2

function isWhite(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (/^#(..)(..)(..)$/.exec(colour) ?? [])
    .slice(1)
    .map((hex) => parseInt(hex, 16))
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255 > nearlyWhite
}

function hidingOf({ state, painted, page }: Walk): Hiding | undefined {
  const [, , c, d, x, y] = times(state.matrix, state.text)
  const onPaint = painted.some((box) => within(x, y, box))
  if (!within(x, y, page)) return 'outside'
  // Behind the picture of a scanned page stands invisible text on purpose.
  if (state.mode === 3 || state.mode === 7 || state.alpha < 0.05) return onPaint ? undefined : 'invisible'
  if (Math.abs(state.size) * Math.hypot(c, d) < smallestSize) return 'tiny'
  return isWhite(state.fill) && !onPaint ? 'white' : undefined
}

function show(walk: Walk, [glyphs]: unknown[]): void {
  const hiding = hidingOf(walk)
  if (!hiding || !Array.isArray(glyphs)) return
  const text = glyphs.map((glyph: { unicode?: string } | number) =>
    typeof glyph === 'number' ? (glyph < -200 ? ' ' : '') : (glyph.unicode ?? ''),
  )
  walk.hidden[hiding] = `${walk.hidden[hiding] ?? ''}${text.join('')} `
}

function moveLine({ state }: Walk, x: number, y: number): void {
  state.line = times(state.line, [1, 0, 0, 1, x, y])
  state.text = state.line
}

function paint(walk: Walk, box: Box | undefined): void {
  if (box && !isWhite(walk.state.fill)) walk.painted.push(box)
}

const save: Step = (walk) => walk.saved.push({ ...walk.state })
const restore: Step = (walk) => {
  walk.state = walk.saved.pop() ?? walk.state
}
const image: Step = ({ state, painted }) => {
  const box = boxOf(state.matrix, [0, 0, 1, 1])
  if (box) painted.push(box)
}
const fills = new Set<unknown>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke])

const steps: Record<number, Step> = {
  [OPS.save]: save,
  [OPS.restore]: restore,
  [OPS.transform]: ({ state }, args) => {
    state.matrix = times(state.matrix, matrixOf(args))
  },
  [OPS.paintFormXObjectBegin]: (walk, [matrix]) => {
    save(walk, [])
    walk.state.matrix = times(walk.state.matrix, matrixOf(matrix))
  },
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.setGState]: ({ state }, [changes]) => {
    if (!Array.isArray(changes)) return
    for (const [key, value] of changes) if (key === 'ca') state.alpha = Number(value)
  },
  [OPS.setFillRGBColor]: ({ state }, [colour]) => {
    state.fill = String(colour)
  },
  [OPS.setFillColorN]: ({ state }) => {
    state.fill = 'a pattern'
  },
  [OPS.constructPath]: (walk, [operator, , bounds]) => {
    if (fills.has(operator)) paint(walk, boxOf(walk.state.matrix, bounds))
  },
  [OPS.shadingFill]: (walk) => walk.painted.push(walk.page),
  [OPS.paintImageXObject]: image,
  [OPS.paintInlineImageXObject]: image,
  [OPS.paintImageMaskXObject]: image,
  [OPS.beginText]: ({ state }) => {
    state.text = unit
    state.line = unit
  },
  [OPS.setFont]: ({ state }, [, size]) => {
    state.size = Number(size)
  },
  [OPS.setTextRenderingMode]: ({ state }, [mode]) => {
    state.mode = Number(mode)
  },
  [OPS.setLeading]: ({ state }, [leading]) => {
    state.leading = -Number(leading)
  },
  [OPS.setTextMatrix]: ({ state }, [matrix]) => {
    state.line = matrixOf(matrix)
    state.text = state.line
  },
  [OPS.moveText]: (walk, [x, y]) => moveLine(walk, Number(x), Number(y)),
  [OPS.setLeadingMoveText]: (walk, [x, y]) => {
    walk.state.leading = Number(y)
    moveLine(walk, Number(x), Number(y))
  },
  [OPS.nextLine]: (walk) => moveLine(walk, 0, walk.state.leading),
  [OPS.showText]: show,
}
