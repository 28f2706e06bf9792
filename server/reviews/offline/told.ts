// What became of the papers of a file, in a sentence.
import type { Objections } from '../../core/form.ts'
import { counted } from '../../core/words.ts'
import type { Saved } from '../actions.ts'

const reviewsThat = (are: string, count: number) =>
  count === 0 ? [] : [`${counted(count, 'review')} ${are}.`]

const numbered = (papers: number[]) =>
  papers.length === 1 ? `Paper ${papers[0]} is` : `Papers ${papers.join(', ')} are`

const onlyNames = ({ problems, doubts }: Objections) =>
  Object.keys(problems).every((field) => doubts.includes(field))

/** Whether nothing but an answer of its writer is missing, which can be given where the file is looked at. */
export const awaitsWord = (objections: Objections) =>
  Object.keys(objections.problems).length > 0 && onlyNames(objections)

/** `isChange`: it says something else than stood here; `wasSent`: it was submitted before. */
type Before = { isChange: boolean; wasSent: boolean }

export function outcomeWords(saved: Saved[], before: Before[], submits: boolean): string {
  const outcomes = saved.map((one, at) => ({ ...one, isChange: false, wasSent: false, ...before[at] }))
  const kept = outcomes.filter(({ clash, isKept }) => isKept && clash.length === 0)
  const isSent = ({ review, wasSent }: Saved & Before) => review.submitted_at !== null && !wasSent
  const papersOf = (some: Saved[]) => some.map(({ review }) => review.paper_id)
  const unsent = kept.filter(({ problems }) => submits && Object.keys(problems).length > 0)
  const short = papersOf(unsent.filter((one) => !onlyNames(one)))
  const naming = papersOf(unsent.filter(onlyNames))
  const words = [
    ...reviewsThat('saved', kept.filter((one) => one.isChange && !isSent(one)).length),
    ...reviewsThat('submitted', kept.filter(isSent).length),
  ]
  if (short.length > 0)
    words.push(`${numbered(short)} not sent: open the form and send it there to see what is missing.`)
  if (naming.length > 0)
    words.push(`${numbered(naming)} not sent yet: say below whether the names are meant to stand there.`)
  return words.length > 0 ? words.join(' ') : 'Everything stands here already.'
}
