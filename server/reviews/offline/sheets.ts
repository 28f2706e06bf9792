// The forms of a reviewer as a file: every question with its words, and what is written so far.
import type { Reading } from '../../context.ts'
import { deadlineShown, shown } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import type { Field } from '../../core/tables-fields.ts'
import { nameOfToday, timeZones } from '../../core/zones.ts'
import { type Answers, conditionWords } from '../../fields/asked.ts'
import { readerWordsOf } from '../../fields/forms.ts'
import { listFields } from '../../fields/queries.ts'
import { to } from '../../paths.ts'
import { reviewingOf } from '../../policy/deadlines.ts'
import { mayEditReview } from '../../policy/reviews.ts'
import { must, yes } from '../../policy/verdict.ts'
import { answersOf, keptAs, withPending } from '../answers.ts'
import { findReview, myReviews, type SeenReview } from '../queries.ts'
import { isTicked, ticksOf } from './ticks.ts'
import { type Part, type Question, type SheetOut, written } from './written.ts'

const mayEdit = (r: Reading, review: SeenReview) =>
  mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews)

/** Those that may be written now. */
export const openReviews = async (r: Reading): Promise<SeenReview[]> =>
  (await myReviews(r)).filter((review) => yes(mayEdit(r, review)))

function boundsOf({ soft_words, hard_words }: Field): string {
  if (hard_words !== null) return `At most ${hard_words} words.`
  return soft_words === null ? '' : `About ${soft_words} words.`
}

function howToAnswer(field: Field): string {
  if (field.kind === 'score') return `Write the number, from 1 to ${field.options.length}:`
  if (field.kind === 'choice') return 'Tick one box, as in “- [x]”.'
  if (isTicked(field)) return 'Tick with an x, as in “- [x]”.'
  return field.kind === 'text' ? 'One line.' : boundsOf(field)
}

function conditionOf({ condition_id, condition_options }: Field, fields: Field[]): string {
  const source = fields.find(({ id }) => id === condition_id)
  return source ? `Only if “${source.label}”: ${conditionWords(condition_options).join(' or ')}.` : ''
}

function questionOf(field: Field, fields: Field[], answers: Answers): Question {
  const { kind, label, help, required, options } = field
  const standing = answers.get(field.id) ?? ''
  const readers = readerWordsOf(field)
  const needed = required === 'never' ? 'Optional' : 'Needed to submit'
  const scale = kind === 'score' ? options.map((words, at) => `- ${at + 1}: ${words}`) : []
  const notes = [`${needed}. ${readers}.`, help, conditionOf(field, fields), howToAnswer(field)]
  return {
    name: keptAs(field),
    label,
    notes: [...notes.filter((words) => words !== ''), ...scale],
    answer: isTicked(field) ? ticksOf(field, standing) : [standing].flat().join('\n'),
  }
}

/** A heading of the form begins a part. */
function partsOf(fields: Field[], answers: Answers): Part[] {
  const parts: Part[] = [{ title: '', notes: [], questions: [] }]
  for (const field of fields) {
    if (field.retired_at !== null) continue
    if (field.kind === 'heading')
      parts.push({ title: field.label, notes: [field.help].filter(Boolean), questions: [] })
    else parts.at(-1)?.questions.push(questionOf(field, fields, answers))
  }
  return parts
}

const notesOf = (review: SeenReview): Part => ({
  title: '',
  notes: [],
  questions: [
    {
      name: 'private_notes',
      label: 'Private notes',
      notes: ['You alone: neither chairs nor other reviewers read them.'],
      answer: review.private_notes,
    },
  ],
})

function sheetOf(r: Reading, review: SeenReview, fields: Field[], zone: string): SheetOut {
  const { id, paper, version, saved_at, submitted_at, pending } = review
  const answers = withPending(answersOf(review, fields), fields, pending)
  const closes = reviewingOf(r.deadlines, review)?.closesAt
  const due = closes ? deadlineShown(closes, zone) : null
  const state = submitted_at ? 'Submitted' : saved_at ? 'Draft' : 'Not started'
  const saved = saved_at ? `, saved ${shown(saved_at, zone).zoned}` : ''
  return {
    paper: paper.id,
    review: id,
    version,
    title: paper.title,
    notes: [
      ...(due ? [`Due ${due.aoe}, which is ${due.zoned}.`, ''] : []),
      `${state}${saved}. Version ${version}.`,
    ],
    parts: [...partsOf(fields, answers), notesOf(review)],
  }
}

const HOW = [
  'Write between the lines “answer” and “end of answer”, in Markdown. A question that you take out whole keeps the answer that it has here.',
  '',
  'Leave the lines that begin with “<!-- rostrum” as they are. A line of your own that begins like them needs a backslash first: “\\<!-- rostrum”.',
  '',
]

/** The zone of a browser that says so, or the workshop's. */
const zoneFor = (r: Reading, wish: unknown) =>
  timeZones().find((zone) => typeof wish === 'string' && zone === nameOfToday(wish)) ?? r.workshop.time_zone

async function fileOf(r: Reading, reviews: SeenReview[], wish: unknown): Promise<string> {
  const zone = zoneFor(r, wish)
  const fields = await listFields(r, 'review')
  const back = `Taken ${shown(r.now, zone).zoned}. Bring it back to ${r.siteUrl}${to.offline()}: you see first what would change.`
  return written({
    title: `Your reviews for ${r.workshop.short_name}`,
    notes: [...HOW, back],
    sheets: reviews.map((review) => sheetOf(r, review, fields, zone)),
  })
}

/** All forms that this reviewer may write now, in one file; who has none finds none. */
export async function sheetsOf(r: Reading, zone: unknown): Promise<{ text: string; reviews: SeenReview[] }> {
  const reviews = await openReviews(r)
  if (reviews.length === 0) throw new NotFound()
  return { text: await fileOf(r, reviews, zone), reviews }
}

export async function sheetOfOne(r: Reading, id: string, zone: unknown) {
  const review = await findReview(r, id)
  must(mayEdit(r, review))
  return { text: await fileOf(r, [review], zone), paper: review.paper_id }
}
