// What a chair may change about the fields that every form begins with; about own ones, everything.
import type { Field } from '../core/tables-fields.ts'
import { FORMS } from './forms.ts'

type Freedom = { required: boolean; readers: readonly Field['readers'][]; retire: boolean; words: boolean }

const FIXED: Freedom = { required: false, readers: [], retire: false, words: false }

const OF_PAPERS = FORMS.submission.readers
const OF_REVIEWS = FORMS.review.readers
const SCORE: Freedom = { required: true, readers: OF_REVIEWS, retire: true, words: false }

const FREEDOMS: Record<string, Freedom> = {
  title: { ...FIXED, words: true },
  abstract: { ...FIXED, words: true },
  keywords: { required: true, readers: OF_PAPERS, retire: true, words: true },
  topics: { ...FIXED, required: true, retire: true },
  conflicts_confirmed: { ...FIXED, required: true },
  supplement: { required: true, readers: OF_PAPERS, retire: true, words: false },
  code_url: { required: true, readers: OF_PAPERS, retire: true, words: false },
  // Where it was published before tells who wrote it, so reviewers never read it.
  prior_publication: { required: true, readers: ['authors', 'chairs'], retire: true, words: true },
  consent: { required: true, readers: ['authors', 'chairs'], retire: true, words: false },
  text: { required: true, readers: OF_REVIEWS, retire: true, words: true },
  correctness: SCORE,
  relevance: SCORE,
  // Papers are ranked by it.
  overall: { ...SCORE, required: false, retire: false },
  confidence: SCORE,
  // Authors would read a promise in it.
  fit_for_talk: { ...FIXED, readers: ['reviewers', 'chairs'], retire: true },
  note: { required: true, readers: ['chairs'], retire: true, words: true },
}

export function freedomOf({ form, key, kind }: Pick<Field, 'form' | 'key' | 'kind'>): Freedom {
  if (kind === 'heading') return { ...FIXED, retire: true }
  if (key !== null) return FREEDOMS[key] ?? FIXED
  const words = kind === 'text' || kind === 'long-text'
  return { required: true, readers: FORMS[form].readers, retire: true, words }
}
