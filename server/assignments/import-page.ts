// A CSV of pairs as it would be taken in: each line with what it does, or why it cannot be; all of them or none.
import type { Reading } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { InputFault } from '../core/input-fault.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { type Board, boardFor, pairKey } from './board.ts'
import { readTable } from './command/table.ts'

type Line = {
  line: number
  paper: string
  reviewer: string
  name: string
  pair: { paper: number; reviewer: number } | null
  says: string
  tone: 'ok' | 'outline' | 'bad'
}
/** Of any table that is shown line by line before it is taken in. */
export type Import<Line> = {
  csv: string
  /** null before anything was looked at. */
  lines: Line[] | null
  fresh: number
  wrong: number
  entry: Fault | null
}
export type ImportPage = Import<Line>

function lineOf(board: Board, seen: Set<string>, line: number, [paper = '', email = '']: string[]): Line {
  const found = board.papers.find(({ id }) => String(id) === paper)
  const person = board.reviewers.find((one) => one.email.toLowerCase() === email.toLowerCase())
  const key = pairKey({ paper_id: found?.id ?? 0, person_id: person?.id ?? 0 })
  const told = { line, paper, reviewer: email, name: person?.name ?? '', pair: null }
  const wrong = (says: string): Line => ({ ...told, says, tone: 'bad' })
  // A hidden paper and one that does not exist are told in the same words.
  if (!found) return wrong('There is no such paper in review.')
  if (!person) return wrong('There is no reviewer with this address.')
  if (seen.has(key)) return wrong('This pair stands twice in the file.')
  seen.add(key)
  if (board.standing.some((row) => pairKey(row) === key))
    return { ...told, says: 'Assigned already', tone: 'outline' }
  if (board.forbidden.has(key)) return wrong('A conflict, handed back, or ruled out: it is never assigned.')
  return { ...told, pair: { paper: found.id, reviewer: person.id }, says: 'New', tone: 'ok' }
}

const nothing = (csv: string): ImportPage => ({ csv, lines: null, fresh: 0, wrong: 0, entry: null })

export async function importPage(r: Reading, csv: string): Promise<ImportPage> {
  must(mayAssign(r.viewer))
  if (csv.trim() === '') return nothing('')
  const board = await boardFor(r)
  try {
    const seen = new Set<string>()
    const { rows } = readTable(csv, 'Line ', ['paper', 'reviewer'])
    const lines = rows.map(({ line, cells }) => lineOf(board, seen, line, cells))
    const wrong = lines.filter(({ tone }) => tone === 'bad').length
    return { ...nothing(csv), lines, fresh: lines.filter(({ pair }) => pair).length, wrong }
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    return { ...nothing(csv), entry: fault({ csv: error.message.replace('Line :', 'Line ') }, { csv }) }
  }
}
