// What invented people answer to whatever the chairs ask: what was written for the first form, fitted to this one.
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { isMade, wordsIn } from '../fields/answers.ts'
import { askedOf, inForce } from '../fields/asked.ts'
import type { PaperTyped } from '../papers/form.ts'

type Written = {
  text: string
  note: string
  correctness: number
  relevance: number
  overall: number
  confidence: number
  fit_for_talk: boolean
}

/** How far each score went when it was invented. */
const TOPS: Record<string, number> = { correctness: 4, relevance: 4, overall: 5, confidence: 5 }

/** The same place on another scale: 4 of 5 is 8 of 10. */
const scaled = (value: number, top: number, options: number) =>
  top === options ? value : Math.max(1, Math.round(((value - 1) / (top - 1)) * (options - 1)) + 1)

function answerTo(field: Field, { text, overall }: Pick<Written, 'text' | 'overall'>): AnswerValue {
  const [first = ''] = text.split('\n\n')
  if (field.kind === 'score') return String(scaled(overall, 5, field.options.length))
  if (field.kind === 'choice') return field.options[0] ?? ''
  if (field.kind === 'choices') return field.options.slice(0, field.least ?? 1)
  if (field.kind === 'confirmation') return 'on'
  if (field.kind === 'number') return String(field.least ?? field.most ?? 1)
  if (field.kind === 'link') return 'https://code.example/'
  const words = first.split(/\s+/).slice(0, field.hard_words ?? 200)
  return words.join(' ')
}

function builtIn(field: Field, key: string, written: Written) {
  const values: Record<string, string | number | boolean> = written
  const value = values[key]
  if (value === undefined) return {}
  if (value === '' && field.required !== 'never') return { [key]: answerTo(field, written) }
  const top = TOPS[key]
  if (typeof value === 'boolean') return { [key]: value ? 'on' : '' }
  return { [key]: top ? scaled(Number(value), top, field.options.length) : value }
}

const mustBeAnswered = (fields: Field[]) =>
  inForce(fields).filter(({ required, kind }) => required !== 'never' && kind !== 'heading')

/** To the questions of the chairs' own that must be answered; files come by another way. */
export function madeAnswers(fields: Field[], written: Pick<Written, 'text' | 'overall'>) {
  const made = mustBeAnswered(fields).filter((field) => isMade(field) && field.kind !== 'file')
  return made.length > 0
    ? { answers: Object.fromEntries(made.map((field) => [`f${field.id}`, answerTo(field, written)])) }
    : {}
}

const shortened = (text: string, most: number | null) =>
  most === null || wordsIn(text) <= most ? text : text.split(/\s+/).slice(0, most).join(' ')

const TEXTS = ['title', 'abstract', 'keywords'] as const

/** What was written for the first form, as this one wants it: not too many words or topics, and nothing empty that it insists on. */
export function fitted(fields: Field[], typed: PaperTyped): PaperTyped {
  const by = new Map(inForce(fields).map((field) => [field.key, field]))
  const isWanted = (key: string) => (by.get(key)?.required ?? 'never') !== 'never'
  const texts = TEXTS.map((key) => [key, shortened(typed[key] ?? '', by.get(key)?.hard_words ?? null)])
  return {
    ...typed,
    ...Object.fromEntries(texts),
    topics: typed.topics?.slice(0, by.get('topics')?.most ?? undefined),
    ...(isWanted('code_url') && { code_url: typed.code_url || 'https://code.example/' }),
    ...(isWanted('prior_publication') && { prior_publication: typed.prior_publication || 'Nowhere.' }),
  }
}

type Asked = { kind: 'supplement' | 'answer'; field_id: number | null }

/** The files that must be handed in and may be a PDF, the only kind that is invented. */
export function filesAsked(fields: Field[], { answers = {} }: ReturnType<typeof madeAnswers>): Asked[] {
  const given = new Map(Object.entries(answers).map(([name, value]) => [Number(name.slice(1)), value]))
  return mustBeAnswered(askedOf(fields, given)).flatMap(({ id, kind, options }): Asked[] => {
    if (kind === 'supplement') return [{ kind, field_id: null }]
    return kind === 'file' && options.includes('pdf') ? [{ kind: 'answer', field_id: id }] : []
  })
}

/** By the names of the form. What is optional and was not invented stays empty. */
export function filledIn(fields: Field[], written: Written) {
  const asked = inForce(fields).filter(({ kind }) => kind !== 'heading')
  return {
    ...Object.assign({}, ...asked.map((field) => (field.key ? builtIn(field, field.key, written) : {}))),
    ...madeAnswers(fields, written),
  }
}
