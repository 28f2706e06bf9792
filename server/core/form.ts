// What a person typed, read: either the value, or the problems with what was typed. Bad input is a value.
import { z } from 'zod'

export type Problems = Record<string, string>
export type Typed = Record<string, unknown>
/** What speaks against what was typed. `doubts`: the fields whose problem its writer may answer with "it is meant so". */
export type Objections = { problems: Problems; doubts: string[] }
export type Fault = { ok: false; typed: Typed } & Objections
export type Entry<T> = { ok: true; value: T } | Fault

/** PostgreSQL has no NUL in texts, and XML, as of our feed, none of these either; nobody types one. Line ends, tabs and feeds stay. */
const UNTYPED = /(?!\s)\p{Cc}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu

const printable = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(UNTYPED, '').replace(/[\v\f]/g, '\n')
  if (Array.isArray(value)) return value.map(printable)
  return typeof value === 'object' && value !== null ? typedIn(value) : value
}

export const typedIn = (body: unknown): Typed =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, printable(value)]))
    : {}

/** `authors[0][email]`: the name that the field has in the form, so that the fault stands beside it. */
const fieldName = ([first, ...rest]: PropertyKey[]) =>
  String(first ?? 'form') + rest.map((part) => `[${String(part)}]`).join('')

/** A reader for the shape: every fault at its field, the first one for each. */
export function reader<T>(shape: z.ZodType<T>): (body: unknown) => Entry<T> {
  return (body) => {
    const typed = typedIn(body)
    const result = shape.safeParse(typed)
    if (result.success) return { ok: true, value: result.data }
    const problems: Problems = {}
    for (const issue of result.error.issues) problems[fieldName(issue.path)] ??= issue.message
    return { ok: false, problems, typed, doubts: [] }
  }
}

export const fault = (problems: Problems, typed: unknown = {}, doubts: string[] = []): Fault => ({
  ok: false,
  problems,
  typed: typedIn(typed),
  doubts,
})

/** What a form sends beside its texts: from which form and version it comes, and which of two versions was chosen. */
const SAYS_WHENCE = new Set(['version', 'tab', 'turn', 'as', 'keep', 'changed', 'go', 'seen'])

/** `{ authors: { 0: { name } } }` as `authors[0][name]` again. */
function* pairsOf(value: unknown, name: string): Generator<[string, string]> {
  if (Array.isArray(value)) for (const one of value) yield* pairsOf(one, `${name}[]`)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* pairsOf(one, `${name}[${key}]`)
  } else if (value !== undefined && value !== null) yield [name, String(value)]
}

/** Everything that was typed, by the names of the form, to be carried along in hidden fields; `all`: also from which form and version it comes. */
export const pairsIn = (body: Typed, which: 'typed' | 'all' = 'typed'): [name: string, value: string][] =>
  Object.entries(body)
    .filter(([name]) => which === 'all' || !SAYS_WHENCE.has(name))
    .flatMap(([name, value]) => [...pairsOf(value, name)])

/** One line of text, its spaces made single; `what` names it in the fault: "Enter the title of your paper." */
export const line = (most: number, what = '') => {
  const text = z
    .string(what)
    .overwrite((value) => value.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .max(most, `This is longer than ${most} characters. Shorten it.`)
  return what ? text.min(1, what) : text.default('')
}

export const prose = (most: number, what = '') => {
  const text = z
    .string(what)
    .trim()
    .max(most, `This is longer than ${most} characters. Shorten it.`)
    .transform((value) => value.replaceAll('\r\n', '\n'))
  return what ? text.refine((value) => value !== '', what) : text.default('')
}

/** Its parts exclude what ends them: where they could share letters, a long text that fits nowhere takes the square of its length. */
export const ADDRESS = /^[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+$/

/** What is too long is not looked at further. */
export const email = (what: string) =>
  z
    .string(what)
    .max(1000, { error: what, abort: true })
    .trim()
    .toLowerCase()
    .max(254, { error: what, abort: true })
    .regex(ADDRESS, what)

export const whole = (least: number, most: number, what: string) =>
  z.coerce.number(what).int(what).min(least, what).max(most, what)

/** Fields that may come once or many times, as `topics[]` or as one value; empty entries do not count. */
export const many = <T>(item: z.ZodType<T>) =>
  z.preprocess((value) => {
    const list = Array.isArray(value)
      ? value
      : value === undefined || value === ''
        ? []
        : Object.values([value].flat())
    return list.filter((entry) => entry !== '')
  }, z.array(item))

/** A ticked box sends something; an unticked one nothing. */
export const ticked = z.preprocess(
  (value) => value !== undefined && value !== '' && value !== 'false',
  z.boolean(),
)
