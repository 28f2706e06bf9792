// The lines of a list of people to invite: an address, `Name <address>`, or a row of a table with name, role and load. Pure.
import { email } from '../core/form.ts'
import type { Invitation } from '../core/tables-reviewing.ts'

export type Addressee = { name: string; email: string; role?: Invitation['role']; load?: number }
export type ReadLine = { number: number; text: string; addressee: Addressee | null }
type Named = Pick<Addressee, 'name' | 'email'>

const address = email('no address')

const ROLES: Record<string, Invitation['role']> = { reviewer: 'reviewer', review: 'reviewer', chair: 'chair' }
const roleIn = (text: string): Invitation['role'] | undefined => ROLES[text.toLowerCase()]
const loadIn = (text: string): number | undefined => {
  const load = /^\d+$/.test(text) ? Number(text) : 0
  return load >= 1 && load <= 100 ? load : undefined
}

/** With whatever else a program exports of a person. */
const LONGEST_ROW = 20_000

/** The cells of a row parted by commas, semicolons or tabs; what stands in quotes stays together. */
function cellsOf(text: string): string[] {
  if (text.length > LONGEST_ROW) return []
  const open = text.replaceAll(/"[^"]*"/g, '')
  const mark = open.includes('\t') ? '\t' : open.includes(';') && !open.includes(',') ? ';' : ','
  const cells = text.match(new RegExp(`"(?:[^"]|"")*"|[^${mark}]+|(?<=^|${mark})(?=${mark}|$)`, 'g')) ?? []
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

/** `ann@university.edu` or `Ann Author <ann@university.edu>`. */
function plainOf(text: string): Named | null {
  const from = text.lastIndexOf('<')
  const [, within = text] = (from < 0 ? null : /^<([^<>]+)>[,;]?$/.exec(text.slice(from))) ?? []
  const read = address.safeParse(within.replace(/[,;]$/, ''))
  const plain = (within === text ? '' : text.slice(0, from).trim()).replace(/^"(.*)"$/, '$1').trim()
  return read.success && plain.length <= 200 ? { name: plain, email: read.data } : null
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
function rowOf(text: string): Addressee | null {
  const cells = cellsOf(text).filter((cell) => cell !== '')
  if (cells.length > MOST_CELLS) return null
  const isAddress = (cell: string) => address.safeParse(cell).success
  const found = cells.filter(isAddress)
  const read = address.safeParse(found[0])
  if (found.length !== 1 || !read.success) return null
  const rest = cells.filter((cell) => !isAddress(cell))
  const numbers = rest.filter((cell) => /^\d+$/.test(cell))
  const names = rest.filter((cell) => !/^\d+$/.test(cell) && !roleIn(cell))
  const role = rest.map(roleIn).find((one) => one !== undefined)
  const load = loadIn(numbers[0] ?? '')
  const name = names.join(' ')
  const wrong = numbers.length > 1 || names.length > 2 || name.length > 200
  if (wrong || (numbers.length > 0 && load === undefined)) return null
  return { name, email: read.data, ...(role && { role }), ...(load !== undefined && { load }) }
}

const COLUMNS = {
  email: /^(e-?mails?|(e-?mail )?address(es)?)$/i,
  name: /^(full )?name$/i,
  first: /^(first|given)[ _-]?(names?)?$/i,
  last: /^(last|family|sur)[ _-]?(names?)?$/i,
  role: /^role$/i,
  load: /^(load|papers)$/i,
} as const
type Columns = Record<keyof typeof COLUMNS, number> & { width: number }

/** One of its columns is called as the column of addresses is; a line that only speaks of an address is a faulty line. */
function headIn(text: string): Columns | null {
  const cells = cellsOf(text)
  const place = (head: RegExp) => cells.findIndex((cell) => head.test(cell))
  const { email, name, first, last, role, load } = COLUMNS
  if (text.includes('@') || place(email) < 0) return null
  return {
    ...{ email: place(email), name: place(name), first: place(first), last: place(last) },
    ...{ role: place(role), load: place(load), width: cells.length },
  }
}

/** A row as wide as its head is read by it, and columns that nobody asked for are passed over; `undefined` where it is another kind of line. */
function underHead(text: string, columns: Columns): Addressee | null | undefined {
  const cells = cellsOf(text)
  const cell = (place: number) => cells[place] ?? ''
  const read = address.safeParse(cell(columns.email))
  if (cells.length !== columns.width || !read.success) return undefined
  const name = cell(columns.name) || `${cell(columns.first)} ${cell(columns.last)}`.trim()
  const [role, load] = [cell(columns.role), cell(columns.load)]
  const known = { role: roleIn(role), load: loadIn(load) }
  if ((role && !known.role) || (load && known.load === undefined) || name.length > 200) return null
  return {
    ...{ name, email: read.data },
    ...(known.role && { role: known.role }),
    ...(known.load !== undefined && { load: known.load }),
  }
}

/** Rows under such a head read the same without it. */
const isUsual = ({ first, last, email, name, role, load, width }: Columns) =>
  first < 0 && last < 0 && [email, name, role, load].filter((place) => place >= 0).length === width

/** What was pasted, then what a file holds, with its head where the rows need it. */
export function joined(pasted: string, file: string): string {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (pasted.trim() === '') return text
  const [first = '', ...rest] = text.split('\n')
  const head = headIn(first)
  return [pasted.trimEnd(), ...(head && isUsual(head) ? rest : [first, ...rest])].join('\n')
}

/** Empty lines count as lines, and heads of tables are passed over. */
export function readLines(typed: string): ReadLine[] {
  let columns: Columns | null = null
  const read: ReadLine[] = []
  for (const [index, line] of typed.split('\n').entries()) {
    const text = line.trim()
    const head = headIn(text)
    columns = head ?? columns
    if (text === '' || head) continue
    const each = { number: index + 1, text }
    const row = columns ? underHead(line, columns) : undefined
    const several = row === undefined ? recipientsOf(text) : []
    if (several.length > 0) read.push(...several.map((addressee) => ({ ...each, addressee })))
    else read.push({ ...each, addressee: row === undefined ? (plainOf(text) ?? rowOf(text)) : row })
  }
  return read
}
