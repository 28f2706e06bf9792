// What the pages of meta-reviews may know: who is to write, the form, and what readers get.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import type { MetaRules } from '../core/tables-meta-reviews.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { findPaper, type SeenPaper } from '../papers/queries.ts'
import { mayNameMetaReviewer, mayWriteMetaReview } from '../policy/meta-reviews.ts'
import { mayConfigure } from '../policy/people.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { asksAboutNames } from '../reviews/names.ts'
import { type Pdf, pdfOf } from '../reviews/pdf.ts'
import { candidatesFor, findMeta, namedMeta, rulesOf, type SeenMeta } from './queries.ts'

const WORDS: Record<Outcome, string> = { talk: 'Talk', poster: 'Poster', reject: 'Reject' }
const READERS: Record<MetaRules['readers'], string> = {
  chairs: 'Chairs only',
  reviewers: 'Reviewers and chairs',
  authors: 'Reviewers and chairs, and authors after the release',
}

export const recommendedInWords = ({ recommendation }: Pick<SeenMeta, 'recommendation'>) =>
  recommendation ? WORDS[recommendation] : null

type Form = {
  recommendation: Outcome | null
  text: string
  version: number
  sent: boolean
  closed: string | null
  askAboutNames: boolean
}

/** The model of views/meta-review/_meta.ejs. */
export type MetaShown = {
  paper: { id: number }
  readers: { words: string; chairsOnly: boolean }
  read: { recommended: string; text: string; writer: string | null; submitted: TimeShown } | null
  /** For who is to write it. */
  form: Form | null
  naming: {
    who: string | null
    sent: boolean
    candidates: { id: number; words: string; chosen: boolean }[]
  } | null
  entry: Fault | null
}

function formOf(r: Reading, meta: SeenMeta | undefined, paper: SeenPaper, entry: Fault | null): Form | null {
  const may = meta && mayWriteMetaReview(r.viewer, meta, paper, r.deadlines)
  if (!meta || !may || may === 'hidden') return null
  const { recommendation, text, version, submitted_at } = meta
  return {
    ...{ recommendation, text, version, sent: submitted_at !== null, closed: because(may) },
    askAboutNames: asksAboutNames(entry),
  }
}

async function namingOf(r: Reading, meta: SeenMeta | undefined, paper: SeenPaper, rules: MetaRules) {
  if (!yes(mayNameMetaReviewer(r.viewer, paper, r.deadlines, rules))) return null
  const candidates = await candidatesFor(r, paper.id)
  return {
    who: meta?.writer ?? null,
    sent: Boolean(meta?.submitted_at),
    candidates: candidates.map(({ id, name, number, chair }) => ({
      id,
      words: [name, chair && 'chair', number !== null && `Reviewer ${number}`].filter(Boolean).join(', '),
      chosen: id === meta?.person_id,
    })),
  }
}

/** null where there is nothing of it for this viewer. */
export async function metaShown(
  r: Reading,
  paper: SeenPaper,
  entry: Fault | null = null,
): Promise<MetaShown | null> {
  const rules = await rulesOf(r)
  const known = await findMeta(r, paper.id)
  const named = rules.active ? await namedMeta(r, paper.id) : undefined
  const [form, naming] = [formOf(r, named, paper, entry), await namingOf(r, named, paper, rules)]
  if (!known && !form && !naming) return null
  const isChair = isChairOf(r.viewer, paper.id)
  return {
    paper: { id: paper.id },
    readers: { words: READERS[rules.readers], chairsOnly: rules.readers === 'chairs' },
    read: known
      ? {
          recommended: recommendedInWords(known) ?? '',
          text: known.text,
          writer: isChair ? known.writer : null,
          submitted: shown(known.submitted_at ?? r.now, r.workshop.time_zone),
        }
      : null,
    ...{ form, naming, entry },
  }
}

export type MetaPage = {
  side: string
  paper: { id: number; title: string }
  meta: MetaShown | null
  pdf: Pdf | null
  entry: Fault | null
}

export async function metaPage(r: Reading, id: number, entry: Fault | null = null): Promise<MetaPage> {
  const paper = await findPaper(r, id)
  const meta = await metaShown(r, paper, entry)
  must(meta ? 'yes' : 'hidden')
  const [side, pdf] = [r.viewer.isChair ? 'chair' : 'app', await pdfOf(r, paper)]
  return { side, paper: { id, title: paper.title }, meta, pdf, entry }
}

export async function metaRulesPage(
  r: Reading,
  entry: Fault | null = null,
): Promise<{ rules: MetaRules; seen: string; entry: Fault | null }> {
  must(mayConfigure(r.viewer))
  const rules = await rulesOf(r)
  return { rules, seen: fingerprint(rules), entry }
}
