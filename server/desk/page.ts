// The signed-in person's own page: an author's papers, a reviewer's tasks, a chair's dashboard.
import type { Reading } from '../context.ts'
import { deadlineOf, type EditPage } from '../papers/editing.ts'
import { type ListedPaper, listedPapers } from '../papers/list.ts'
import { mayStartPaper } from '../policy/papers.ts'
import { because } from '../policy/verdict.ts'
import { type ChairDesk, chairDesk } from './dashboard.ts'
import { defaultRole, type Role, rolesOf } from './roles.ts'

export type AuthorDesk = {
  role: 'author'
  name: string
  confirmed: boolean
  papers: ListedPaper[]
  locked: string | null
  deadline: EditPage['deadline']
}

async function authorDesk(r: Reading): Promise<AuthorDesk> {
  return {
    role: 'author',
    name: r.viewer.name,
    confirmed: r.viewer.confirmed,
    papers: (await listedPapers(r)).filter(({ id }) => r.viewer.authored.has(id)),
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
