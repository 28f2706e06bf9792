// Names in an archive that may tell reviewers who wrote the paper.
import { plain } from '../core/search.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { few } from './archive-faults.ts'

export type Named = { name: string; email: string }
export type Telltale = { name: string; because: string }

const SYSTEMS: [RegExp, string][] = [
  [/(^|\/)\.(git|hg|svn)(\/|$)/i, 'the history of a repository names who worked on it'],
  [/(^|\/)(__MACOSX\/|\.DS_Store$)/, 'macOS leaves names of folders and people there'],
  [/(^|\/)(Users|home|Documents and Settings)\/[^/]+\//i, 'the path holds the name of a user'],
  [/(^|\/)(\.gitconfig|\.mailmap|\.ssh\/|\.netrc)/i, 'it holds names and addresses'],
  [/(^|\/)(AUTHORS|CONTRIBUTORS|MAINTAINERS|CITATION|codemeta)(\.\w+)?$/i, 'such files name authors'],
  [/[\w.+-]+@[\w-]+\.[\w.]+/, 'it holds an email address'],
]

/** Words of a person that are long enough to mean that person: family name, both names in one, the name before the @. */
function wordsOf({ name, email }: Named): string[] {
  const parts = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const joined = [parts.join(''), parts.join('_'), parts.join('-'), parts.join('.')]
  const local = plain(email).split('@')[0] ?? ''
  return [...new Set([parts.at(-1) ?? '', ...joined, local])].filter((word) => word.length >= 4)
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export function telltales(names: string[], authors: Named[]): Telltale[] {
  const words = authors.flatMap(wordsOf).map(escaped)
  const people = words.length > 0 ? new RegExp(`(?<![\\p{L}])(${words.join('|')})(?![\\p{L}])`, 'u') : null
  return names.flatMap((name) => {
    const [, because] = SYSTEMS.find(([pattern]) => pattern.test(name)) ?? []
    if (because) return { name, because }
    return people?.test(plain(name)) ? { name, because: 'it holds the name of an author' } : []
  })
}

export const telltaleFinding = (found: Telltale[]): PaperFile['findings'] =>
  found.length === 0
    ? []
    : [
        {
          kind: 'names',
          tone: 'warn',
          text: `Names in the archive may tell who wrote the paper: ${few(found.map(({ name }) => name))}. Take them out.`,
          page: null,
        },
      ]
