// The answers of a paper that a viewer may read, each with the words for who else does.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import { inWords, isEmpty, isMade } from '../fields/answers.ts'
import { type Answers, standing } from '../fields/asked.ts'
import { answersOf, listFields } from '../fields/queries.ts'
import { to } from '../paths.ts'
import { mayReadAnswer } from '../policy/fields.ts'
import { yes } from '../policy/verdict.ts'
import type { SeenPaper } from './queries.ts'
import type { FileShown } from './shown.ts'

export type AnswerShown = {
  label: string
  text: string
  isLink: boolean
  audience: string | null
  /** Of a file: its versions that the viewer may have, newest first. */
  files: FileShown[]
}

const AUDIENCES: Partial<Record<Field['readers'], string>> = {
  reviewers: 'Reviewers read this',
  authors: 'Authors and chairs',
  chairs: 'Chairs only',
}

function shownOf(field: Field, answers: Answers, files: FileShown[], isInside: boolean): AnswerShown[] {
  const value = answers.get(field.id)
  if (!isMade(field) || value === undefined || isEmpty(value)) return []
  const own = files.filter(({ field_id }) => field_id === field.id)
  if (field.kind === 'file' && own.length === 0) return []
  const { kind, readers, label, retired_at } = field
  const shown = {
    // Whoever can change the form or the answer is told why it cannot be changed any more; a reviewer need not know.
    label: isInside && retired_at ? `${label} (no longer asked)` : label,
    text: kind === 'file' ? '' : inWords(field, value),
    isLink: kind === 'link' && /^https?:\/\//.test(String(value)),
    audience: (isInside && AUDIENCES[readers]) || null,
    files: own,
  }
  return [shown]
}

export type Answered = { answers: AnswerShown[]; mayRead(key: string): boolean }

/** `mayRead`: whether a built-in field of this name is for the viewer; `files`: those that are. */
export async function answered(
  r: Reading,
  paper: SeenPaper,
  files: FileShown[],
  isInside: boolean,
): Promise<Answered> {
  const fields = await listFields(r, 'submission')
  const answers: Answers = (await answersOf(r, [paper.id])).get(paper.id) ?? new Map()
  const readable = fields.filter((field) => yes(mayReadAnswer(r.viewer, paper, field)))
  const mine = new Set(readable.map(({ id }) => id))
  const counting = standing(fields, answers).filter(({ id }) => mine.has(id))
  return {
    answers: counting.flatMap((field) => shownOf(field, answers, files, isInside)),
    mayRead: (key) => readable.some((field) => field.key === key),
  }
}

/** One column for each question that chairs have made, for the export; what the viewer may not read is empty. */
export async function answerColumns(r: Reading, papers: SeenPaper[]) {
  const fields = (await listFields(r, 'submission')).filter(
    (field) => isMade(field) && field.kind !== 'heading',
  )
  const all = await answersOf(
    r,
    papers.map(({ id }) => id),
  )
  const cell = (field: Field, paper: SeenPaper) => {
    const value = all.get(paper.id)?.get(field.id)
    if (value === undefined || !yes(mayReadAnswer(r.viewer, paper, field))) return ''
    return field.kind === 'file' ? r.siteUrl + to.file({ id: String(value) }) : inWords(field, value)
  }
  const columns = fields.filter((field) => papers.some((paper) => cell(field, paper) !== ''))
  return {
    heads: columns.map(({ label }) => label),
    cellsOf: (paper: SeenPaper) => columns.map((field) => cell(field, paper)),
  }
}
