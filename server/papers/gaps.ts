// What a paper still lacks before it can be submitted: the checklist of the form and the check of the action.
import type { Paper } from '../core/tables.ts'
import type { AuthorLine } from './queries.ts'

export type GapFacts = {
  paper: Pick<Paper, 'title' | 'abstract' | 'conflicts_confirmed_at'>
  authors: Pick<AuthorLine, 'name' | 'email'>[]
  topicCount: number
  topicsOffered: boolean
  hasPdf: boolean
}

export type Step = { field: string; label: string; done: boolean; fault: string }

function authorsFault(authors: GapFacts['authors']): { field: string; fault: string } | null {
  if (authors.length === 0) return { field: 'authors[0][name]', fault: 'Enter at least one author.' }
  for (const [index, { name, email }] of authors.entries()) {
    const nth = index + 1
    if (!name) return { field: `authors[${index}][name]`, fault: `Enter the name of author ${nth}.` }
    const fault = `Enter an email address for author ${nth}, like name@university.edu.`
    if (!email) return { field: `authors[${index}][email]`, fault }
  }
  return null
}

export function steps({ paper, authors, topicCount, topicsOffered, hasPdf }: GapFacts): Step[] {
  const authorFault = authorsFault(authors)
  const list: Step[] = [
    {
      field: 'abstract',
      label: 'Title and abstract',
      done: paper.abstract !== '',
      fault: 'Write the abstract of your paper.',
    },
    {
      field: 'topics',
      label: 'Topics',
      done: topicCount > 0,
      fault: 'Choose at least one topic; reviewers are matched on them.',
    },
    { field: 'file', label: 'PDF', done: hasPdf, fault: 'Upload the PDF of your paper.' },
    {
      field: authorFault?.field ?? 'authors[0][name]',
      label: 'Authors',
      done: authorFault === null,
      fault: authorFault?.fault ?? '',
    },
    {
      field: 'conflicts_confirmed',
      label: 'Conflicts confirmed',
      done: paper.conflicts_confirmed_at !== null,
      fault: 'Confirm that the list of conflicts is complete.',
    },
  ]
  return topicsOffered ? list : list.filter(({ field }) => field !== 'topics')
}

export const gaps = (facts: GapFacts): Record<string, string> =>
  Object.fromEntries(
    steps(facts)
      .filter(({ done }) => !done)
      .map(({ field, fault }) => [field, fault]),
  )
