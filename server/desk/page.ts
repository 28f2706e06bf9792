// The signed-in person's own page: an author's papers, a reviewer's tasks, a chair's dashboard.
import { unreachedAuthors } from '../authorships/queries-unreached.ts'
import type { Reading } from '../context.ts'
import { deadlineOf, type EditPage } from '../papers/editing.ts'
import { type ListedPaper, listedPapers } from '../papers/list.ts'
import { stepsLeft } from '../papers/missing.ts'
import { to } from '../paths.ts'
import { mayStartPaper } from '../policy/papers.ts'
import { because } from '../policy/verdict.ts'
import { type ChairDesk, chairDesk } from './dashboard.ts'
import { defaultRole, type Role, rolesOf } from './roles.ts'

export type AuthorDesk = {
  role: 'author'
  name: string
  confirmed: boolean
  papers: ListedPaper[]
  /** What each unfinished form still lacks, by the number of its paper. */
  left: Map<number, string[]>
  /** Authors whom the last letter did not reach, by the number of the paper. */
  unreached: Map<number, { name: string; email: string }[]>
  locked: string | null
  deadline: EditPage['deadline']
}

/** A form to be completed is an author's next step. */
const isUnfinished = ({ id, next }: ListedPaper) => next?.href === to.editPaper({ id })

async function authorDesk(r: Reading): Promise<AuthorDesk> {
  const papers = (await listedPapers(r)).filter(({ id }) => r.viewer.authored.has(id))
  const unfinished = papers.filter(isUnfinished).map(({ id }) => id)
  return {
    role: 'author',
    name: r.viewer.name,
    confirmed: r.viewer.confirmed,
    papers,
    left: await stepsLeft(r, unfinished),
    unreached: await unreachedAuthors(
      r,
      papers.map(({ id }) => id),
    ),
    locked: because(mayStartPaper(r.viewer, r.deadlines)),
    deadline: deadlineOf(r),
  }
}

/** The role asked for, when it is held now. */
export function roleFor({ viewer, deadlines }: Reading, asked: unknown): Role {
  return rolesOf(viewer).find((role) => role === asked) ?? defaultRole(viewer, deadlines)
}

export const deskPage = (r: Reading, role: 'author' | 'chair'): Promise<AuthorDesk | ChairDesk> =>
  role === 'chair' ? chairDesk(r) : authorDesk(r)
