// Reads a file of reviews line by line. What is wrong in one paper is no matter of the others, and nothing is guessed.
import { markerIn } from './markers.ts'
import { cutPaper, END, FIRST, type FileIn, follow, quoted, type State, told } from './places.ts'

function changed(state: State, line: number): void {
  const says =
    'This line of the file was changed. Put it back as it was downloaded; if it is your own text, begin it with a backslash.'
  told(state, line, says)
  state.open = null
  state.place = state.sheet ? 'lost' : 'between'
}

/** Blank lines, headings and quotes between the answers are the file's words to its writer. */
const isAside = (text: string) => /^(#|>|\s*$)/.test(text)

function text(state: State, line: number, words: string): void {
  if (state.open) state.open.lines.push(words)
  if (state.open || state.place === 'lost' || state.strayed || isAside(words)) return
  state.strayed = true
  if (state.place === 'before')
    told(state, line, `A file of reviews begins with ${FIRST}. Choose the one that you downloaded.`)
  else
    told(
      state,
      line,
      `This stands outside of every answer, so it would be lost. Move it above an ${END}, or take it out.`,
    )
}

/** A file that was cut off on its way looks whole up to there. */
function finish(state: State, line: number): void {
  if (state.place === 'after' || state.place === 'foreign') return
  const isNone = state.place === 'before' && state.faults.length === 0
  cutPaper(state, line)
  if (isNone) told(state, line, `A file of reviews begins with ${FIRST}. Choose the one that you downloaded.`)
  else if (state.place !== 'before')
    told(
      state,
      line,
      `The last line is missing: ${quoted({ kind: 'end' })}. Look whether the file is whole, then put it back.`,
    )
}

export function parsed(source: string): FileIn {
  const state: State = {
    ...{ place: 'before', strayed: false, sheet: null, open: null },
    ...{ sheets: [], faults: [], papers: new Map(), names: new Set() },
  }
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  for (const [at, words] of lines.entries()) {
    if (state.place === 'foreign') break
    const marker = markerIn(words)
    if (marker === 'changed') changed(state, at + 1)
    else if (marker) follow(state, at + 1, marker)
    else text(state, at + 1, words)
  }
  finish(state, lines.length)
  return { sheets: state.sheets, faults: state.faults }
}
