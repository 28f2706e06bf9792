// What a chair sees before a reviewer is let go.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { to } from '../paths.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { findHere, openAssignments } from './queries.ts'

export type DeparturePage = {
  reviewer: { id: number; name: string }
  papers: { id: number; title: string; href: string; begun: boolean }[]
  entry: Fault | null
}

export async function departurePage(
  r: Reading,
  personId: number,
  entry: Fault | null = null,
): Promise<DeparturePage> {
  must(maySeeReviewers(r.viewer))
  const reviewer = await findHere(r, personId)
  const open = await openAssignments(r, personId)
  const papers = open.map(({ paper_id: id, title, begun }) => ({
    id,
    title,
    href: to.assignmentsOf({ id }),
    begun,
  }))
  return { reviewer, papers, entry }
}
