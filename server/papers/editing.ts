// The form of a paper: what stands there, what is missing, what may still be done.
import { type AuthorRows, authorRows } from '../authorships/rows.ts'
import type { Reading } from '../context.ts'
import { type Countdown, countdown, deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import { type Fault, fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import type { Topic } from '../core/tables.ts'
import { type Section, sectionsOf } from '../fields/shown.ts'
import { type Drop, dropsOf } from '../files/drops.ts'
import { filesOf } from '../files/queries.ts'
import { isLate, submissionOf } from '../policy/deadlines.ts'
import { mayEditPaper, maySeeInside, maySubmitPaper } from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { isActing } from '../policy/viewer.ts'
import { type Step, steps, valuesOf } from './gaps.ts'
import { factsOf } from './missing.ts'
import { findPaper, listTopics, type SeenPaper, topicsOf } from './queries.ts'
import { type Allowed, asked, filesShown } from './shown.ts'
import { stateOf } from './state.ts'

export type EditPage = {
  paper: Pick<
    SeenPaper,
    'id' | 'title' | 'abstract' | 'keywords' | 'code_url' | 'prior_publication' | 'version'
  > & { confirmed: boolean }
  submitted: TimeShown | null
  authors: AuthorRows
  topics: (Topic & { chosen: boolean })[]
  /** Of the fields whose answer is a file, by their number. */
  drops: Record<number, Drop>
  /** The form, as the chair has put it together. */
  sections: Section[]
  steps: Step[]
  state: Pill
  deadline: { time: TimeShown; left: Countdown; open: boolean; soon: boolean } | null
  can: { edit: Allowed; submit: Allowed }
  /** The viewer is a chair and does this in the authors' place. */
  acting: boolean
  /** What just went wrong, for the summary on top. */
  summary: Fault | null
  /** The same at its fields, and what was typed before and does not count yet. */
  entry: Fault | null
  /** A submitted paper stands as it was, beside changes that are not whole. */
  apart: boolean
  saved: TimeShown
  /** For whom the form is, so that it never saves as somebody else. */
  personId: number | null
}

/** `blank`: rows for more authors. */
export async function editPage(
  r: Reading,
  id: number,
  failed: Fault | null = null,
  blank = 2,
): Promise<EditPage> {
  const paper = await findPaper(r, id)
  must(maySeeInside(r.viewer, paper))
  const [chosen, offered, files] = await Promise.all([topicsOf(r, [id]), listTopics(r), filesShown(r, paper)])
  const facts = await factsOf(r, paper)
  const can = await editing(r, paper)
  const shownAgain = can.edit.yes || !paper.submitted_at ? typedAgain(r, paper, failed) : null
  const saved = (chosen.get(id) ?? []).map((topic) => topic.id)
  const ticked = new Set((shownAgain && chosenIn(shownAgain)) ?? saved)
  return {
    paper: fieldsOf(paper),
    submitted: paper.submitted_at ? shown(paper.submitted_at, r.workshop.time_zone) : null,
    authors: await authorRows(r, paper, shownAgain, blank),
    topics: offered.map((topic) => ({ ...topic, chosen: ticked.has(topic.id) })),
    drops: dropsOf(r, facts.fields, files),
    sections: sectionsOf(facts.fields, valuesOf(facts), shownAgain),
    steps: steps(facts),
    state: stateOf(paper, null, false),
    deadline: deadlineOf(r, paper),
    can,
    acting: isActing(r.viewer, id),
    summary: failed,
    entry: shownAgain,
    apart: paper.submitted_at !== null && keptOf(r, paper) !== null,
    saved: shown(paper.changed_at, r.workshop.time_zone),
    personId: r.viewer.personId,
  }
}

/** What was typed and does not count is for its authors, and for who acts for them. */
const keptOf = ({ viewer }: Reading, paper: SeenPaper) =>
  viewer.authored.has(paper.id) || isActing(viewer, paper.id) ? paper.pending : null

/** They read on where they stopped; everybody else sees what counts, and so do all in a form that is closed over a submitted paper. */
function typedAgain(r: Reading, paper: SeenPaper, failed: Fault | null): Fault | null {
  const kept = keptOf(r, paper)
  if (!kept && !failed) return null
  const confirmed = { conflicts_confirmed: paper.conflicts_confirmed_at ? 'on' : '' }
  return fault({ ...kept?.problems, ...failed?.problems }, { ...confirmed, ...kept?.typed, ...failed?.typed })
}

function fieldsOf(paper: SeenPaper): EditPage['paper'] {
  const { id, title, abstract, keywords, code_url, prior_publication, version, conflicts_confirmed_at } =
    paper
  const confirmed = conflicts_confirmed_at !== null
  return { id, title, abstract, keywords, code_url, prior_publication, version, confirmed }
}

/** Of one paper, with its extension; everybody's without one. */
export function deadlineOf(
  { deadlines, now, workshop }: Reading,
  paper: Pick<SeenPaper, 'extended_until'> = { extended_until: null },
): EditPage['deadline'] {
  const window = submissionOf(deadlines, paper)
  if (!window) return null
  const { closesAt } = window
  // The page counts down to the official instant; what is let through after it is said nowhere.
  const open = window.open && !isLate(window, now)
  const left = countdown(now, closesAt)
  const soon = open && left.days === 0 && left.hours === 0 && left.minutes < 10
  return { time: deadlineShown(closesAt, workshop.time_zone), left, open, soon }
}

async function editing(r: Reading, paper: SeenPaper): Promise<EditPage['can']> {
  const upload = (await filesOf(r, paper.id)).find(({ kind }) => kind === 'paper')
  return {
    edit: asked(mayEditPaper(r.viewer, paper, r.deadlines)),
    submit: asked(maySubmitPaper(r.viewer, paper, r.deadlines, upload)),
  }
}

const chosenIn = ({ typed }: Fault): number[] | undefined =>
  typed.topics === undefined ? undefined : [typed.topics].flat().map(Number)
