// What a chair may change about the fields that every submission form begins with; about own ones, everything.
import { type Field, READERS } from '../core/tables-fields.ts'

type Freedom = { required: boolean; readers: readonly Field['readers'][]; retire: boolean; words: boolean }

const FIXED: Freedom = { required: false, readers: [], retire: false, words: false }

const FREEDOMS: Record<string, Freedom> = {
  title: { ...FIXED, words: true },
  abstract: { ...FIXED, words: true },
  keywords: { required: true, readers: READERS, retire: true, words: true },
  topics: { ...FIXED, required: true, retire: true },
  conflicts_confirmed: { ...FIXED, required: true },
  supplement: { required: true, readers: READERS, retire: true, words: false },
  code_url: { required: true, readers: READERS, retire: true, words: false },
  // Where it was published before tells who wrote it, so reviewers never read it.
  prior_publication: { required: true, readers: ['authors', 'chairs'], retire: true, words: true },
  consent: { required: true, readers: ['authors', 'chairs'], retire: true, words: false },
}

export function freedomOf({ key, kind }: Pick<Field, 'key' | 'kind'>): Freedom {
  if (kind === 'heading') return { ...FIXED, retire: true }
  if (key !== null) return FREEDOMS[key] ?? FIXED
  return { required: true, readers: READERS, retire: true, words: kind === 'text' || kind === 'long-text' }
}
