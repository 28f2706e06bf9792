// Decisions from a CSV: every line becomes a draft, or none does and each says what is wrong with it.
import { readTable } from '../assignments/command/table.ts'
import type { Reading } from '../context.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { InputFault } from '../core/input-fault.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { maySeeBoard } from '../policy/decisions.ts'
import { must } from '../policy/verdict.ts'
import { LONGEST_NOTE, OUTCOMES } from './form.ts'
import { candidates } from './queries.ts'
import type { Candidate } from './ranking.ts'

export type Said = { paperId: number; outcome: Outcome; note: string }
type Wrong = { line: number; says: string }
export type ImportPage = { csv: string; wrong: Wrong[]; entry: Fault | null }

/** As other systems write them; which of the two an “accept” means nobody can tell. */
const ELSEWHERE: Record<string, Outcome> = {
  oral: 'talk',
  'accept (oral)': 'talk',
  'accept (talk)': 'talk',
  'accept (poster)': 'poster',
  rejected: 'reject',
}

const outcomeOf = (word: string): Outcome | undefined => {
  const said = word.toLowerCase()
  return OUTCOMES.find((outcome) => outcome === said) ?? ELSEWHERE[said]
}

type Cells = { number: string; word: string; note: string }

/** A word is what is wrong; an empty note leaves the one that stands. */
function saidIn({ number, word, note }: Cells, board: Map<string, Candidate>): Said | string {
  const paper = board.get(number)
  const outcome = outcomeOf(word)
  // A hidden paper and one that does not exist are told in the same words.
  if (!paper) return `There is no paper “${number.slice(0, 20)}” in review.`
  if (!outcome) return `“${word.slice(0, 20)}” is none of ${OUTCOMES.join(', ')}.`
  if (note.length > LONGEST_NOTE) return `The note is longer than ${LONGEST_NOTE} characters.`
  return { paperId: paper.id, outcome, note: note || paper.note }
}

/** The column is called outcome, or decision as in the file that the board gives out. */
function linesIn(csv: string): (Cells & { line: number })[] {
  const { rows } = readTable(csv, 'Line ', ['paper', 'outcome', 'decision', 'note'], 1)
  return rows.flatMap(({ line, cells: [number = '', outcome = '', decision = '', note = ''] }) => {
    const word = outcome || decision
    return word ? [{ line, number, word, note }] : []
  })
}

function judged(lines: (Cells & { line: number })[], board: Map<string, Candidate>) {
  const said = new Map<number, Said>()
  const wrong: Wrong[] = []
  for (const { line, ...cells } of lines) {
    const one = saidIn(cells, board)
    if (typeof one === 'string') wrong.push({ line, says: one })
    else if (said.has(one.paperId)) wrong.push({ line, says: `Paper ${one.paperId} stands in a line above.` })
    else said.set(one.paperId, one)
  }
  return { said: [...said.values()].toSorted((a, b) => a.paperId - b.paperId), wrong }
}

const page = (csv: string, because: string, wrong: Wrong[] = []): ImportPage => ({
  csv,
  wrong,
  entry: fault({ csv: because }, { csv }),
})

export function importPage(r: Reading): ImportPage {
  must(maySeeBoard(r.viewer))
  return { csv: '', wrong: [], entry: null }
}

/** Lines without a decision are passed over, so that the file of the board can be sent back half filled in. */
export async function readImport(r: Reading, entry: Entry<{ csv: string }>): Promise<Said[] | ImportPage> {
  must(maySeeBoard(r.viewer))
  if (!entry.ok) return { csv: '', wrong: [], entry }
  const { csv } = entry.value
  const board = new Map((await candidates(r)).map((paper) => [String(paper.id), paper]))
  try {
    const { said, wrong } = judged(linesIn(csv), board)
    if (wrong.length > 0)
      return page(
        csv,
        `Nothing was decided: correct ${wrong.length === 1 ? 'one line' : `${wrong.length} lines`}.`,
        wrong,
      )
    return said.length > 0 ? said : page(csv, 'No line says talk, poster or reject, so nothing was decided.')
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    return page(csv, error.message.replace('Line :', 'Line '))
  }
}
