// What speaks for a conflict between the authors of a paper and somebody else: institutions, joint papers, declared ties.
import type { ConflictKind, Tie } from '../core/tables-conflicts.ts'
import { keysOfAffiliation, keysOfEmail } from './institutions.ts'
import { KIND_WORDS } from './kinds.ts'

type Said = Pick<Tie, 'kind' | 'email' | 'institution'>
export type Profile = {
  name: string
  emails: string[]
  affiliation: string
  ties: Said[]
  /** Papers of this workshop on whose list of authors they stand, as far as the viewer may know. */
  papers: ReadonlySet<number>
}
export type Evidence = { kind: ConflictKind; words: string }

/** A profile with its institutions worked out once, for many comparisons. */
export type Known = Profile & { keys: ReadonlySet<string> }

export const known = (profile: Profile): Known => ({
  ...profile,
  keys: new Set([...profile.emails.flatMap(keysOfEmail), ...keysOfAffiliation(profile.affiliation)]),
})

/** The institution that a tie names, if it does. */
export const tieKeys = ({ institution }: Said) =>
  institution === null
    ? []
    : /^[\w.-]+\.[a-z]{2,}$/i.test(institution)
      ? keysOfEmail(`@${institution}`)
      : keysOfAffiliation(institution)

const SAME: Record<string, string> = { domain: 'address domain', name: 'institution' }

type Shared = { name: string; what: string; which: string }

function sharedBy(author: Known, other: Known): Shared[] {
  const shared = [...author.keys].find((key) => other.keys.has(key))
  if (shared === undefined) return []
  const [kind = '', which = ''] = shared.split(':')
  const { name } = author
  const what = SAME[kind]
  return [what ? { name, what, which } : { name, what: 'affiliation', which: other.affiliation }]
}

/** Authors of one institution are named together, for they are often all of a paper. */
function institutions(authors: Known[], other: Known): Evidence[] {
  const shared = authors.flatMap((author) => sharedBy(author, other))
  const alike = Map.groupBy(shared, ({ what, which }) => `${what} ${which}`)
  return [...alike.values()].map((some) => ({
    kind: 'institution',
    words: `Same ${some[0]?.what} as ${some.map(({ name }) => name).join(', ')} (${some[0]?.which})`,
  }))
}

function joint(paperId: number, author: Known, other: Known): Evidence[] {
  const papers = [...author.papers].filter((id) => id !== paperId && other.papers.has(id))
  return papers.length > 0
    ? [{ kind: 'co-author', words: `Co-author of ${author.name} on paper ${papers.join(', ')}` }]
    : []
}

/** `from` has said it of `to`; the words name the author, for the reader sees the other person beside them. */
function tied(from: Known, to: Known, words: (what: string) => string): Evidence[] {
  return from.ties.flatMap((tie) => {
    const hit =
      tie.email === null ? tieKeys(tie).some((key) => to.keys.has(key)) : to.emails.includes(tie.email)
    return hit ? [{ kind: tie.kind, words: words(KIND_WORDS[tie.kind].toLowerCase()) }] : []
  })
}

/** With all authors of a paper; strongest first. */
export const evidenceOf = (paperId: number, authors: Known[], other: Known): Evidence[] => [
  ...authors.flatMap((author) => [
    ...joint(paperId, author, other),
    ...tied(author, other, (what) => `${author.name} names them: ${what}`),
    ...tied(other, author, (what) => `They name ${author.name}: ${what}`),
  ]),
  ...institutions(authors, other),
]
