// The form of a paper: what stands there, what is missing, what may still be done.
import { type AuthorRows, authorRows } from '../authorships/rows.ts'
import type { Reading } from '../context.ts'
import { type Countdown, countdown, deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Topic } from '../core/tables.ts'
import { filesOf } from '../files/queries.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { mayEditPaper, maySeeInside, maySubmitPaper } from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { type Step, steps } from './gaps.ts'
import { authorsOf, findPaper, listTopics, type SeenPaper, topicsOf } from './queries.ts'
import { type Allowed, asked, type FileShown, filesShown } from './shown.ts'
import { type Pill, stateOf } from './state.ts'

export type EditPage = {
  paper: Pick<
    SeenPaper,
    'id' | 'title' | 'abstract' | 'keywords' | 'code_url' | 'prior_publication' | 'version'
  > & { confirmed: boolean }
  submitted: TimeShown | null
  authors: AuthorRows
  topics: (Topic & { chosen: boolean })[]
  files: FileShown[]
  steps: Step[]
  state: Pill
  deadline: { time: TimeShown; left: Countdown; open: boolean } | null
  uploadLimit: number
  supplementLimit: number
  can: { edit: Allowed; submit: Allowed }
  entry: Fault | null
}

export async function editPage(r: Reading, id: number, entry: Fault | null = null): Promise<EditPage> {
  const paper = await findPaper(r, id)
  must(maySeeInside(r.viewer, paper))
  const [authors, chosen, offered, files] = await Promise.all([
    authorsOf(r, [id]),
    topicsOf(r, [id]),
    listTopics(r),
    filesShown(r, paper),
  ])
  const lines = authors.get(id) ?? []
  const saved = (chosen.get(id) ?? []).map((topic) => topic.id)
  const ticked = new Set((entry && chosenIn(entry)) ?? saved)
  const hasPdf = files.some(({ kind }) => kind === 'paper')
  return {
    paper: fieldsOf(paper),
    submitted: paper.submitted_at ? shown(paper.submitted_at, r.workshop.time_zone) : null,
    authors: await authorRows(r, paper, entry),
    topics: offered.map((topic) => ({ ...topic, chosen: ticked.has(topic.id) })),
    files: files.filter(({ kind }) => kind === 'paper' || kind === 'supplement'),
    steps: steps({
      paper,
      authors: lines,
      topicCount: saved.length,
      topicsOffered: offered.length > 0,
      hasPdf,
    }),
    state: stateOf(paper, null, false),
    deadline: deadlineOf(r, paper),
    uploadLimit: r.uploadLimit,
    supplementLimit: r.supplementLimit,
    can: await editing(r, paper),
    entry,
  }
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
  const { closesAt, open } = window
  return { time: deadlineShown(closesAt, workshop.time_zone), left: countdown(now, closesAt), open }
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
