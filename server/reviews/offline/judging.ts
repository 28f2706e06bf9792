// What a file of reviews would change: each of its papers held against the review as it stands now.
import type { Reading } from '../../context.ts'
import type { Typed } from '../../core/form.ts'
import type { AnswerValue, Field } from '../../core/tables-fields.ts'
import { nameOf } from '../../fields/answers.ts'
import { type Answers, inForce } from '../../fields/asked.ts'
import { listFields } from '../../fields/queries.ts'
import { mayEditReview } from '../../policy/reviews.ts'
import { because, yes } from '../../policy/verdict.ts'
import { adviceOnAnswers } from '../advice.ts'
import { answersOf, keptAs, wantedOf, withPending } from '../answers.ts'
import { type Difference, differences } from '../differences.ts'
import { type ReviewDraft, readReview } from '../form.ts'
import { gapsIn } from '../gaps.ts'
import { myReviews, type SeenReview } from '../queries.ts'
import { unfitIn } from '../unfit.ts'
import { namings } from './naming.ts'
import type { AnswerIn, LineFault, SheetIn } from './places.ts'
import { isTicked, ticksIn } from './ticks.ts'

type State = 'new' | 'changed' | 'same' | 'newer'
/** What may be saved, and what stands in its way: another version, or that it is not whole. */
export type Judged = {
  review: SeenReview
  draft: ReviewDraft
  state: State
  differences: Difference[]
  gaps: string[]
  advice: string[]
  /** Who is named, in a sentence for each line. */
  names: string[]
}
/** `review`: null where this reviewer has no review of that paper. */
export type Faulty = { review: SeenReview | null; faults: LineFault[] }
export type Held = { sheet: SheetIn } & (Judged | Faulty)

export const isFaulty = (held: Held): held is { sheet: SheetIn } & Faulty => 'faults' in held

const NOTES = 'private_notes'

const NOBODYS =
  'There is no such paper among those that you review. Take it out of the file, or download the file again.'

/** Not there, hidden by now and never mine are told in the same words. */
function strangeness(
  r: Reading,
  { line, paper, version }: SheetIn,
  review: SeenReview | undefined,
): LineFault[] {
  const verdict = review ? mayEditReview(r.viewer, review, r.deadlines, r.workshop.other_reviews) : 'hidden'
  if (!review || !yes(verdict)) return [{ line, says: because(verdict) ?? NOBODYS }]
  const isOurs = review.paper_id === paper && version <= review.version
  return isOurs ? [] : [{ line, says: 'This line was changed. Put it back as it was downloaded.' }]
}

type Read = { typed: Typed; faults: LineFault[]; lines: Map<string, number> }

function valueIn(field: Field, answer: AnswerIn, standing: AnswerValue) {
  return isTicked(field) ? ticksIn(field, answer, standing) : { value: answer.text, faults: [] }
}

/** As the form would send it, with the line of every field. */
function read({ answers }: SheetIn, fields: Field[], standing: Answers): Read {
  const asked = new Map(inForce(fields).map((field) => [keptAs(field), field]))
  const [own, made]: [Typed, Typed] = [{}, {}]
  const faults: LineFault[] = []
  const lines = new Map<string, number>()
  for (const answer of answers) {
    const field = asked.get(answer.name)
    if (field && field.kind !== 'heading') {
      const { value, faults: found } = valueIn(field, answer, standing.get(field.id) ?? '')
      Object.assign(field.key === null ? made : own, { [answer.name]: value })
      lines.set(nameOf(field), answer.line)
      faults.push(...found)
    } else if (answer.name === NOTES) {
      own[NOTES] = answer.text
      lines.set(NOTES, answer.line)
    } else {
      const says = `The form does not ask “${answer.name}”. Take this answer out, or download the file again.`
      faults.push({ line: answer.line, says })
    }
  }
  return { typed: { ...own, answers: made }, faults, lines }
}

function stateOf({ version }: SheetIn, review: SeenReview, found: Difference[]): State {
  if (found.length === 0) return 'same'
  if (version < review.version) return 'newer'
  return review.saved_at === null ? 'new' : 'changed'
}

type Against = { fields: Field[]; namesAreFine: ReadonlySet<string> }

async function held(
  r: Reading,
  sheet: SheetIn,
  review: SeenReview | undefined,
  { fields, namesAreFine }: Against,
): Promise<Held> {
  const strange = strangeness(r, sheet, review)
  if (!review || strange.length > 0)
    return { sheet, review: review ?? null, faults: [...strange, ...(review ? sheet.faults : [])] }
  const standing = withPending(answersOf(review, fields), fields, review.pending)
  const { typed, faults, lines } = read(sheet, fields, standing)
  const fine = namesAreFine.has(review.id) ? 'on' : ''
  const entry = readReview({ ...typed, version: sheet.version, names_are_fine: fine })
  const wanted = wantedOf(fields, typed)
  const unfit = Object.entries({ ...unfitIn(fields, wanted), ...(entry.ok ? {} : entry.problems) })
  const all = [
    ...sheet.faults,
    ...faults,
    ...unfit.map(([name, says]) => ({ line: lines.get(name) ?? sheet.line, says })),
  ]
  if (!entry.ok || all.length > 0) return { sheet, review, faults: all.toSorted((a, b) => a.line - b.line) }
  const notes = { notesNow: review.private_notes, notesWanted: entry.value.private_notes }
  const found = differences(fields, { now: standing, wanted, ...notes })
  const answers = new Map([...standing, ...wanted])
  return {
    sheet,
    review,
    draft: entry.value,
    state: stateOf(sheet, review, found),
    differences: found,
    gaps: Object.values(gapsIn(fields, answers)),
    advice: adviceOnAnswers({ ...review, saved_at: r.now }, fields, answers),
    names: await namings(r, fields, answers, lines),
  }
}

/** Each paper of the file, in its order. `namesAreFine`: the reviews of which their writer has said so. */
export async function heldAgainst(
  r: Reading,
  sheets: SheetIn[],
  namesAreFine: Against['namesAreFine'],
): Promise<Held[]> {
  const [mine, fields] = await Promise.all([myReviews(r), listFields(r, 'review')])
  const known = new Map(mine.map((review) => [review.id, review]))
  const against = { fields, namesAreFine }
  return Promise.all(sheets.map((sheet) => held(r, sheet, known.get(sheet.review), against)))
}
