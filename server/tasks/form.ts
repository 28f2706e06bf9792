// What a reviewer types about a task of theirs.
import { z } from 'zod'
import { many, prose, reader, whole } from '../core/form.ts'

const NONE = 'Tick at least one paper.'

export const readTaken = reader(
  z.object({
    papers: many(whole(1, 999_999_999, NONE)).refine(
      (papers) => papers.length > 0 && papers.length <= 100,
      NONE,
    ),
  }),
)

export const readInability = reader(
  z.object({ unable_reason: prose(2000, 'Say in a sentence what stands in the way.') }),
)
