// What a reviewer types about a task of theirs.
import { z } from 'zod'
import { prose, reader } from '../core/form.ts'

export const readInability = reader(
  z.object({ unable_reason: prose(2000, 'Say in a sentence what stands in the way.') }),
)
