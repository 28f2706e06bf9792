// What was typed and not sent before somebody was signed out, as a form that sends it now.
import type { Unsent } from './unsent.ts'

export type UnsentPage = Pick<Unsent, 'address' | 'from' | 'isMultipart' | 'hadFiles'> & {
  texts: { name: string; label: string; value: string; rows: number }[]
  /** Choices, and what the form says of itself. */
  others: { name: string; value: string }[]
}

const FEW = 40

/** Sentences, not the value of a choice. */
const isText = (value: string) => value.length > FEW || /\s/.test(value.trim())

/** “private notes”; what has a number alone for a name is an answer. */
function labelOf(name: string): string {
  const words = /(\w+)\W*$/.exec(name)?.[1] ?? name
  return /^f?\d+$/.test(words)
    ? 'Answer'
    : words.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
}

const rowsFor = (value: string) =>
  Math.min(16, Math.max(2, value.split('\n').length, Math.ceil(value.length / 80)))

export function unsentPage({ address, from, isMultipart, hadFiles, fields }: Unsent): UnsentPage {
  const all = fields.map(([name, value]) => ({ name, value }))
  const texts = all
    .filter(({ value }) => isText(value))
    .map(({ name, value }) => ({ name, value, label: labelOf(name), rows: rowsFor(value) }))
  return { address, from, isMultipart, hadFiles, texts, others: all.filter(({ value }) => !isText(value)) }
}
