// Where in a file of reviews one stands, and how its own lines lead on.
import { FORMAT, type Marker, spelled, unguarded } from './markers.ts'
import { plain } from './written.ts'

export type LineFault = { line: number; says: string }
/** `line`: the first one of its text, where it has any. */
export type AnswerIn = { name: string; text: string; line: number }
export type SheetIn = {
  paper: number
  review: string
  version: number
  line: number
  answers: AnswerIn[]
  faults: LineFault[]
}
/** `faults`: those that belong to no paper. */
export type FileIn = { sheets: SheetIn[]; faults: LineFault[] }

type Open = { name: string; line: number; lines: string[] }
export type State = FileIn & {
  /** `foreign`: of a format that is not read; `lost`: after a changed line, until the next whole one says again where we are. */
  place: 'foreign' | 'before' | 'between' | 'paper' | 'answer' | 'lost' | 'after'
  sheet: SheetIn | null
  open: Open | null
  /** The papers of the file, and the answers of the paper that is open: each may stand once. */
  papers: Map<string, SheetIn>
  names: Set<string>
  /** Of lines that stand nowhere, the first one is told. */
  strayed: boolean
}

export const quoted = (marker: Marker) => `“${spelled(marker)}”`
export const END = quoted({ kind: 'end of answer' })
export const FIRST = quoted({ kind: 'begin', format: FORMAT })

export const told = ({ sheet, faults }: State, line: number, says: string) =>
  void (sheet?.faults ?? faults).push({ line, says })

function shut(state: State): void {
  const { sheet, open } = state
  if (!sheet || !open) return
  const blank = open.lines.findIndex((text) => text.trim() !== '')
  const text = plain(open.lines.map(unguarded).join('\n'))
  sheet.answers.push({ name: open.name, text, line: open.line + 1 + Math.max(0, blank) })
  state.open = null
}

/** Something begins before the answer has ended: where it should have ended only its writer knows. */
function cutAnswer(state: State, line: number): void {
  const { open } = state
  if (open)
    told(state, line, `The answer “${open.name}” of line ${open.line} has no end. Put ${END} below its text.`)
  state.open = null
}

export function cutPaper(state: State, line: number): void {
  cutAnswer(state, line)
  const { sheet } = state
  if (sheet)
    told(
      state,
      line,
      `Paper ${sheet.paper} has no end. Put ${quoted({ kind: 'end of paper', paper: sheet.paper })} below it.`,
    )
  state.sheet = null
}

type Act<Kind extends Marker['kind']> = (
  state: State,
  line: number,
  marker: Extract<Marker, { kind: Kind }>,
) => void

const begin: Act<'begin'> = (state, line, { format }) => {
  cutPaper(state, line)
  const isFirst = state.place === 'before'
  if (!isFirst) told(state, line, 'A second file begins here. Bring one file at a time.')
  else if (format !== FORMAT)
    told(state, line, `This file is of format ${format}, and ${FORMAT} is read here. Download it again.`)
  state.place = isFirst && format !== FORMAT ? 'foreign' : 'between'
}

const paper: Act<'paper'> = (state, line, { paper, review, version }) => {
  cutPaper(state, line)
  if (state.place === 'before') told(state, line, `The first line is missing. It is ${FIRST}.`)
  if (state.place === 'after') told(state, line, 'This stands after the end of the file. Put it above.')
  const sheet: SheetIn = { paper, review, version, line, answers: [], faults: [] }
  state.sheet = sheet
  state.sheets.push(sheet)
  state.names.clear()
  const first = state.papers.getOrInsert(review, sheet)
  if (first !== sheet) {
    told(state, line, `This paper stands on line ${first.line} already. Keep one of the two.`)
    first.faults.push({
      line: first.line,
      says: `This paper stands again on line ${line}. Keep one of the two.`,
    })
  }
  state.place = 'paper'
}

const answer: Act<'answer'> = (state, line, { name }) => {
  cutAnswer(state, line)
  if (!state.sheet) {
    told(state, line, 'This answer stands in no paper. Put it below the line of its paper.')
    state.place = 'lost'
    return
  }
  if (state.names.has(name))
    told(state, line, `The answer “${name}” stands here a second time. Keep one of the two.`)
  state.names.add(name)
  state.open = { name, line, lines: [] }
  state.place = 'answer'
}

function endOfAnswer(state: State, line: number): void {
  if (state.place !== 'answer' && state.place !== 'lost')
    told(
      state,
      line,
      'No answer has begun that could end here. Take this line out, or put back the one above the answer.',
    )
  shut(state)
  state.place = state.sheet ? 'paper' : 'between'
}

const endOfPaper: Act<'end of paper'> = (state, line, { paper }) => {
  cutAnswer(state, line)
  const { sheet } = state
  if (!sheet) told(state, line, 'No paper has begun that could end here. Put back the line above the paper.')
  else if (sheet.paper !== paper)
    told(state, line, `Paper ${sheet.paper} stands here, and this line ends paper ${paper}.`)
  state.sheet = null
  state.place = 'between'
}

function end(state: State, line: number): void {
  cutPaper(state, line)
  if (state.place === 'before') told(state, line, `The first line is missing. It is ${FIRST}.`)
  state.place = 'after'
}

export function follow(state: State, line: number, marker: Marker): void {
  state.strayed = false
  if (marker.kind === 'begin') begin(state, line, marker)
  else if (marker.kind === 'paper') paper(state, line, marker)
  else if (marker.kind === 'answer') answer(state, line, marker)
  else if (marker.kind === 'end of answer') endOfAnswer(state, line)
  else if (marker.kind === 'end of paper') endOfPaper(state, line, marker)
  else end(state, line)
}
