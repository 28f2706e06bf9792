// Parts of a paper as a viewer may know them: its authors, its files.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { counted } from '../core/words.ts'
import { findingsOf } from '../files/findings.ts'
import { filesOf } from '../files/queries.ts'
import { filesWithPicture } from '../files/queries-texts.ts'
import { readersOf } from '../files/readers.ts'
import { weightOf } from '../files/weight.ts'
import { mayKnowAuthors, maySeeInside, versionFor } from '../policy/papers.ts'
import { because, type Verdict, yes } from '../policy/verdict.ts'
import { authorsOf, type SeenPaper } from './queries.ts'

/** A verdict as a template asks it. */
export type Allowed = { yes: boolean; because: string | null }
export const asked = (verdict: Verdict): Allowed => ({ yes: yes(verdict), because: because(verdict) })

export type AuthorShown = { name: string; affiliation: string; email: string | null }
export type FileShown = Pick<
  PaperFile,
  'id' | 'kind' | 'field_id' | 'version' | 'pages' | 'findings' | 'sha256'
> & {
  name: string
  /** "4.8 MB", "51 kB" */
  weight: string
  stored: TimeShown
  current: boolean
  /** "2 warnings" of its checks, where there are any and one may know of them. */
  warnings: string
  /** Whose contents are listed. */
  isArchive: boolean
  /** Whether there is a picture of the first page. */
  pictured: boolean
}

export async function authorsShown(r: Reading, paper: SeenPaper): Promise<AuthorShown[] | 'blinded'> {
  if (!yes(mayKnowAuthors(r.viewer, paper))) return 'blinded'
  const inside = yes(maySeeInside(r.viewer, paper))
  const lines = (await authorsOf(r, [paper.id])).get(paper.id) ?? []
  return lines.map(({ name, affiliation, email }) => ({
    name: name || (inside ? email : 'Unnamed author'),
    affiliation,
    email: inside ? email : null,
  }))
}

export async function filesShown(r: Reading, paper: SeenPaper): Promise<FileShown[]> {
  const files = await filesOf(r, paper.id)
  const newest = new Map<string, string>()
  const placeOf = ({ kind, field_id }: PaperFile) => `${kind} ${field_id}`
  for (const file of files) if (!newest.has(placeOf(file))) newest.set(placeOf(file), file.id)
  const readers = await readersOf(r, paper.id)
  const pictured = await filesWithPicture(
    r,
    files.map(({ id }) => id),
  )
  const seen: FileShown[] = []
  for (const file of files) {
    const current = newest.get(placeOf(file)) === file.id && file.taken_off_at === null
    const facts = { ...file, current, readers: readers(file) }
    const version = versionFor(r.viewer, paper, facts, r.deadlines, r.workshop.early_reading)
    if (!version) continue
    const { id, kind, field_id, pages, sha256, size, stored_at, original_name } = file
    // Reviewers learn neither the uploader's file name, nor how often it was replaced, nor the original's hash.
    const open = version === 'original' && yes(maySeeInside(r.viewer, paper))
    const isArchive = file.media_type === 'application/zip'
    const stored = shown(stored_at, r.workshop.time_zone)
    const common = { id, kind, field_id, pages, current, isArchive, pictured: pictured.has(id), stored }
    const findings = open && current ? await findingsOf(r, file) : file.findings
    const named = open
      ? { name: original_name, version: file.version, findings, sha256 }
      : { name: '', version: 0, findings: [], sha256: '' }
    const warned = current ? named.findings.filter(({ tone }) => tone === 'warn').length : 0
    const warnings = warned > 0 ? counted(warned, 'warning') : ''
    seen.push({ ...common, ...named, warnings, weight: weightOf(size) })
  }
  return seen
}
