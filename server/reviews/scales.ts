// How far the scores go of which papers are ranked: as many numbers as the chairs have given words for.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import { listFields } from '../fields/queries.ts'

export type Scales = { overall: number; confidence: number }

const topOf = (fields: Field[], key: string) => fields.find((field) => field.key === key)?.options.length ?? 5

export async function scalesOf(r: Reading): Promise<Scales> {
  const fields = await listFields(r, 'review')
  return { overall: topOf(fields, 'overall'), confidence: topOf(fields, 'confidence') }
}

/** The size of a score's dot, from 0 to 1; in the middle where nobody was asked how sure they are. */
export const weightOf = (confidence: number | null, { confidence: top }: Scales): number =>
  confidence === null ? 0.5 : Math.min(1, (confidence - 1) / (top - 1))
