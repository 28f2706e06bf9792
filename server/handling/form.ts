// Which chair is to be in charge; nobody in particular is a choice too.
import { z } from 'zod'
import { reader } from '../core/form.ts'

const NOBODY = 'Choose a chair without a conflict, or all of them.'

export const readHandling = reader(
  z.object({
    chair: z
      .string(NOBODY)
      .regex(/^\d{0,9}$/, NOBODY)
      .transform((id) => (id === '' ? null : Number(id))),
  }),
)
