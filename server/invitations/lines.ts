// The lines of a list of people to invite: an address, `Name <address>`, or a row of a table with name, role and load. Pure.
import { cellsOf, linesOfRow, rowOfCells } from './cells.ts'
import {
  type Head,
  headIn,
  isRead,
  isUsual,
  lacksAddresses,
  type Understood,
  understood,
} from './headings.ts'
import { type Addressee, addressIn, loadIn, type Read, roleIn, underHead } from './people-table.ts'

/** `because`: what is wrong with a line that looks like one of a table. */
export type ReadLine = { number: number; text: string; addressee: Addressee | null; because?: string }
type Named = Pick<Addressee, 'name' | 'email'>

/** `ann@university.edu` or `Ann Author <ann@university.edu>`. */
function plainOf(text: string): Named | null {
  const from = text.lastIndexOf('<')
  const [, within = text] = (from < 0 ? null : /^<([^<>]+)>[,;]?$/.exec(text.slice(from))) ?? []
  const email = addressIn(within.replace(/[,;]$/, ''))
  const plain = (within === text ? '' : text.slice(0, from).trim()).replace(/^"(.*)"$/, '$1').trim()
  return email !== null && plain.length <= 200 ? { name: plain, email } : null
}

/** `Ann Author <ann@university.edu>, "Brook, Bo" <bo@university.edu>`, as programs for mail copy a line of recipients. */
function recipientsOf(text: string): (Named | null)[] {
  const one = /(?:"[^"]*"|[^"<>])*<[^<>]*>[\s,;]*/y
  const each: string[] = []
  // Each from where the last one ended: looked for from every letter, a long line without any takes the square of its length.
  for (let found = one.exec(text); found; found = one.exec(text)) each.push(found[0])
  return each.length > 1 && each.join('') === text ? each.map((one) => plainOf(one.trim())) : []
}

/** A row of more is no row about a person. */
const MOST_CELLS = 50

/** In any order: the address and the role are known by their looks, the load is a number, what is left is the name. */
function rowOf(text: string): Read {
  const cells = cellsOf(text).filter((cell) => cell !== '')
  if (cells.length > MOST_CELLS) return null
  const found = cells.filter((cell) => addressIn(cell) !== null)
  const email = addressIn(found[0] ?? '')
  if (found.length !== 1 || email === null) return null
  const rest = cells.filter((cell) => addressIn(cell) === null)
  const numbers = rest.filter((cell) => /^\d+$/.test(cell))
  const names = rest.filter((cell) => !/^\d+$/.test(cell) && !roleIn(cell))
  const role = rest.map(roleIn).find((one) => one !== undefined)
  const load = loadIn(numbers[0] ?? '')
  const name = names.join(' ')
  if (numbers.length > 1 || names.length > 2)
    return { because: 'the columns are not named: give the table a first line with their names' }
  if (name.length > 200 || (numbers.length > 0 && load === undefined)) return null
  return { addressee: { name, email, ...(role && { role }), ...(load !== undefined && { load }) } }
}

/** A line that stands by itself. */
function alone(text: string): (Addressee | { because: string } | null)[] {
  const several = recipientsOf(text)
  if (several.length > 0) return several
  const read = plainOf(text) ?? rowOf(text)
  return [read && 'addressee' in read ? read.addressee : read]
}

function inTable(text: string, head: Head | null): ReturnType<typeof alone> {
  const row = head && recipientsOf(text).length === 0 ? underHead(text, head) : null
  if (row === null) return alone(text)
  return ['addressee' in row ? row.addressee : row]
}

type Row = { number: number; text: string; head: Head | null }

/** The rows, each with the head above it, and the heads. Empty lines count as lines. */
function rowsOf(typed: string): { rows: Row[]; heads: Head[] } {
  const lines = typed.split('\n')
  const [rows, heads]: [Row[], Head[]] = [[], []]
  for (let at = 0; at < lines.length; ) {
    const head = headIn(lines[at] ?? '')
    const count = heads.length > 0 && !head ? linesOfRow(lines, at) : 1
    const text = lines.slice(at, at + count).join('\n')
    if (head) heads.push(head)
    else if (text.trim() !== '') rows.push({ number: at + 1, text, head: heads.at(-1) ?? null })
    at += count
  }
  return { rows, heads }
}

export function readLines(typed: string): ReadLine[] {
  return rowsOf(typed).rows.flatMap(({ number, text, head }) => {
    const each = { number, text: text.trim() }
    if (!head && lacksAddresses(text))
      return { ...each, addressee: null, because: 'no column of the table is called email' }
    return inTable(head ? text : each.text, head).map((read) =>
      read && 'because' in read ? { ...each, addressee: null, ...read } : { ...each, addressee: read },
    )
  })
}

/** What is made of the columns of the tables among the lines. */
export const columnsIn = (typed: string): Understood[] => rowsOf(typed).heads.map(understood)

/** Of rows under a head only what is read: affiliations and lists of collaborators need not travel from page to page. */
function lightened(text: string): string {
  const { rows, heads } = rowsOf(text)
  const [head] = heads
  if (!head || heads.length > 1 || isUsual(head)) return text
  const light = rows.map(({ text: row }) => {
    const cells = cellsOf(row, head.mark)
    if (cells.length !== head.names.length) return row
    return rowOfCells(
      cells.map((cell, at) => (isRead(head, at) ? cell : '')),
      head.mark,
    )
  })
  return [text.split('\n')[0], ...light].join('\n')
}

/** What was pasted, then what a file holds, with its head where the rows need it. */
export function joined(pasted: string, file: string): string {
  const text = file.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const head = headIn(text.split('\n', 1)[0] ?? '')
  const light = head ? lightened(text) : text
  if (pasted.trim() === '') return light
  const [first = '', ...rest] = light.split('\n')
  return [pasted.trimEnd(), ...(head && isUsual(head) ? rest : [first, ...rest])].join('\n')
}
