// The reviews that a search finds with all their answers, for chairs: as CSV and as JSON. What is not sent has no words.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { inWords, isEmpty } from '../fields/answers.ts'
import { standing } from '../fields/asked.ts'
import { listFields } from '../fields/queries.ts'
import { mayReadReviewAnswer } from '../policy/reviews.ts'
import { yes } from '../policy/verdict.ts'
import { answersOf } from '../reviews/answers.ts'
import { reviewsAmong, type SeenReview } from '../reviews/queries.ts'
import type { Listed } from './form.ts'
import type { Row } from './rows.ts'
import { sortedReviews } from './table.ts'

type Told = { row: Row; given: Map<number, AnswerValue> }

/** What this chair may read of a review that was sent. */
function givenIn({ viewer, workshop }: Reading, review: SeenReview | undefined, fields: Field[]) {
  if (!review?.submitted_at) return new Map<number, AnswerValue>()
  const answers = answersOf(review, fields)
  return new Map(
    standing(fields, answers)
      .filter((field) => yes(mayReadReviewAnswer(viewer, review, field, workshop.other_reviews)))
      .flatMap(({ id }): [number, AnswerValue][] => {
        const value = answers.get(id)
        return value === undefined || isEmpty(value) ? [] : [[id, value]]
      }),
  )
}

/** The questions that are asked now, and those that were and have an answer here. */
async function told(r: Reading, look: Listed): Promise<{ all: Told[]; questions: Field[] }> {
  const [rows, fields] = await Promise.all([sortedReviews(r, look), listFields(r, 'review')])
  const reviews = await reviewsAmong(
    r,
    rows.map(({ id }) => id),
  )
  const byId = new Map(reviews.map((review) => [review.id, review]))
  const all = rows.map((row) => ({ row, given: givenIn(r, byId.get(row.id), fields) }))
  const isTold = ({ id, kind, retired_at }: Field) =>
    kind !== 'heading' && (retired_at === null || all.some(({ given }) => given.has(id)))
  return { all, questions: fields.filter(isTold) }
}

/** A score as its number, so that a spreadsheet can count with it. */
const cellOf = (field: Field, value: AnswerValue = '') =>
  field.kind === 'score' && value !== '' ? Number(value) : inWords(field, value)

const headOf = ({ paper, reviewer, pill, due, sent, rating }: Row) => ({
  paper: paper.id,
  title: paper.title,
  review: reviewer.number,
  reviewer: reviewer.name,
  email: reviewer.email,
  state: pill.text,
  due: due?.iso ?? null,
  sent: sent?.iso ?? null,
  rating,
})

const HEAD = ['paper', 'title', 'review', 'reviewer', 'email', 'state', 'due', 'sent', 'rating']

export async function fullCsv(r: Reading, look: Listed): Promise<string> {
  const { all, questions } = await told(r, look)
  return csv([
    [...HEAD, ...questions.map(({ label }) => label)],
    ...all.map(({ row, given }) => [
      ...Object.values(headOf(row)),
      ...questions.map((field) => cellOf(field, given.get(field.id))),
    ]),
  ])
}

export async function fullJson(r: Reading, look: Listed): Promise<object> {
  const { all, questions } = await told(r, look)
  return {
    reviews: all.map(({ row, given }) => ({
      ...headOf(row),
      answers: questions.flatMap((field) => {
        const value = given.get(field.id)
        const { label: question, readers } = field
        return value === undefined ? [] : [{ question, readers, value, words: inWords(field, value) }]
      }),
    })),
  }
}
