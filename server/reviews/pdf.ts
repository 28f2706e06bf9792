// The PDF of a paper beside what is said of it: to be read there, and to be opened at the page that a text names.
import type { Reading } from '../context.ts'
import { type DatedPaper, versionFor } from '../policy/papers.ts'
import { currentPaperFile } from './queries.ts'

/** `views/…` find it as `pdf`, and Markdown makes links of pages of it. */
export type Pdf = { file: { id: string }; pages: number | null }

/** null where this viewer may not read it now. */
export async function pdfOf(r: Reading, paper: DatedPaper): Promise<Pdf | null> {
  const file = await currentPaperFile(r, paper.id)
  if (!file) return null
  const facts = { ...file, current: true, readers: 'reviewers' as const }
  const version = versionFor(r.viewer, paper, facts, r.deadlines, r.workshop.early_reading)
  return version ? { file: { id: file.id }, pages: file.pages } : null
}
