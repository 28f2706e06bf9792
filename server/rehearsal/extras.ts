// Stages that a workshop need not have: responses of the authors and meta-reviews. A world lives them where they are asked for.
import { z } from 'zod'
import type { Stage } from '../core/tables.ts'
import { type Settings, stagesOf } from './queries-settings.ts'
import { invented } from './script.ts'

export const EXTRAS = ['response', 'meta'] as const
export type Extra = (typeof EXTRAS)[number]

export type Extras = { response: { opens: Temporal.Instant; closes: Temporal.Instant } | null; meta: boolean }

export const NO_EXTRAS: Extras = { response: null, meta: false }

/** While the chairs already ask where scores disagree. */
const RESPONSE = { opens: invented('2023-06-13T12:00Z'), closes: invented('2023-06-14T12:00Z') }

export const extrasWanted = (wanted: readonly Extra[]): Extras => ({
  response: wanted.includes('response') ? RESPONSE : null,
  meta: wanted.includes('meta'),
})

const rules = z.object({ active: z.boolean() })

/** As a real workshop has them. */
export function extrasOf(settings: Settings): Extras {
  const stage = stagesOf(settings).find(({ name }) => name === 'response')
  const [meta] = settings.meta_review_rules ?? []
  return {
    response: stage?.opens_at ? { opens: stage.opens_at, closes: stage.closes_at } : null,
    meta: rules.safeParse(meta).data?.active ?? false,
  }
}

export const stageOf = ({ response }: Extras): Stage[] =>
  response ? [{ name: 'response', opens_at: response.opens, closes_at: response.closes, hard: true }] : []
