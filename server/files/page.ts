// Which version of a file a viewer gets, and the report of its checks for those who may know the paper's inside.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { found, NotFound } from '../core/errors.ts'
import type { Finding, PaperFile } from '../core/tables-files.ts'
import { authorsOf, findPaper } from '../papers/queries.ts'
import { maySeeInside, versionFor } from '../policy/papers.ts'
import { must, yes } from '../policy/verdict.ts'
import { CHECK_GROUPS, groupOf } from './checks.ts'
import { findingsOf } from './findings.ts'
import { pictureOf } from './pictures.ts'
import { currentFile, fileById, listingOf } from './queries.ts'
import { filesWithPicture } from './queries-texts.ts'
import { readersOf } from './readers.ts'
import { telltales } from './telltale.ts'
import { weightOf } from './weight.ts'

export type Served = { sha256: string; mediaType: string; name: string }

const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
}

/** The file with the version that this viewer may have of it; NotFound where there is none for them. */
async function fileSeen(r: Reading, id: string) {
  const file = await fileById(r, id)
  const paper = await findPaper(r, file.paper_id)
  const newest = await currentFile(r, paper.id, file.kind, file.field_id)
  const current = newest?.id === id && file.taken_off_at === null
  const facts = { ...file, current, readers: (await readersOf(r, paper.id))(file) }
  const version = versionFor(r.viewer, paper, facts, r.deadlines, r.workshop.early_reading)
  if (!version) throw new NotFound()
  return { file, paper, version }
}

/** What is sent, under a name made of the paper's number; NotFound for whoever may not have it. */
export async function servedFile(r: Reading, id: string): Promise<Served> {
  const { file, paper, version } = await fileSeen(r, id)
  const { blind_sha256 } = file
  const sha256 = version === 'blind' ? blind_sha256 : file.sha256
  if (!sha256) throw new NotFound()
  const part = file.kind === 'paper' ? '' : `-${file.kind}${file.field_id ?? ''}`
  const numbered = version === 'blind' ? '' : `-v${file.version}`
  const slug = r.workshop.short_name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const name = `${slug}-paper-${paper.id}${part}${numbered}.${endings[file.media_type] ?? 'bin'}`
  return { sha256, mediaType: file.media_type, name }
}

/** The first page of the reviewers' copy, for whoever may have the file: it shows no more than that copy does. */
export async function servedThumbnail(r: Reading, id: string): Promise<Buffer> {
  const { blind_sha256 } = (await fileSeen(r, id)).file
  if (!blind_sha256 || !(await filesWithPicture(r, [id])).has(id)) throw new NotFound()
  return found((await pictureOf(r.uploads, blind_sha256)) ?? undefined)
}

export type ReportPage = {
  paper: { id: number; title: string }
  file: Pick<PaperFile, 'id' | 'kind' | 'version' | 'sha256' | 'size' | 'pages' | 'original_name'> & {
    pictured: boolean
  }
  groups: { group: string; findings: Finding[] }[]
  began: TimeShown
  stored: TimeShown
}

export async function reportPage(r: Reading, id: string): Promise<ReportPage> {
  const { file, paper } = await fileSeen(r, id)
  must(maySeeInside(r.viewer, paper))
  const { kind, version, sha256, size, pages, original_name } = file
  const findings = await findingsOf(r, file)
  const pictured = (await filesWithPicture(r, [id])).has(id)
  return {
    paper: { id: paper.id, title: paper.title },
    file: { id, kind, version, sha256, size, pages, original_name, pictured },
    groups: CHECK_GROUPS.map((group) => ({
      group,
      findings: findings.filter((finding) => groupOf(finding.kind) === group),
    })).filter((one) => one.findings.length > 0),
    began: shown(file.began_at, r.workshop.time_zone),
    stored: shown(file.stored_at, r.workshop.time_zone),
  }
}

export type ContentsPage = {
  paper: { id: number; title: string }
  file: { id: string; name: string }
  entries: { name: string; weight: string; because: string | null }[]
  total: string
  /** Whether the reader is told what may name the authors. */
  warned: boolean
}

/** For whoever may read the archive; only those who know the authors are told which names may give them away. */
export async function contentsPage(r: Reading, id: string): Promise<ContentsPage> {
  const { file, paper } = await fileSeen(r, id)
  const { entries } = await listingOf(r, id)
  const warned = yes(maySeeInside(r.viewer, paper))
  const authors = warned ? ((await authorsOf(r, [paper.id])).get(paper.id) ?? []) : []
  const names = entries.map(({ name }) => name)
  const told = new Map(warned ? telltales(names, authors).map(({ name, because }) => [name, because]) : [])
  return {
    paper: { id: paper.id, title: warned ? paper.title : '' },
    file: { id, name: warned ? file.original_name : `Supplement of paper ${paper.id}` },
    entries: entries.map(({ name, size }) => ({
      name,
      weight: weightOf(size),
      because: told.get(name) ?? null,
    })),
    total: weightOf(entries.reduce((sum, { size }) => sum + size, 0)),
    warned,
  }
}
