// The PDFs of several papers, each as this viewer may have it now; papers whose PDF is not to be read yet are left out.
import type { Reading } from '../context.ts'
import type { Part } from '../core/archive.ts'
import { type DatedPaper, versionFor } from '../policy/papers.ts'
import { currentFiles } from './queries.ts'

export async function pdfsOf(r: Reading, papers: DatedPaper[]): Promise<Part[]> {
  const { viewer, deadlines, workshop } = r
  const ids = papers.map(({ id }) => id)
  const files = await currentFiles(r, ids, 'paper')
  return papers.flatMap((paper) => {
    const file = files.get(paper.id)
    const facts = file && { ...file, current: true, readers: 'reviewers' as const }
    const version = facts && versionFor(viewer, paper, facts, deadlines, workshop.early_reading)
    if (!file || !version) return []
    const path = `paper-${paper.id}.pdf`
    if (version !== 'blind') return [{ path, sha256: file.sha256, from: file.stored_at }]
    return file.blind_sha256 ? [{ path, sha256: file.blind_sha256 }] : []
  })
}
