// Papers for machines: BibTeX, JSON and CSV, from the same list as the page.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { found } from '../core/errors.ts'
import { to } from '../paths.ts'
import { answerColumns } from './answered.ts'
import { filterOf, type ListedPaper, listedPapers } from './list.ts'
import { lookOf } from './look.ts'
import { findPaper, type PaperFilter } from './queries.ts'
import type { TableRow } from './queries-table.ts'
import { type FileShown, filesShown } from './shown.ts'
import { everyRow, rowsShown } from './table.ts'

const ACCEPTED = new Set(['talk', 'poster'])

const acceptedPapers = async (r: Reading): Promise<ListedPaper[]> =>
  (await listedPapers(r)).filter(
    ({ outcome, authors }) => ACCEPTED.has(outcome ?? '') && authors !== 'blinded',
  )

const namesOf = ({ authors }: ListedPaper) => (authors === 'blinded' ? [] : authors.map(({ name }) => name))

/** Braces and backslashes would end a BibTeX field early. */
const tex = (text: string) => text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&')

export const bibliography = async (r: Reading): Promise<string> =>
  bibtexOf(
    r,
    (await acceptedPapers(r)).map((paper) => ({ id: paper.id, title: paper.title, authors: namesOf(paper) })),
  )

export function bibtexOf(r: Reading, papers: { id: number; title: string; authors: string[] }[]): string {
  const year = (r.deadlines.workshop?.closesAt ?? r.now).toZonedDateTimeISO(r.workshop.time_zone).year
  const slug = r.workshop.short_name.toLowerCase().replace(/[^a-z0-9]+/g, '')
  const entries = papers.map(
    (paper) => `@inproceedings{${slug}${year}-${paper.id},
  title     = {{${tex(paper.title)}}},
  author    = {${paper.authors.map(tex).join(' and ')}},
  booktitle = {${tex([r.workshop.name, r.workshop.host].filter(Boolean).join(', '))}},
  year      = {${year}},
  url       = {${r.siteUrl}${to.paper(paper)}}
}`,
  )
  return `${entries.join('\n\n')}\n`
}

export async function papersJson(r: Reading): Promise<object> {
  const papers = (await acceptedPapers(r)).map((paper) => ({
    number: paper.id,
    title: paper.title,
    authors: paper.authors,
    topics: paper.topics,
    presentation: paper.outcome,
    place: paper.place,
    url: r.siteUrl + to.paper(paper),
  }))
  return { workshop: r.workshop.name, papers }
}

type ForPrograms = Pick<ListedPaper, 'title' | 'topics' | 'outcome' | 'place'> & {
  number: number
  /** null where they are hidden from the reader. */
  authors: { name: string; affiliation: string }[] | null
  state: string | null
  url: string
}

const forPrograms = (r: Reading, paper: ListedPaper): ForPrograms => ({
  number: paper.id,
  title: paper.title,
  authors: paper.authors === 'blinded' ? null : paper.authors,
  topics: paper.topics,
  state: paper.state?.text ?? null,
  outcome: paper.outcome,
  place: paper.place,
  url: r.siteUrl + to.paper(paper),
})

export const papersForPrograms = async (r: Reading, filter?: PaperFilter): Promise<ForPrograms[]> =>
  (await listedPapers(r, filter)).map((paper) => forPrograms(r, paper))

const fileForPrograms = (r: Reading, file: FileShown) => ({
  kind: file.kind,
  /** null where the reader is not told how often it was replaced, and when. */
  version: file.version || null,
  current: file.current,
  pages: file.pages,
  stored_at: file.version ? file.stored.iso : null,
  url: r.siteUrl + to.apiFile(file),
})

/** With what stands on its page beside the line in the list. */
export async function paperForPrograms(r: Reading, id: number) {
  const listed = found((await listedPapers(r)).find((paper) => paper.id === id))
  const paper = await findPaper(r, id)
  const files = await filesShown(r, paper)
  return {
    ...forPrograms(r, listed),
    abstract: paper.abstract,
    files: files.map((file) => fileForPrograms(r, file)),
  }
}

const HEADER = ['number', 'title', 'authors', 'topics', 'state', 'changed']
const FIGURES = ['submitted', 'pages', 'assigned', 'sent', 'mean', 'spread', 'decision']

/** What a chair's table shows, every page of it; everybody else's list. */
export async function papersCsv(r: Reading, query: unknown): Promise<string> {
  if (r.viewer.isChair) return tableCsv(r, await everyRow(r, lookOf(query)))
  const papers = await listedPapers(r, filterOf(query))
  const rows = papers.map((paper) => {
    const { id, title, topics, state, changed } = paper
    return [id, title, namesOf(paper).join('; '), topics.join('; '), state?.text ?? '', changed]
  })
  return csv([HEADER, ...rows])
}

export async function tableCsv(r: Reading, papers: TableRow[]): Promise<string> {
  const shown = await rowsShown(r, papers)
  const { heads, cellsOf } = await answerColumns(r, papers)
  const rows = papers.map((paper, index) => {
    const words = shown[index]
    return [
      paper.id,
      paper.title,
      words?.authors.join('; ') ?? '',
      words?.topics.join('; ') ?? '',
      words?.state.text ?? '',
      paper.changed_at.toString({ smallestUnit: 'minute' }).slice(0, 10),
      paper.submitted_at?.toString({ smallestUnit: 'second' }) ?? '',
      paper.pages,
      paper.assigned,
      paper.sent,
      paper.mean,
      paper.spread,
      paper.decision,
      ...cellsOf(paper),
    ]
  })
  return csv([[...HEADER, ...FIGURES, ...heads], ...rows])
}
