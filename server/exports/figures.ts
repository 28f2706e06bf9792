// The workshop in numbers, for the report to the conference and for the opening remarks. Nothing of papers that the chair is in conflict with.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { knownDecisions } from '../decisions/queries.ts'
import { listInvitations } from '../invitations/queries.ts'
import { lookOf } from '../papers/look.ts'
import { type AuthorLine, authorsOf, topicsOf } from '../papers/queries.ts'
import type { TableRow } from '../papers/queries-table.ts'
import { everyRow } from '../papers/table.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { type Overseen, overseenReviews } from '../quality/queries.ts'

type Figure = { label: string; value: number | string }
export type FiguresPage = {
  groups: { heading: string; figures: Figure[] }[]
  /** Nothing is accepted before any decision, and nothing said of it. */
  topics: { name: string; submitted: number; accepted: number | null }[]
  /** Decisions that authors have not been told, which count as they are drafted. */
  drafted: number
}

const isAccepted = ({ decision }: TableRow) => decision === 'talk' || decision === 'poster'

/** "22 of 80 (28 %)" */
const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '0' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`

/** "2.9", of what there is. */
const meanOf = (sum: number, count: number): string => (count === 0 ? 'none yet' : (sum / count).toFixed(1))

const isUndecided = (judged: TableRow[]) => judged.every(({ decision }) => decision === null)

/** Before any decision it would read as if everything had been rejected. */
const rateOf = (judged: TableRow[]): string =>
  judged.length > 0 && isUndecided(judged)
    ? 'no decisions yet'
    : shareOf(judged.filter(isAccepted).length, judged.length)

type Submitted = { rows: TableRow[]; judged: TableRow[] }

/** A paper that was withdrawn or sent back unread was submitted, and is in no rate. */
function papersIn(all: TableRow[], { rows, judged }: Submitted): Figure[] {
  const outcome = (one: TableRow['decision']) => judged.filter(({ decision }) => decision === one).length
  return [
    { label: 'Begun', value: all.length },
    { label: 'Submitted', value: rows.length },
    { label: 'Withdrawn', value: rows.filter(({ withdrawn_at }) => withdrawn_at).length },
    { label: 'Rejected without review', value: rows.filter((row) => row.desk_rejected_at).length },
    { label: 'Accepted as talks', value: outcome('talk') },
    { label: 'Accepted as posters', value: outcome('poster') },
    { label: 'Rejected', value: outcome('reject') },
    { label: 'Without a decision', value: outcome(null) },
    { label: 'Accepted of those reviewed', value: rateOf(judged) },
  ]
}

const distinct = (texts: string[]) =>
  new Set(texts.map((text) => text.trim().toLowerCase()).filter(Boolean)).size

function authorsIn(lines: AuthorLine[], rows: TableRow[]): Figure[] {
  return [
    { label: 'Authors', value: distinct(lines.map(({ email, name }) => email || name)) },
    { label: 'Affiliations (as typed)', value: distinct(lines.map((line) => line.affiliation)) },
    { label: 'Authors of a paper (mean)', value: meanOf(lines.length, rows.length) },
  ]
}

function reviewsIn(all: Overseen[], { judged }: Submitted): Figure[] {
  const sent = all.filter(({ submitted_at }) => submitted_at)
  const words = sent.reduce((sum, review) => sum + review.words, 0)
  return [
    { label: 'Reviews sent', value: shareOf(sent.length, all.length) },
    { label: 'Reviews of a paper (mean)', value: meanOf(sent.length, judged.length) },
    {
      label: 'Words of a review (mean)',
      value: sent.length === 0 ? 'none yet' : Math.round(words / sent.length),
    },
    { label: 'Reviewers who sent one', value: new Set(sent.map(({ person_id }) => person_id)).size },
  ]
}

async function invitedIn(r: Reading): Promise<Figure[]> {
  const invited = (await listInvitations(r)).filter(({ role }) => role === 'reviewer')
  return [
    { label: 'Invited', value: invited.length },
    { label: 'Accepted', value: invited.filter(({ accepted_at }) => accepted_at).length },
    { label: 'Declined', value: invited.filter(({ refused_at }) => refused_at).length },
  ]
}

async function topicsIn(r: Reading, { rows, judged }: Submitted): Promise<FiguresPage['topics']> {
  const topics = await topicsOf(
    r,
    rows.map(({ id }) => id),
  )
  const accepted = new Set(judged.filter(isAccepted).map(({ id }) => id))
  const count = (ids: number[]) => (isUndecided(judged) ? null : ids.filter((id) => accepted.has(id)).length)
  const papers = [...topics].flatMap(([id, chosen]) => chosen.map(({ name }) => ({ id, name })))
  return [...Map.groupBy(papers, ({ name }) => name)]
    .map(([name, of]) => ({
      ...{ name, submitted: of.length, accepted: count(of.map(({ id }) => id)) },
    }))
    .toSorted((a, b) => b.submitted - a.submitted || (a.name < b.name ? -1 : 1))
}

export async function figuresPage(r: Reading): Promise<FiguresPage> {
  must(mayConfigure(r.viewer))
  const all = (await everyRow(r, lookOf({}))).filter(({ assigned }) => assigned !== null)
  const rows = all.filter(({ submitted_at }) => submitted_at)
  const judged = rows.filter((row) => !row.withdrawn_at && !row.desk_rejected_at)
  const submitted = { rows, judged }
  const known = await knownDecisions(r)
  const authors = await authorsOf(
    r,
    rows.map(({ id }) => id),
  )
  return {
    groups: [
      { heading: 'Papers', figures: papersIn(all, submitted) },
      { heading: 'Authors of what was submitted', figures: authorsIn([...authors.values()].flat(), rows) },
      { heading: 'Reviews', figures: reviewsIn(await overseenReviews(r), submitted) },
      { heading: 'Invitations to review', figures: await invitedIn(r) },
    ],
    topics: await topicsIn(r, submitted),
    drafted: judged.filter(({ id, decision }) => decision && known.get(id)?.outcome !== decision).length,
  }
}

export async function figuresCsv(r: Reading): Promise<string> {
  const { groups, topics } = await figuresPage(r)
  return csv([
    ['part', 'what', 'number'],
    ...groups.flatMap(({ heading, figures }) => figures.map(({ label, value }) => [heading, label, value])),
    ...topics.flatMap(({ name, submitted, accepted }) => [
      ['Topics (submitted)', name, submitted],
      ...(accepted === null ? [] : [['Topics (accepted)', name, accepted]]),
    ]),
  ])
}
