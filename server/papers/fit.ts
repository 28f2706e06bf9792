// What of a typed form can count now: the rest is kept beside it.
import { authorsProblem } from '../authorships/fit.ts'
import type { Writing } from '../context.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { answerOf, isMade } from '../fields/answers.ts'
import { inForce } from '../fields/asked.ts'
import { listFields, replaceAnswers } from '../fields/queries.ts'
import type { PaperTyped } from './form.ts'
import { gaps } from './gaps.ts'
import { factsOf } from './missing.ts'
import type { SeenPaper } from './queries.ts'

/** A list of authors that may not stand waits, and the one before stays. */
function withLastingAuthors(
  w: Writing,
  paper: SeenPaper,
  typed: PaperTyped,
  before: Authorship[],
): PaperTyped {
  const { authors, unfit, ...rest } = typed
  const problems = authors && authorsProblem(w, paper, authors, before)
  if (!problems) return typed
  return {
    ...rest,
    unfit: { typed: { ...unfit?.typed, authors }, problems: { ...unfit?.problems, ...problems } },
  }
}

/** All of what was typed, or for a submitted paper that it would leave incomplete nothing: then it is pending as a whole. */
export async function fitToCount(
  w: Writing,
  paper: SeenPaper,
  all: PaperTyped,
  before: Authorship[],
): Promise<PaperTyped> {
  const typed = withLastingAuthors(w, paper, all, before)
  if (!paper.submitted_at) return typed
  const { version, tab, turn, unfit, ...fields } = typed
  const facts = await factsOf(w, paper)
  const missing = gaps({
    ...facts,
    paper: { ...paper, ...fields, ...confirmation(w, paper, typed), pending: null },
    authors: typed.authors ?? facts.authors,
    topicCount: typed.topics?.length ?? facts.topicCount,
    answers: new Map([...facts.answers, ...answersIn(facts.fields, typed)]),
  })
  const problems = { ...missing, ...unfit?.problems }
  if (Object.keys(problems).length === 0) return typed
  return { version, tab, turn, unfit: { typed: { ...fields, ...unfit?.typed }, problems } }
}

/** What of it stands in the row of the paper. */
export const columnsIn = ({ title, abstract, keywords, code_url, prior_publication }: PaperTyped) => ({
  title,
  abstract,
  keywords,
  code_url,
  prior_publication,
})

export function confirmation(w: Writing, paper: Paper, { conflicts_confirmed }: PaperTyped) {
  if (conflicts_confirmed === undefined) return {}
  return { conflicts_confirmed_at: conflicts_confirmed ? (paper.conflicts_confirmed_at ?? w.now) : null }
}

/** What was typed into the fields that are asked now; the answers to retired ones stay as they are. */
export function answersIn(fields: Field[], { answers = {} }: PaperTyped): Map<number, AnswerValue> {
  const mine = inForce(fields).filter(
    (one) => isMade(one) && one.kind !== 'heading' && one.kind !== 'file' && `f${one.id}` in answers,
  )
  return new Map(mine.map((field) => [field.id, answerOf(field, answers[`f${field.id}`])]))
}

/** What was typed into the fields that chairs have made becomes the answer. */
export const answer = async (w: Writing, paper_id: number, typed: PaperTyped): Promise<void> =>
  replaceAnswers(w, { paper_id }, answersIn(await listFields(w, 'submission'), typed))
