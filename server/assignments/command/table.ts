// A table from a CSV file (RFC 4180), each row with the line it begins on.
import { faultAt } from '../../core/input-fault.ts'

export type Row = { line: number; cells: string[] }
export type Table = { file: string; rows: Row[] }

/** The columns in the order asked for; those after the first `needed` may be missing and are empty then. A header is needed. */
export function readTable(text: string, file: string, columns: string[], needed = columns.length): Table {
  const [head, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''), file)
  if (!head)
    throw faultAt(file, 1, `the file is empty; its first line names the columns ${columns.join(',')}`)
  const names = head.cells.map((cell) => cell.trim().toLowerCase())
  const places = columns.map((column) => names.indexOf(column))
  const missing = columns.filter((_, at) => at < needed && (places[at] ?? -1) < 0)
  if (missing.length > 0) throw faultAt(file, 1, `there is no column named ${missing.join(', ')}`)
  const full = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  for (const { line, cells } of full)
    if (cells.length > names.length)
      throw faultAt(file, line, `the line has ${cells.length} cells, the header ${names.length}`)
  return {
    file,
    rows: full.map(({ line, cells }) => ({
      line,
      cells: places.map((place) => (cells[place] ?? '').trim()),
    })),
  }
}

function rowsOf(text: string, file: string): Row[] {
  if (!text.includes('"'))
    return text.split(/\r\n|\n|\r/).map((line, at) => ({ line: at + 1, cells: line.split(',') }))
  const rows: Row[] = []
  let line = 1
  let row: Row = { line, cells: [] }
  const piece = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex
    const found = piece.exec(text)
    if (!found) throw faultAt(file, line, 'a quotation mark is out of place or not closed')
    const [all, quoted, plain, end] = found
    row.cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    line += (all.match(/\r\n|\n|\r/g) ?? []).length
    if (end !== ',') {
      rows.push(row)
      row = { line, cells: [] }
    } else if (at + all.length === text.length) row.cells.push('')
  }
  if (row.cells.length > 0) rows.push(row)
  return rows
}

export function wholeIn({ file }: Table, { line }: Row, cell: string, name: string, empty: number): number {
  if (cell === '') return empty
  const count = Number(cell)
  if (!/^\d+$/.test(cell) || count > 1e9)
    throw faultAt(file, line, `${name} is “${cell}”, not a whole number from 0`)
  return count
}

export function numberIn({ file }: Table, { line }: Row, cell: string, name: string): number {
  const number = Number(cell)
  if (cell === '' || !Number.isFinite(number)) throw faultAt(file, line, `${name} is “${cell}”, not a number`)
  return number
}

export function yesIn({ file }: Table, { line }: Row, cell: string, name: string): boolean {
  if (/^(1|yes|y|true|x)$/i.test(cell)) return true
  if (/^(0|no|n|false|)$/i.test(cell)) return false
  throw faultAt(file, line, `${name} is “${cell}”, neither yes nor no`)
}
