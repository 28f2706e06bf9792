// One's own ties.
import { KIND_WORDS, kindOptions } from '../conflicts/kinds.ts'
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { maySayTie } from '../policy/people.ts'
import { because } from '../policy/verdict.ts'
import { ownTies } from './queries.ts'

export type TiesPage = {
  ties: { id: number; who: string; kind: string; note: string }[]
  kinds: { value: string; label: string }[]
  locked: string | null
  entry: Fault | null
}

export async function tiesPage(r: Reading, entry: Fault | null = null): Promise<TiesPage> {
  const ties = (await ownTies(r)).map(({ id, email, institution, kind, note }) => ({
    ...{ id, note },
    who: email ?? institution ?? '',
    kind: KIND_WORDS[kind],
  }))
  return { ties, kinds: kindOptions(), locked: because(maySayTie(r.viewer)), entry }
}
