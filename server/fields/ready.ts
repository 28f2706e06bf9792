// Review forms to begin with: this workshop's, and one as large conferences have it. Chairs change either as they like.
import type { Field } from '../core/tables-fields.ts'
import { inForce } from './asked.ts'
import type { FieldTyped } from './form.ts'
import type { ReadyName } from './forms.ts'

type Wish = Pick<Field, 'label' | 'readers'> & {
  kind: NonNullable<FieldTyped['kind']>
  /** Of a built-in field. */
  key?: string
  help?: string
  required?: Field['required']
  options?: string[]
  words?: number
  /** The label of an earlier question, and what it must be answered with. */
  after?: [label: string, option: string]
}
type ReadyForm = { title: string; about: string; fields: Wish[] }

const asked = { required: 'submission', readers: 'authors' } as const
const text = (label: string, help: string): Wish => ({ kind: 'long-text', label, help, ...asked })
const score = (label: string, options: string[], more: Partial<Wish> = {}): Wish => ({
  kind: 'score',
  label,
  options,
  ...asked,
  ...more,
})

const NOTE: Wish = {
  key: 'note',
  kind: 'long-text',
  label: 'Note to the chairs',
  help: 'What authors and other reviewers should not see.',
  readers: 'chairs',
}

const WORKSHOP: ReadyForm = {
  title: 'A workshop',
  about:
    'One text, correctness and relevance out of 4, overall and confidence out of 5, fit for a talk, a note to the chairs.',
  fields: [
    {
      ...text(
        'Text for the authors',
        'Strengths, weaknesses, questions. Markdown and LaTeX between dollar signs.',
      ),
      key: 'text',
    },
    score('Correctness', ['Serious errors', 'Errors that can be fixed', 'Minor gaps', 'Convincing'], {
      key: 'correctness',
    }),
    score('Relevance to the workshop', ['Off topic', 'At the edge', 'In scope', 'At the heart of it'], {
      key: 'relevance',
    }),
    score('Overall', ['Reject', 'Lean reject', 'Borderline', 'Accept', 'Strong accept'], { key: 'overall' }),
    score('Confidence', ['Guess', 'Low', 'Fair', 'High', 'Expert'], { key: 'confidence' }),
    {
      key: 'fit_for_talk',
      kind: 'confirmation',
      label: 'Good candidate for a contributed talk',
      help: 'For chairs and the other reviewers. Authors do not see it.',
      readers: 'reviewers',
    },
    NOTE,
  ],
}

const FOUR = ['Poor', 'Fair', 'Good', 'Excellent']
const CONFERENCE: ReadyForm = {
  title: 'A conference, like ICML',
  about:
    'Summary, strengths and weaknesses, questions, limitations; soundness, presentation and contribution out of 4, overall out of 10, confidence out of 5; ethical concerns; a confirmation; a note to the chairs.',
  fields: [
    text(
      'Summary',
      'What the paper does, in your words and without criticism. Its authors should agree with it.',
    ),
    {
      ...text('Strengths and weaknesses', 'Originality, quality, clarity, significance. Markdown and LaTeX.'),
      key: 'text',
      words: 300,
    },
    text('Questions', 'What the authors could answer that would change your mind.'),
    { ...text('Limitations', 'Have the authors said what their work cannot do?'), required: 'never' },
    score('Soundness', FOUR),
    score('Presentation', FOUR),
    score('Contribution', FOUR),
    score(
      'Overall',
      [
        'Trivial or wrong',
        'Strong reject',
        'Reject',
        'Borderline reject',
        'Borderline',
        'Weak accept',
        'Accept',
        'Strong accept',
        'Very strong accept',
        'Award quality',
      ],
      { key: 'overall' },
    ),
    score('Confidence', ['Guess', 'Low', 'Fair', 'High', 'Expert'], { key: 'confidence' }),
    {
      kind: 'confirmation',
      label: 'This paper raises ethical concerns',
      help: 'People who took part, personal data, harm, hidden sponsors.',
      readers: 'reviewers',
    },
    {
      kind: 'long-text',
      label: 'Ethical concerns',
      required: 'submission',
      readers: 'reviewers',
      after: ['This paper raises ethical concerns', 'on'],
    },
    {
      kind: 'confirmation',
      label: 'I wrote this review myself and kept the paper confidential',
      required: 'submission',
      readers: 'chairs',
    },
    NOTE,
  ],
}

export const READY_FORMS: Record<ReadyName, ReadyForm> = { workshop: WORKSHOP, conference: CONFERENCE }

const isAlike = (field: Field, { kind, label, readers, options = [] }: Wish) =>
  field.kind === kind &&
  field.label === label &&
  field.readers === readers &&
  JSON.stringify(field.options) === JSON.stringify(options)

/** The field that already asks this, in force or not. */
export const standingFor = (fields: Field[], wish: Wish): Field | undefined =>
  fields.find((field) => (wish.key ? field.key === wish.key : field.key === null && isAlike(field, wish)))

/** As a chair would type it; `ids` of the questions before it. */
export function typedOf(wish: Wish, ids: ReadonlyMap<string, number>): FieldTyped {
  const [source, option] = wish.after ?? []
  return {
    kind: wish.kind,
    label: wish.label,
    help: wish.help ?? '',
    required: wish.required ?? 'never',
    readers: wish.readers,
    options: wish.options ?? [],
    least: null,
    most: null,
    accepts: [],
    megabytes: null,
    soft_words: wish.words ?? null,
    hard_words: null,
    condition_id: ids.get(source ?? '') ?? null,
    condition_options: option === undefined ? [] : [option],
  }
}

/** Whether the form asks just this, in this order. */
export function isReady(fields: Field[], { fields: wishes }: Pick<ReadyForm, 'fields'>): boolean {
  const asked = inForce(fields)
  const isAsWished = (wish: Wish, place: number) => {
    const field = asked[place]
    return field !== undefined && field.key === (wish.key ?? null) && isAlike(field, wish)
  }
  return asked.length === wishes.length && wishes.every(isAsWished)
}
