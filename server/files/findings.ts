// All that is told of a PDF to those who know its authors: what was found in it, and what follows from the settings, the
// list of authors and other papers, which change after the upload and are compared whenever somebody looks.
import type { Reading } from '../context.ts'
import { CHECKS, type FileKind, type FileText, type Finding, type PaperFile } from '../core/tables-files.ts'
import { authorsOf } from '../papers/queries.ts'
import { blockingFindings, isForAnyFile, isForFinalFiles } from './checks.ts'
import { likeness, nothingAlike } from './likeness.ts'
import { authorsSaid } from './names-said.ts'
import { likeFiles, textsOf } from './queries-texts.ts'
import { styleSaid } from './style-said.ts'

const inReview: FileKind[] = ['paper', 'supplement']
const alike = 0.5

export async function findingsOf(r: Reading, file: PaperFile): Promise<Finding[]> {
  if (file.kind === 'answer') return file.findings.filter(isForAnyFile)
  if (!inReview.includes(file.kind)) return file.findings.filter(isForFinalFiles)
  const texts = await textsOf(r, [file.id])
  const told = (await withoutDuplicates(r, [file], texts)).get(file.id) ?? []
  const findings = [...told, ...(await duplicates(r, file, texts.get(file.id)))]
  return findings.sort((a, b) => CHECKS.indexOf(a.kind) - CHECKS.indexOf(b.kind))
}

/** What stops a paper from being submitted, by the paper; the same number of queries for one as for all. */
export async function blockingOf(r: Reading, files: PaperFile[]): Promise<Map<number, Finding[]>> {
  if (r.workshop.blocking_checks.length === 0 || files.length === 0) return new Map()
  const texts = await textsOf(
    r,
    files.map(({ id }) => id),
  )
  const told = await withoutDuplicates(r, files, texts)
  return new Map(files.map((file) => [file.paper_id, blockingFindings(r.workshop, told.get(file.id) ?? [])]))
}

type Texts = Awaited<ReturnType<typeof textsOf>>

async function withoutDuplicates(r: Reading, files: PaperFile[], texts: Texts) {
  const authors = await authorsOf(
    r,
    files.map(({ paper_id }) => paper_id),
  )
  return new Map(
    files.map((file) => {
      const read = texts.get(file.id)
      if (!read || file.kind !== 'paper') return [file.id, file.findings]
      const said = authorsSaid(read.text, authors.get(file.paper_id) ?? [])
      const others = file.findings.filter((one) => !said.some((known) => saysTheSame(one, known)))
      return [file.id, [...others, ...styleSaid(r.workshop, read), ...said]]
    }),
  )
}

/** The address of an author, which was found as any address before its owner was known. */
const saysTheSame = (one: Finding, known: Finding) =>
  [one, known].every(({ kind }) => kind === 'emails') &&
  one.page === known.page &&
  known.text.toLowerCase().includes(one.text.toLowerCase().split(': ').at(-1)?.replace(/\.$/, '') ?? one.text)

async function duplicates(
  r: Reading,
  file: PaperFile,
  read: Pick<FileText, 'signature' | 'bands'> = nothingAlike,
): Promise<Finding[]> {
  if (file.kind !== 'paper') return []
  const others = await likeFiles(r, file, read.bands)
  return others.flatMap(({ paper_id, sha256, signature }): Finding[] => {
    const told = (text: string): Finding[] => [{ kind: 'duplicate', tone: 'warn', text, page: null }]
    if (sha256 === file.sha256) return told(`Paper ${paper_id} has the same file.`)
    const share = likeness(read.signature, signature ?? [])
    if (share < alike) return []
    return told(
      `Paper ${paper_id} has nearly the same text: about ${Math.round(share * 100)} per cent of it.`,
    )
  })
}
