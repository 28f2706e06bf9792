// What a paper still lacks before it can be submitted: the checklist of the form and the check of the action.
import type { Paper } from '../core/tables.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { nameOf } from '../fields/answers.ts'
import { type Answers, askedOf, CONFIRMED_OPTION, faultOf, type When } from '../fields/asked.ts'
import type { AuthorLine } from './queries.ts'

export type GapFacts = {
  paper: Pick<
    Paper,
    | 'title'
    | 'abstract'
    | 'keywords'
    | 'code_url'
    | 'prior_publication'
    | 'conflicts_confirmed_at'
    | 'pending'
  >
  authors: Pick<AuthorLine, 'name' | 'email'>[]
  topicCount: number
  topicsOffered: boolean
  hasPdf: boolean
  hasSupplement: boolean
  fields: Field[]
  /** To the fields that chairs have made. */
  answers: Answers
  /** Findings in the PDF with which the chair does not let a paper be submitted. */
  pdfFaults: string[]
}

/** `key` names the step, `field` the place on the form where it is missing. */
export type Step = { key: string; field: string; label: string; done: boolean; fault: string }
type Lack = { field: string; fault: string }

function authorsLack(authors: GapFacts['authors']): Lack | null {
  if (authors.length === 0) return { field: 'authors[0][name]', fault: 'Enter at least one author.' }
  for (const [index, { name, email }] of authors.entries()) {
    const nth = index + 1
    if (!name) return { field: `authors[${index}][name]`, fault: `Enter the name of author ${nth}.` }
    const fault = `Enter an email address for author ${nth}, like name@university.edu.`
    if (!email) return { field: `authors[${index}][email]`, fault }
  }
  return null
}

function topicsLack({ topicCount }: GapFacts, { required, most }: Field): string | null {
  if (topicCount === 0 && required !== 'never')
    return 'Choose at least one topic; reviewers are matched on them.'
  return most !== null && topicCount > most ? `Choose at most ${most} topics.` : null
}

const WORDS: Partial<Record<string, string>> = {
  title: 'Enter the title of your paper.',
  abstract: 'Write the abstract of your paper.',
}

/** What a built-in field that is one text holds; of a file, whether it is there. */
function textOf({ paper, hasSupplement }: GapFacts, key: string | null): AnswerValue | undefined {
  if (key === 'supplement') return hasSupplement ? key : ''
  if (key !== 'title' && key !== 'abstract' && key !== 'keywords' && key !== 'code_url')
    return key === 'prior_publication' ? paper.prior_publication : undefined
  return paper[key]
}

const heldBy = (facts: GapFacts, field: Field) => textOf(facts, field.key) ?? facts.answers.get(field.id)

/** Every answer that is a text or a list, of built-in fields too. */
export const valuesOf = (facts: GapFacts): Answers =>
  new Map(
    facts.fields.flatMap((field) => {
      const value = heldBy(facts, field)
      return value === undefined ? [] : [[field.id, value]]
    }),
  )

const pdfLack = ({ hasPdf, pdfFaults }: GapFacts): string | null =>
  hasPdf ? pdfFaults.join(' ') || null : 'Upload the PDF of your paper.'

/** Where one field stops a submission, or a draft from being called tidy. */
function lackIn(facts: GapFacts, field: Field, when: When): Lack | null {
  const at = (fault: string | null) => (fault === null ? null : { field: nameOf(field), fault })
  if (field.kind === 'authors') return authorsLack(facts.authors)
  if (field.kind === 'topics') return at(topicsLack(facts, field))
  if (field.kind === 'paper') return at(pdfLack(facts))
  if (field.kind === 'conflicts') {
    const open = field.required !== 'never' && facts.paper.conflicts_confirmed_at === null
    return at(open ? 'Confirm that the list of conflicts is complete.' : null)
  }
  const value = heldBy(facts, field)
  return at(
    (!value?.length && faultOf(field, value, when) && WORDS[field.key ?? '']) || faultOf(field, value, when),
  )
}

/** The fields that this paper is asked, by what has been answered. */
function askedOfPaper(facts: GapFacts): Field[] {
  const confirmed = facts.paper.conflicts_confirmed_at ? CONFIRMED_OPTION : ''
  const conflicts = facts.fields.filter(({ kind }) => kind === 'conflicts')
  const answers = new Map([...facts.answers, ...conflicts.map(({ id }) => [id, confirmed] as const)])
  return askedOf(facts.fields, answers).filter(
    ({ kind }) => kind !== 'heading' && (facts.topicsOffered || kind !== 'topics'),
  )
}

/** `authors[1][email]` is a matter of the authors, `answers[f3]` of one answer. */
export const stepOf = (field: string) => /^answers\[\w+\]/.exec(field)?.[0] ?? field.replace(/\[.*/, '')

export function steps(facts: GapFacts): Step[] {
  const waiting = new Map(
    Object.entries(facts.paper.pending?.problems ?? {}).map(([field, fault]) => [
      stepOf(field),
      { field, fault },
    ]),
  )
  return askedOfPaper(facts).flatMap((field) => {
    const key = nameOf(field)
    const lack = waiting.get(key) ?? lackIn(facts, field, 'submission')
    // A title is always there, so it is a step only when the one that was typed cannot count.
    if (!lack && (field.required === 'never' || key === 'title')) return []
    const where = lack?.field ?? (key === 'authors' ? 'authors[0][name]' : key)
    return [{ key, field: where, label: field.label, done: lack === null, fault: lack?.fault ?? '' }]
  })
}

/** What is missing and what was typed and cannot count, in the order of the form. */
export function gaps(facts: GapFacts): Record<string, string> {
  const list = steps(facts)
  const missing = list.filter(({ done }) => !done).map(({ field, fault }) => [field, fault] as const)
  const all = { ...facts.paper.pending?.problems, ...Object.fromEntries(missing) }
  const turn = (field: string) => list.findIndex(({ key }) => key === stepOf(field))
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => turn(a) - turn(b)))
}

/** A title is always there. */
export const mayLackEarly = ({ required, key }: Field) => required === 'draft' && key !== 'title'

/** What is asked of a draft already, among the fields that were typed: told at once, and saved all the same. */
export function draftGaps(facts: GapFacts, typed: ReadonlySet<string>): Record<string, string> {
  const early = askedOfPaper(facts).filter((field) => mayLackEarly(field) && typed.has(stepOf(nameOf(field))))
  return Object.fromEntries(
    early.flatMap((field) => {
      const lack = lackIn(facts, field, 'draft')
      return lack ? [[lack.field, lack.fault]] : []
    }),
  )
}
