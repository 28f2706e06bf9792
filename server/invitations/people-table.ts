// Rows of a table of people under its head: who is meant, or why the row cannot be read. Pure.
import { email } from '../core/form.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { cellsOf } from './cells.ts'
import type { Head } from './headings.ts'

export type Addressee = { name: string; email: string; role?: Invitation['role']; load?: number }
/** `null`: another kind of line. */
export type Read = { addressee: Addressee } | { because: string } | null

const shape = email('no address')

/** OpenReview writes addresses of others with stars. */
const isMasked = (text: string) => /^[^@]*\*+[^@]*@/.test(text)
export function addressIn(text: string): string | null {
  const read = shape.safeParse(text)
  return read.success && !isMasked(read.data) ? read.data : null
}

/** By our words, and by those of HotCRP, EasyChair and CMT. */
const ROLES: [RegExp, Invitation['role']][] = [
  [/^(review(er)?s?|((senior|ordinary) )?pc( member)?|program(me)? committee( member)?)$/, 'reviewer'],
  [/^((pc|program(me)?) )?chair$/, 'chair'],
]
/** `chair,pc`: whoever reviewed there is asked to review, for a chair of another workshop is none of this one by it. */
export function roleIn(text: string): Invitation['role'] | undefined {
  const words = text.toLowerCase().split(/\s*[,;/]\s*/)
  return ROLES.find(([called]) => words.some((word) => called.test(word)))?.[1]
}

export function loadIn(text: string): number | undefined {
  const load = /^\d+$/.test(text) ? Number(text) : 0
  return load >= 1 && load <= 100 ? load : undefined
}

const short = (text: string) => `“${text.slice(0, 40)}”`

function addresseeIn(cells: string[], { places, names }: Head): Read {
  const cell = (place: number) => cells[place] ?? ''
  const typed = cell(places.email)
  const address = addressIn(typed)
  if (address === null && isMasked(typed)) return { because: `${short(typed)} is masked` }
  if (address === null)
    return { because: `${short(typed)} under ${short(names[places.email] ?? '')} is no address` }
  const parts = [cell(places.first), cell(places.middle), cell(places.last)].filter((part) => part !== '')
  const name = (cell(places.name) || parts.join(' ')).replaceAll(/\s+/g, ' ')
  if (name.length > 200) return { because: 'the name is longer than 200 characters' }
  const [saysRole, saysLoad] = [cell(places.role), cell(places.load)]
  const [role, load] = [roleIn(saysRole), loadIn(saysLoad)]
  if (saysRole && !role) return { because: `${short(saysRole)} is no role` }
  if (saysLoad && load === undefined) return { because: `${short(saysLoad)} is no load` }
  return { addressee: { name, email: address, ...(role && { role }), ...(load !== undefined && { load }) } }
}

/** Spreadsheets leave out empty cells at the end of a row. A row of another width that has no address in its place is no row of the table. */
export function underHead(text: string, head: Head): Read {
  const cells = cellsOf(text, head.mark)
  const width = head.names.length
  if (cells.length === width && (width > 1 || addressIn(cells[0] ?? '') !== null))
    return addresseeIn(cells, head)
  const others = cells.filter((cell, at) => at !== head.places.email && addressIn(cell) !== null)
  if (addressIn(cells[head.places.email] ?? '') === null || cells.length < 2) return null
  if (cells.length > width) return { because: `there are ${cells.length} cells under a head of ${width}` }
  return others.length > 0 ? { because: 'there is more than one address' } : addresseeIn(cells, head)
}
