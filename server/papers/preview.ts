// The title and the abstract as they are typed, drawn as the paper's page will draw them; nothing is kept.
import type { Reading } from '../context.ts'
import { mayEditPaper, maySeeInside } from '../policy/papers.ts'
import { must } from '../policy/verdict.ts'
import { findPaper } from './queries.ts'

export type PreviewPage = { paper: { id: number }; title: string; abstract: string }

export async function previewPage(
  r: Reading,
  id: number,
  typed: Omit<PreviewPage, 'paper'>,
): Promise<PreviewPage> {
  const paper = await findPaper(r, id)
  must(maySeeInside(r.viewer, paper))
  must(mayEditPaper(r.viewer, paper, r.deadlines))
  return { paper: { id }, ...typed }
}
