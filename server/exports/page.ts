// The files of a chair, with what stands in them. Each obeys the same finders as its page.
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'

type File = { label: string; text: string; formats: { format: string; href: string }[] }
export type ExportsPage = { groups: { heading: string; files: File[] }[] }

const file = (label: string, text: string, formats: Record<string, string>): File => ({
  label,
  text,
  formats: Object.entries(formats).map(([format, href]) => ({ format, href })),
})

const chairs = (): File[] => [
  file('Papers', 'Authors, topics, state and answers to the form.', { CSV: to.papersCsv() }),
  file('Papers with their files', 'Everything of the papers in the table, in one archive.', {
    CSV: to.selectionCsv(),
    JSON: to.selectionJson(),
    BibTeX: to.selectionBib(),
    ZIP: to.selectionZip(),
  }),
  file('Conflicts', 'Who is in conflict with what, by whom and why.', { CSV: to.conflictsCsv() }),
  file('Reviewers', 'Loads, answers and progress.', { CSV: to.reviewersCsv() }),
  file('Invitations', 'Who was invited, and what came of it.', { CSV: to.invitationsCsv() }),
  file('Applications', 'Who has offered to review.', { CSV: to.applicationsCsv() }),
  file('Bids', 'What reviewers said of papers.', { CSV: to.bidsCsv() }),
  file('Assignments', 'Who reviews what.', { CSV: to.assignmentsCsv() }),
  file('Reviews', 'Their state, a line for each.', { CSV: to.allReviewsCsv() }),
  file('Reviews with every answer', 'As readers see them.', {
    CSV: to.fullReviewsCsv(),
    JSON: to.fullReviewsJson(),
  }),
  file('Scores by reviewer', 'How they score, and how far they agree.', { CSV: to.qualityCsv() }),
  file('Flags', 'What reviewers saw, and what came of it.', { CSV: to.flagsCsv() }),
  file('Decisions', 'The board, with drafts and notes.', { CSV: to.decisionsCsv() }),
  file('Presenters', 'Who presents each accepted paper, how to reach them, slot, board and files.', {
    CSV: to.presentersCsv(),
  }),
  file('Run sheet', 'The draft of the day, a line for each slot.', { CSV: to.runSheetCsv() }),
  file('Figures', 'The workshop in numbers, for a report.', { CSV: to.figuresCsv() }),
  file('Journal', 'Who did what, and when.', { CSV: to.journalCsv() }),
]

const everybodys = (): File[] => [
  file('Accepted papers', 'As everybody sees them.', { BibTeX: to.papersBib(), JSON: to.papersJson() }),
  file('Programme', 'The newest edition.', { JSON: to.programmeJson(), Calendar: to.programmeFeed() }),
  file('Dates', 'Every public deadline.', { Calendar: to.timelineFeed() }),
  file('News', 'The call, editions and accepted papers.', { Atom: to.newsFeed() }),
]

export function exportsPage({ viewer }: Reading): ExportsPage {
  must(mayConfigure(viewer))
  return {
    groups: [
      { heading: 'For chairs', files: chairs() },
      { heading: 'For everybody', files: everybodys() },
    ],
  }
}

export const exportAddresses = (r: Reading): string[] =>
  exportsPage(r).groups.flatMap(({ files }) =>
    files.flatMap(({ formats }) => formats.map(({ href }) => href)),
  )
