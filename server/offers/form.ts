// Which papers of a letter are accepted, or which one is declined and why.
import { z } from 'zod'
import { type Entry, fault, reader, whole } from '../core/form.ts'
import { type Refusal, readRefusal } from '../reviews/refusal-form.ts'

const paper = whole(1, 999_999_999, 'Choose a paper of the letter.')
const several = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(paper).min(1, 'Choose a paper of the letter.').max(100),
)

export const readAcceptance = reader(z.object({ papers: several }))

const readPaper = reader(z.object({ paper }))

export function readDecline(body: unknown): Entry<Refusal & { paper: number }> {
  const [chosen, refusal] = [readPaper(body), readRefusal(body)]
  if (chosen.ok && refusal.ok) return { ok: true, value: { ...chosen.value, ...refusal.value } }
  const problems = [chosen, refusal].map((entry) => (entry.ok ? {} : entry.problems))
  return fault(Object.assign({}, ...problems), body)
}
