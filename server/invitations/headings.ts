// The head of a table of people, by our names and by those of the systems that chairs come from: HotCRP, OpenReview, EasyChair, CMT. Pure.
import { cellsOf, markOf } from './cells.ts'

const COLUMNS = {
  email: /^(e-?mails?|(e-?mail )?address(es)?|(primary|contact|reviewer) e-?mail)$/,
  name: /^(full ?|display |reviewer )?name$/,
  first: /^(first|given)[ -]?(names?)?$/,
  middle: /^middle[ -]?(names?|initials?)?$/,
  last: /^((last|family)[ -]?(names?)?|sur[ -]?(names?)?)$/,
  role: /^roles?$/,
  load: /^(load|papers|max(imum)? (load|papers|reviews)|(review(er)? )?quota)$/,
} as const
type Column = keyof typeof COLUMNS
/** Of accounts, where no column tells their address itself. */
const PREFERRED = /^preferred e-?mail$/
/** `places`: -1 where the table has no such column. */
export type Head = { mark: string; names: string[]; places: Record<Column, number> }

const plain = (cell: string) =>
  cell
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .replace(/ ?[*:]$/, '')

function headOf(text: string): Head {
  const mark = markOf(text)
  const names = cellsOf(text, mark)
  const plainly = names.map(plain)
  const place = (column: Column) => plainly.findIndex((name) => COLUMNS[column].test(name))
  const email = place('email')
  const places = {
    email: email < 0 ? plainly.findIndex((name) => PREFERRED.test(name)) : email,
    ...{ name: place('name'), first: place('first'), middle: place('middle'), last: place('last') },
    ...{ role: place('role'), load: place('load') },
  }
  return { mark, names, places }
}

/** One of its columns is called as the column of addresses is; a line that only speaks of an address is a faulty line. */
export function headIn(text: string): Head | null {
  if (text.includes('@') || !/mail|address/i.test(text)) return null
  const head = headOf(text)
  return head.places.email < 0 ? null : head
}

/** A first line that names people and no address: its rows cannot be read. */
export function lacksAddresses(text: string): boolean {
  if (text.includes('@') || !/name|first|last|role/i.test(text)) return false
  const { names, places } = headOf(text)
  return names.length > 1 && [places.name, places.first, places.last, places.role].some((at) => at >= 0)
}

/** Rows under such a head read the same without it. */
export const isUsual = ({ names, places }: Head) => {
  const { email, name, role, load } = places
  return [email, name, role, load].filter((place) => place >= 0).length === names.length
}

export const isRead = ({ places }: Head, at: number) => at >= 0 && Object.values(places).includes(at)

export type Understood = { read: string; passed: string }

/** What is made of which column, for whoever looks at the list before it leaves. */
export function understood({ names, places }: Head): Understood {
  const called = (...columns: Column[]) =>
    columns.flatMap((column) => (places[column] >= 0 ? [`“${names[places[column]]}”`] : [])).join(' and ')
  const parts = [
    ['address', called('email')],
    ['name', called('name') || called('first', 'middle', 'last')],
    ['role', called('role')],
    ['load', called('load')],
  ]
  const made = [...new Set(Object.values(places))]
  const left = names.filter((_, at) => !made.includes(at))
  return {
    read: parts.flatMap(([what, from]) => (from ? [`${what} from ${from}`] : [])).join(', '),
    passed: left.map((name) => `“${name}”`).join(', '),
  }
}
