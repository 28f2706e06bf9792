// Where two people saved the same paper: what each of them wants to stand there, field by field.
import type { Reading } from '../context.ts'
import type { Topic } from '../core/tables.ts'
import type { Field } from '../core/tables-fields.ts'
import { inWords } from '../fields/answers.ts'
import { answersOf, listFields } from '../fields/queries.ts'
import { answersIn } from './fit.ts'
import type { PaperTyped } from './form.ts'
import { authorsOf, listTopics, type SeenPaper, topicsOf } from './queries.ts'

export type Difference = { name: string; label: string; mine: string; theirs: string }

const IN_FORM = new Set([
  'title',
  'abstract',
  'keywords',
  'code_url',
  'prior_publication',
  'topics',
  'authors',
  'conflicts_confirmed',
])

type Line = { name?: unknown; email?: unknown; affiliation?: unknown; orcid?: unknown }

const rowInWords = ({ name, email, affiliation, orcid }: Line) =>
  [name, email && `<${email}>`, affiliation && `(${affiliation})`, orcid].filter(Boolean).join(' ')

const rowsInWords = (rows: unknown): string =>
  typeof rows === 'object' && rows !== null
    ? Object.values(rows).map(rowInWords).filter(Boolean).join('\n')
    : String(rows)

function topicsInWords(offered: Topic[], ids: unknown) {
  const ticked = new Set([ids].flat().map(Number))
  return offered.flatMap(({ id, name }) => (ticked.has(id) ? [name] : [])).join(', ')
}

/** What was typed, fit to count or not, by the name of its field. */
const typedOf = (typed: PaperTyped): Record<string, unknown> => ({ ...typed, ...typed.unfit?.typed })

/** Empty where both want the same: an answer that was lost on its way is no clash. */
export async function differences(r: Reading, paper: SeenPaper, typed: PaperTyped): Promise<Difference[]> {
  const fields = await listFields(r, 'submission')
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  const mine = await inWordsOf(r, typedOf(typed))
  const theirs = await inWordsOf(r, await standing(r, paper))
  const builtIn = Object.entries(mine).map(([name, words]) => ({
    name,
    label: labels.get(name) ?? name,
    mine: words,
    theirs: theirs[name] ?? '',
  }))
  return [...builtIn, ...(await answerDifferences(r, paper, typed, fields))].filter(
    (one) => one.mine !== one.theirs,
  )
}

/** What stands there now, as its authors see it: what waits is theirs too. */
async function standing(r: Reading, paper: SeenPaper): Promise<Record<string, unknown>> {
  const authors = (await authorsOf(r, [paper.id])).get(paper.id) ?? []
  const topics = ((await topicsOf(r, [paper.id])).get(paper.id) ?? []).map(({ id }) => id)
  const conflicts_confirmed = paper.conflicts_confirmed_at !== null
  return { ...paper, authors, topics, conflicts_confirmed, ...paper.pending?.typed }
}

/** The built-in fields among these, each as a text that can be read and compared. */
async function inWordsOf(r: Reading, values: Record<string, unknown>): Promise<Record<string, string>> {
  const offered = await listTopics(r)
  const WORDS: Record<string, (value: unknown) => string> = {
    topics: (ids) => topicsInWords(offered, ids),
    authors: rowsInWords,
    conflicts_confirmed: (is) => (is ? 'Confirmed' : 'Not confirmed'),
  }
  const named = Object.entries(values).filter(([name, value]) => value !== undefined && IN_FORM.has(name))
  return Object.fromEntries(named.map(([name, value]) => [name, (WORDS[name] ?? String)(value)]))
}

async function answerDifferences(
  r: Reading,
  paper: SeenPaper,
  typed: PaperTyped,
  fields: Field[],
): Promise<Difference[]> {
  const theirs = (await answersOf(r, [paper.id])).get(paper.id)
  const mine = answersIn(fields, typed)
  return fields.flatMap((field) => {
    const value = mine.get(field.id)
    if (value === undefined) return []
    const both = { mine: inWords(field, value), theirs: inWords(field, theirs?.get(field.id) ?? '') }
    return [{ name: `f${field.id}`, label: field.label, ...both }]
  })
}
