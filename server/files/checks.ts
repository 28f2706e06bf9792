// The checks of PDFs in words and groups, and which of their findings stop a submission: those that the chair chose.
import type { Workshop } from '../core/tables.ts'
import type { Check, Finding } from '../core/tables-files.ts'

export const CHECK_GROUPS = ['Length and style', 'Anonymity', 'Hidden things', 'Other submissions'] as const
type Group = (typeof CHECK_GROUPS)[number]

const words: Record<Check, [group: Group, label: string]> = {
  pages: ['Length and style', 'Number of pages'],
  length: ['Length and style', 'Main text longer than allowed'],
  'page-size': ['Length and style', 'Another size of pages'],
  references: ['Length and style', 'No references found'],
  'line-numbers': ['Length and style', 'Lines without numbers'],
  fonts: ['Length and style', 'Fonts that are not embedded'],
  text: ['Length and style', 'Text that cannot be read'],
  names: ['Anonymity', 'Names of authors in the text'],
  affiliations: ['Anonymity', 'Affiliations in the text'],
  emails: ['Anonymity', 'Email addresses in the text'],
  acknowledgements: ['Anonymity', 'Acknowledgements'],
  'personal-links': ['Anonymity', 'Links to personal pages and code'],
  metadata: ['Anonymity', 'Author in the properties of the file'],
  attachments: ['Anonymity', 'Attached files'],
  archives: ['Hidden things', 'Archives within archives'],
  annotations: ['Anonymity', 'Comments and marks'],
  links: ['Anonymity', 'Links to files on a computer'],
  signature: ['Anonymity', 'Digital signature'],
  scripts: ['Hidden things', 'Scripts'],
  launches: ['Hidden things', 'Starting other programs'],
  fetches: ['Hidden things', 'Sending or fetching from outside'],
  'hidden-text': ['Hidden things', 'Text that a person cannot see'],
  instructions: ['Hidden things', 'Instructions to automatic reviewers'],
  duplicate: ['Other submissions', 'The same as another submission'],
}

export const groupOf = (check: Check): Group => words[check][0]
export const labelOf = (check: Check): string => words[check][1]

/** A duplicate may be of a paper that the authors must not know of, so it cannot stop them. */
export const BLOCKABLE: Check[] = [
  ...(['length', 'page-size', 'references', 'line-numbers', 'fonts', 'text'] as const),
  ...(['names', 'affiliations', 'emails', 'acknowledgements', 'personal-links', 'metadata'] as const),
  ...(['attachments', 'annotations', 'links', 'signature'] as const),
  ...(['scripts', 'launches', 'fetches', 'hidden-text', 'instructions'] as const),
]

/** How a paper is set is no matter of other files. */
const paperOnly = new Set<Check>(['line-numbers', 'length', 'references', 'page-size'])
export const isForAnyFile = ({ kind }: Finding) => !paperOnly.has(kind)

/** Final files carry their authors' names. */
const blindOnly = new Set<Check>([
  ...(['names', 'affiliations', 'emails', 'acknowledgements', 'personal-links', 'metadata'] as const),
  ...(['line-numbers', 'length', 'references'] as const),
])
export const isForFinalFiles = ({ kind }: Finding) => !blindOnly.has(kind)

export const blockingFindings = (
  { blocking_checks }: Pick<Workshop, 'blocking_checks'>,
  findings: Finding[],
): Finding[] =>
  findings.filter(
    ({ kind, tone }) => tone === 'warn' && blocking_checks.includes(kind) && BLOCKABLE.includes(kind),
  )
