// Somebody saved first, perhaps the same person in another tab: both versions side by side; what was typed is carried along until one is chosen for each field.
import { pairsIn, type Typed } from '../core/form.ts'
import type { Saved } from './actions.ts'
import type { Difference } from './differences.ts'

export type ClashPage = {
  paper: { id: number; title: string; version: number }
  fields: (Difference & { keep: 'mine' | 'theirs' })[]
  /** Everything that was typed, by the names of the form. */
  typed: [name: string, value: string][]
}

export function clashPage({ paper, clash }: Saved, body: Typed): ClashPage {
  // A form that counts along says what was changed in it; without that, whoever pressed Save has seen all of it.
  const changed = body.changed === undefined ? null : new Set([body.changed].flat().map(String))
  const { id, title, version } = paper
  return {
    paper: { id, title, version },
    fields: clash.map((one) => ({ ...one, keep: !changed || changed.has(one.name) ? 'mine' : 'theirs' })),
    typed: pairsIn(body),
  }
}
