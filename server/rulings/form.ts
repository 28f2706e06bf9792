// A chair's word on a pair: locked, ruled out, or free again.
import { z } from 'zod'
import { reader, whole } from '../core/form.ts'

const MOST = 999_999_999

const ruled = z.object({
  paper: whole(1, MOST, 'Choose a paper.'),
  reviewer: whole(1, MOST, 'Choose a reviewer.'),
  ruling: z.enum(['locked', 'forbidden', 'none'], 'Choose locked, forbidden or none.'),
})
export type Ruled = z.infer<typeof ruled>
export const readRuling = reader(ruled)
