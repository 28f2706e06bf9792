// Another open form saved first: both versions side by side, and what was typed carried along until one is chosen for each field.
import type { Reading } from '../context.ts'
import { clockTime } from '../core/dates.ts'
import { pairsIn, type Typed } from '../core/form.ts'
import type { Saved } from './actions.ts'
import type { Difference } from './differences.ts'
import { type Titled, titled } from './titled.ts'

export type ClashPage = {
  id: string
  paper: Titled
  version: number
  sentence: string
  fields: (Difference & { keep: 'mine' | 'theirs' })[]
  /** Everything that was typed, by the names of the form. */
  typed: [name: string, value: string][]
}

export function clashSentence(r: Reading, { review }: Pick<Saved, 'review'>): string {
  const at = review.saved_at
    ? ` You saved it there at ${clockTime(review.saved_at, r.workshop.time_zone)}.`
    : ''
  return `This review changed in another tab.${at} Nothing is lost: both versions stand here.`
}

export function clashPage(r: Reading, saved: Saved, body: Typed): ClashPage {
  // A form that counts along says what was changed in it; without that, whoever pressed Save has seen all of it.
  const changed = body.changed === undefined ? null : new Set([body.changed].flat().map(String))
  const { review, clash } = saved
  return {
    id: review.id,
    paper: titled(review),
    version: review.version,
    sentence: clashSentence(r, saved),
    fields: clash.map((one) => ({ ...one, keep: !changed || changed.has(one.part) ? 'mine' : 'theirs' })),
    typed: pairsIn(body),
  }
}
