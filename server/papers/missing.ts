// What papers still lack, looked up: the facts for gaps.ts, at the same number of queries for one paper as for all.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { answersOf, listFields } from '../fields/queries.ts'
import { blockingOf } from '../files/findings.ts'
import { currentPdfs } from '../files/queries.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { isInReview } from '../policy/papers.ts'
import type { PaperTyped } from './form.ts'
import { draftGaps, type GapFacts, gaps, mayLackEarly, steps } from './gaps.ts'
import { authorsOf, findPapers, listTopics, type SeenPaper, talliesOf } from './queries.ts'

type Gaps = Record<string, string>
type Facts = GapFacts & { authors: Authorship[] }

/** What was found in the PDFs in force and stops their papers; nothing is looked up while nothing may stop them. */
async function pdfFaultsOf(r: Reading, ids: number[]): Promise<Map<number, string[]>> {
  if (r.workshop.blocking_checks.length === 0) return new Map()
  const stopping = await blockingOf(r, await currentPdfs(r, ids))
  return new Map([...stopping].map(([id, findings]) => [id, findings.map(({ text }) => text)]))
}

/** Facts by the number of the paper. */
async function factsOfAll(r: Reading, papers: Paper[]): Promise<Map<number, Facts>> {
  const ids = papers.map(({ id }) => id)
  const [authors, tallies, offered, faults, fields, answers] = await Promise.all([
    authorsOf(r, ids),
    talliesOf(r, ids),
    listTopics(r),
    pdfFaultsOf(r, ids),
    listFields(r, 'submission'),
    answersOf(r, ids),
  ])
  const factsOf = (paper: Paper): Facts => ({
    paper,
    authors: authors.get(paper.id) ?? [],
    topicCount: tallies.get(paper.id)?.topics ?? 0,
    topicsOffered: offered.length > 0,
    hasPdf: tallies.get(paper.id)?.kinds.includes('paper') ?? false,
    hasSupplement: tallies.get(paper.id)?.kinds.includes('supplement') ?? false,
    pdfFaults: faults.get(paper.id) ?? [],
    fields,
    answers: answers.get(paper.id) ?? new Map(),
  })
  return new Map(papers.map((paper) => [paper.id, factsOf(paper)]))
}

export async function factsOf(r: Reading, paper: Paper): Promise<Facts> {
  return found((await factsOfAll(r, [paper])).get(paper.id))
}

/** For each paper, by the field at which it is missing, in words; empty when the paper is complete. */
export async function gapsOfAll(r: Reading, papers: Paper[]): Promise<Map<number, Gaps>> {
  const facts = await factsOfAll(r, papers)
  return new Map([...facts].map(([id, one]) => [id, gaps(one)]))
}

/** Papers that were submitted before the form asked what it asks now, as long as that can be answered. */
export async function lackingAmong(r: Reading, papers: SeenPaper[]): Promise<Set<number>> {
  const open = papers.filter((paper) => isInReview(paper) && submissionOf(r.deadlines, paper)?.open)
  if (open.length === 0) return new Set()
  const gapsById = await gapsOfAll(r, open)
  return new Set(open.map(({ id }) => id).filter((id) => Object.keys(gapsById.get(id) ?? {}).length > 0))
}

/** The steps of the form that are left, by their labels; nothing is looked up for nothing. */
export async function stepsLeft(r: Reading, ids: number[]): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map()
  const facts = await factsOfAll(r, await findPapers(r, ids))
  const left = (one: GapFacts) => steps(one).flatMap(({ done, label }) => (done ? [] : label))
  return new Map([...facts].map(([id, one]) => [id, left(one)]))
}

export const gapsOf = async (r: Reading, paper: Paper): Promise<Gaps> => gaps(await factsOf(r, paper))

/** What a draft is asked already, among what was typed now. Mostly nothing is, and then nothing is looked up. */
export async function draftGapsOf(r: Reading, paper: Paper, typed: PaperTyped): Promise<Gaps> {
  const early = (await listFields(r, 'submission')).filter(mayLackEarly)
  if (early.length === 0) return {}
  const answers = Object.keys(typed.answers ?? {}).map((key) => `answers[${key}]`)
  return draftGaps(await factsOf(r, paper), new Set([...Object.keys(typed), ...answers]))
}
