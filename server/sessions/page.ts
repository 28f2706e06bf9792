// What was typed and not sent before somebody was signed out, as a form that sends it now.
import type { Reading } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { findPaper } from '../papers/queries.ts'
import { findReview } from '../reviews/queries.ts'
import type { Unsent } from './unsent.ts'

export type UnsentPage = Pick<Unsent, 'address' | 'from' | 'isMultipart' | 'hadFiles'> & {
  texts: { name: string; label: string; value: string; rows: number }[]
  /** Choices, and what the form says of itself. */
  others: { name: string; value: string }[]
  /** The paper to which it belongs, where this person may see it now. */
  paper: { id: number; title: string } | null
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

const PLACE = /^\/(?:papers\/(\d{1,9})|reviews\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))(?![\w-])/

/** By its address; what was theirs when they typed may be hidden from them by now. */
async function paperAt(r: Reading, address: string): Promise<UnsentPage['paper']> {
  const [, paper, review] = PLACE.exec(address) ?? []
  try {
    if (review) return (await findReview(r, review)).paper
    return paper ? await findPaper(r, Number(paper)) : null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

export async function unsentPage(r: Reading, unsent: Unsent): Promise<UnsentPage> {
  const { address, from, isMultipart, hadFiles, fields } = unsent
  const all = fields.map(([name, value]) => ({ name, value }))
  const texts = all
    .filter(({ value }) => isText(value))
    .map(({ name, value }) => ({ name, value, label: labelOf(name), rows: rowsFor(value) }))
  const others = all.filter(({ value }) => !isText(value))
  return { address, from, isMultipart, hadFiles, texts, others, paper: await paperAt(r, address) }
}
