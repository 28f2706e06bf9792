// The lines of a list of people to invite: an address, `Name <address>`, or a row of a table with name, role and load. Pure.
import { email } from '../core/form.ts'
import type { Invitation } from '../core/tables-reviewing.ts'

export type Addressee = { name: string; email: string; role?: Invitation['role']; load?: number }
export type ReadLine = { number: number; text: string; addressee: Addressee | null }

const address = email('no address')

const ROLES: Record<string, Invitation['role']> = { reviewer: 'reviewer', review: 'reviewer', chair: 'chair' }
const roleIn = (text: string): Invitation['role'] | undefined => ROLES[text.toLowerCase()]

/** The cells of a row parted by commas, semicolons or tabs; what stands in quotes stays together. */
function cellsOf(text: string): string[] {
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
function plainOf(text: string): Addressee | null {
  const [, name = '', within = text] = /^(.*?)\s*<([^<>]+)>[,;]?$/.exec(text) ?? []
  const read = address.safeParse(within.replace(/[,;]$/, ''))
  const plain = name.replace(/^"(.*)"$/, '$1').trim()
  return read.success && plain.length <= 200 ? { name: plain, email: read.data } : null
}

/** In any order: the address and the role are known by their looks, the load is a number, what is left is the name. */
function rowOf(text: string): Addressee | null {
  const cells = cellsOf(text).filter((cell) => cell !== '')
  const isAddress = (cell: string) => address.safeParse(cell).success
  const found = cells.filter(isAddress)
  const read = address.safeParse(found[0])
  if (found.length !== 1 || !read.success) return null
  const rest = cells.filter((cell) => !isAddress(cell))
  const loads = rest.filter((cell) => /^\d{1,3}$/.test(cell)).map(Number)
  const names = rest.filter((cell) => !/^\d{1,3}$/.test(cell) && !roleIn(cell))
  const role = rest.map(roleIn).find((one) => one !== undefined)
  const [load] = loads
  const name = names.join(' ')
  const wrong = loads.length > 1 || names.length > 2 || name.length > 200
  if (wrong || (load !== undefined && (load < 1 || load > 100))) return null
  return { name, email: read.data, ...(role && { role }), ...(load !== undefined && { load }) }
}

const ADDRESS_COLUMN = /^(e-?mails?|(e-?mail )?address(es)?)$/i

/** One of its columns is called as the column of addresses is; a line that only speaks of an address is a faulty line. */
const isHead = (text: string) =>
  !text.includes('@') && cellsOf(text).some((cell) => ADDRESS_COLUMN.test(cell))

/** What was pasted, then what a file holds, whose head would be a faulty line there. */
export function joined(pasted: string, file: string): string {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (pasted.trim() === '') return text
  const [head = '', ...rest] = text.split('\n')
  return [pasted.trimEnd(), ...(isHead(head) ? rest : [head, ...rest])].join('\n')
}

/** Empty lines count as lines, and the head of a table is passed over. */
export const readLines = (typed: string): ReadLine[] =>
  typed
    .split('\n')
    .map((text, index) => ({ number: index + 1, text: text.trim() }))
    .filter(({ text }, index) => text !== '' && !(index === 0 && isHead(text)))
    .map((each) => ({ ...each, addressee: plainOf(each.text) ?? rowOf(each.text) }))
