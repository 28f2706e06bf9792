// What each of the two forms has of its own: the kinds of its questions, who can read the answers, and the words for both.
import type { Field, FormName } from '../core/tables-fields.ts'

type Readers = Field['readers']

type Form = {
  title: string
  /** Who is asked. */
  writer: string
  about: string
  kinds: readonly Field['kind'][]
  required: readonly Field['required'][]
  /** From the most readers to the fewest. */
  readers: readonly Readers[]
  /** For chairs, who choose. */
  readerNames: Partial<Record<Readers, string>>
  /** At the field, so that nobody writes for the wrong eyes. */
  readerWords: Partial<Record<Readers, string>>
}

export const FORMS: Record<FormName, Form> = {
  submission: {
    title: 'Submission form',
    writer: 'an author',
    about: 'What authors are asked, in order. A field that is taken off keeps its answers.',
    kinds: ['heading', 'text', 'long-text', 'choice', 'choices', 'number', 'link', 'file', 'confirmation'],
    required: ['never', 'draft', 'submission'],
    readers: ['reviewers', 'authors', 'chairs'],
    readerNames: {
      reviewers: 'Authors, chairs and reviewers',
      authors: 'Authors and chairs',
      chairs: 'Chairs only',
    },
    readerWords: {
      reviewers: 'Reviewers read it.',
      authors: 'Chairs read it, reviewers do not.',
      chairs: 'Only chairs read it.',
    },
  },
  review: {
    title: 'Review form',
    writer: 'a reviewer',
    about: 'What reviewers are asked, in order. A field that is taken off keeps its answers.',
    kinds: ['heading', 'score', 'long-text', 'text', 'choice', 'choices', 'confirmation'],
    required: ['never', 'submission'],
    readers: ['authors', 'decided', 'reviewers', 'chairs'],
    readerNames: {
      authors: 'Authors, reviewers and chairs',
      decided: 'The same, authors only after the decision',
      reviewers: 'Reviewers of the paper and chairs',
      chairs: 'Chairs only',
    },
    readerWords: {
      authors: 'Authors will read this',
      decided: 'Authors will read this after the decision',
      reviewers: 'Reviewers and chairs',
      chairs: 'Chairs only',
    },
  },
}

export const readerNameOf = ({ form, readers }: Pick<Field, 'form' | 'readers'>) =>
  FORMS[form].readerNames[readers] ?? ''

export const readerWordsOf = ({ form, readers }: Pick<Field, 'form' | 'readers'>) =>
  FORMS[form].readerWords[readers] ?? ''

/** What was written for few must not be read by more. */
export const hasMoreReaders = (
  { form, readers }: Pick<Field, 'form' | 'readers'>,
  now: Field['readers'],
): boolean => FORMS[form].readers.indexOf(now) < FORMS[form].readers.indexOf(readers)

/** Review forms to begin with. */
export const READY_NAMES = ['workshop', 'conference'] as const
export type ReadyName = (typeof READY_NAMES)[number]

export const KIND_NAMES: Record<Field['kind'], string> = {
  heading: 'Heading',
  score: 'Score, with words for every number',
  text: 'Short text',
  'long-text': 'Long text',
  choice: 'One of several options',
  choices: 'Several options',
  number: 'Number',
  link: 'Link',
  file: 'File',
  confirmation: 'Confirmation',
  topics: 'Topics',
  paper: 'PDF',
  supplement: 'Supplement',
  authors: 'Authors',
  conflicts: 'Conflicts',
}
export const REQUIRED_NAMES: Record<Field['required'], string> = {
  never: 'Optional',
  draft: 'Required from the draft on',
  submission: 'Required to submit',
}
