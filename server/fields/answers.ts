// What an answer must be: read from whatever was typed, judged by its field, put into words.
import type { AnswerValue, Field } from '../core/tables-fields.ts'

const CONFIRMED = 'on'

const leavesOf = (typed: unknown): unknown[] =>
  typeof typed === 'object' && typed !== null ? Object.values(typed).flatMap(leavesOf) : [typed]

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** The questions that chairs have made; and the consent of all authors, which comes with the form and has no column of its own. */
export const isMade = ({ key }: Pick<Field, 'key'>) => key === null || key === 'consent'

/** The name of the field in its form: `title`, or `answers[f12]`. */
export const nameOf = ({ key, id }: Pick<Field, 'key' | 'id'>) =>
  key === null || isMade({ key }) ? `answers[f${id}]` : key

/** As it is kept: ticked options as a list, everything else as one text. */
export function answerOf({ kind }: Pick<Field, 'kind'>, typed: unknown): AnswerValue {
  const texts = leavesOf(typed)
    .filter((leaf) => leaf !== undefined && leaf !== null)
    .map(String)
  if (kind === 'choices') return [...new Set(texts.filter((text) => text !== ''))]
  const text = texts.findLast((leaf) => leaf !== '') ?? ''
  return kind === 'long-text' ? text.replaceAll('\r\n', '\n').trim() : oneLine(text)
}

export const isEmpty = (value: AnswerValue | undefined): boolean => value === undefined || value.length === 0

export const wordsIn = (text: string) => text.match(/\S+/g)?.length ?? 0

const MISSING: Partial<Record<Field['kind'], (label: string) => string>> = {
  choice: (label) => `Choose an answer to “${label}”.`,
  score: (label) => `Choose a number for “${label}”.`,
  choices: (label) => `Choose at least one answer to “${label}”.`,
  confirmation: (label) => `Confirm “${label}”.`,
  file: (label) => `Upload a file for “${label}”.`,
  supplement: (label) => `Upload a file for “${label}”.`,
}

export const missingIn = ({ kind, label }: Field) => MISSING[kind]?.(label) ?? `Fill in “${label}”.`

function wordsFault({ hard_words, label }: Field, text: string): string | null {
  const words = wordsIn(text)
  if (hard_words === null || words <= hard_words) return null
  return `“${label}” has ${words} words, and ${hard_words} are the most. Shorten it.`
}

function numberFault({ least, most, label }: Field, text: string): string | null {
  if (!/^-?\d+([.,]\d+)?$/.test(text)) return `Enter a number for “${label}”.`
  const value = Number(text.replace(',', '.'))
  if (least !== null && value < least) return `“${label}” is at least ${least}.`
  return most !== null && value > most ? `“${label}” is at most ${most}.` : null
}

function choicesFault({ options, least, most, label }: Field, chosen: string[]): string | null {
  if (chosen.some((one) => !options.includes(one)))
    return `An answer to “${label}” is no longer offered. Choose again.`
  if (least !== null && chosen.length < least) return `Choose at least ${least} for “${label}”.`
  return most !== null && chosen.length > most ? `Choose at most ${most} for “${label}”.` : null
}

function scoreFault({ options }: Field, text: string): string | null {
  const isNumber = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= options.length
  return isNumber ? null : `Choose a number from 1 to ${options.length}.`
}

const isLink = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text)

/** Why an answer that is there cannot be submitted; null when it can. */
export function faultIn(field: Field, value: AnswerValue): string | null {
  const list = [value].flat()
  const text = list[0] ?? ''
  if (field.kind === 'choice' || field.kind === 'choices') return choicesFault(field, list)
  if (field.kind === 'score') return scoreFault(field, text)
  if (field.kind === 'number') return numberFault(field, text)
  if (field.kind === 'link') return isLink(text) ? null : 'Enter a full address that begins with https://.'
  if (field.kind === 'confirmation') return text === CONFIRMED ? null : missingIn(field)
  return field.kind === 'text' || field.kind === 'long-text' ? wordsFault(field, text) : null
}

/** For pages and exports. */
export function inWords({ kind, options }: Pick<Field, 'kind' | 'options'>, value: AnswerValue): string {
  if (kind === 'score' && value !== '')
    return `${value} of ${options.length}, ${options[Number(value) - 1] ?? ''}`
  if (kind === 'confirmation') return value === CONFIRMED ? 'Confirmed' : ''
  return [value].flat().join('; ')
}
