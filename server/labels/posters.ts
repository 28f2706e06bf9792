// What hangs on which board: by the edition that is public, or by the draft as a chair may see it.
import type { Reading } from '../context.ts'
import { authorsOf } from '../papers/queries.ts'
import { publicPlan } from '../programme/plan.ts'
import { candidates, draftBoards } from '../programme/queries-draft.ts'

export type Poster = { board: number; id: number; title: string; authors: string[]; isPublic: boolean }
export type Wall = {
  posters: Poster[]
  /** Boards with papers that are hidden from the viewer. */
  hidden: number[]
  edition: number | null
}

const named = (authors: { name: string }[]) => authors.map(({ name }) => name).filter((name) => name !== '')

/** The same for everybody. What was withdrawn since hangs no more. */
export async function publishedWall(r: Reading): Promise<Wall> {
  const { edition, boards } = await publicPlan(r)
  const posters = boards.map(({ number: board, paper: { id, title, authors } }) => {
    return { board, id, title, authors: named(authors), isPublic: true }
  })
  return { posters, hidden: [], edition: edition?.number ?? null }
}

export async function draftedWall(r: Reading): Promise<Omit<Wall, 'edition'>> {
  const [boards, all] = [await draftBoards(r), await candidates(r)]
  const papers = new Map(all.filter(({ accepted }) => accepted).map((paper) => [paper.id, paper]))
  const authors = await authorsOf(r, [...papers.keys()])
  const posters = boards.flatMap(({ number: board, paper_id }): Poster[] => {
    const paper = paper_id === null ? undefined : papers.get(paper_id)
    if (!paper) return []
    const { id, title, announced: isPublic } = paper
    return [{ board, id, title, authors: named(authors.get(id) ?? []), isPublic }]
  })
  const hidden = boards.filter(({ paper_id }) => paper_id === null).map(({ number }) => number)
  return { posters, hidden }
}
