// The form of a paper: what stands there, what is missing, what may still be done.
import type { Reading } from '../context.ts'
import { type Countdown, countdown, deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Topic } from '../core/tables.ts'
import { filesOf } from '../files/queries.ts'
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
  authors: { name: string; email: string; affiliation: string }[]
  topics: (Topic & { chosen: boolean })[]
  files: FileShown[]
  steps: Step[]
  state: Pill
  deadline: { time: TimeShown; left: Countdown; open: boolean } | null
  uploadLimit: number
  can: { edit: Allowed; submit: Allowed }
  entry: Fault | null
}

const BLANK = { name: '', email: '', affiliation: '' }

/** The rows of the author list as typed when there are faults, else as saved; always two blank ones to go on. */
function authorRows(saved: EditPage['authors'], entry: Fault | null): EditPage['authors'] {
  const typed = entry?.typed.authors
  const rows =
    typeof typed === 'object' && typed !== null
      ? Object.values(typed).map((row) => ({ ...BLANK, ...Object(row) }))
      : saved
  return [...rows, BLANK, BLANK]
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
  const topics = new Set((entry ? chosenIn(entry) : undefined) ?? chosen.get(id)?.map((topic) => topic.id))
  const { title, abstract, keywords, code_url, prior_publication, version } = paper
  const pdf = files.find(({ kind, current }) => kind === 'paper' && current)
  const window = r.deadlines.submission
  return {
    paper: {
      id,
      title,
      abstract,
      keywords,
      code_url,
      prior_publication,
      version,
      confirmed: paper.conflicts_confirmed_at !== null,
    },
    submitted: paper.submitted_at ? shown(paper.submitted_at, r.workshop.time_zone) : null,
    authors: authorRows(
      lines.map(({ name, email, affiliation }) => ({ name, email, affiliation })),
      entry,
    ),
    topics: offered.map((topic) => ({ ...topic, chosen: topics.has(topic.id) })),
    files: files.filter(({ kind }) => kind === 'paper' || kind === 'supplement'),
    steps: steps({
      paper,
      authors: lines,
      topicCount: chosen.get(id)?.length ?? 0,
      topicsOffered: offered.length > 0,
      hasPdf: pdf !== undefined,
    }),
    state: stateOf(paper, null, false),
    deadline: window
      ? {
          time: deadlineShown(window.closesAt, r.workshop.time_zone),
          left: countdown(r.now, window.closesAt),
          open: window.open,
        }
      : null,
    uploadLimit: r.uploadLimit,
    can: await editing(r, paper),
    entry,
  }
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
