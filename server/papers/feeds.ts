// Papers for machines: BibTeX, JSON and CSV, from the same list as the page.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { to } from '../paths.ts'
import { filterOf, type ListedPaper, listedPapers } from './list.ts'

const ACCEPTED = new Set(['talk', 'poster'])

const acceptedPapers = async (r: Reading): Promise<ListedPaper[]> =>
  (await listedPapers(r)).filter(
    ({ outcome, authors }) => ACCEPTED.has(outcome ?? '') && authors !== 'blinded',
  )

const namesOf = ({ authors }: ListedPaper) => (authors === 'blinded' ? [] : authors.map(({ name }) => name))

/** Braces and backslashes would end a BibTeX field early. */
const tex = (text: string) => text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&')

export async function bibliography(r: Reading): Promise<string> {
  const year = (r.deadlines.workshop?.closesAt ?? r.now).toZonedDateTimeISO(r.workshop.time_zone).year
  const slug = r.workshop.short_name.toLowerCase().replace(/[^a-z0-9]+/g, '')
  const entries = (await acceptedPapers(r)).map(
    (paper) => `@inproceedings{${slug}${year}-${paper.id},
  title     = {{${tex(paper.title)}}},
  author    = {${namesOf(paper).map(tex).join(' and ')}},
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

export async function papersCsv(r: Reading, query: unknown): Promise<string> {
  const papers = await listedPapers(r, filterOf(query))
  const header = ['number', 'title', 'authors', 'topics', 'state', 'changed']
  const rows = papers.map((paper) => {
    const { id, title, topics, state, changed } = paper
    return [id, title, namesOf(paper).join('; '), topics.join('; '), state?.text ?? '', changed]
  })
  return csv([header, ...rows])
}
