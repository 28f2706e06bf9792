// Scores pasted instead of sent as a file.
import { z } from 'zod'
import { prose, reader } from '../core/form.ts'

export const readPasted = reader(
  z.object({ csv: prose(900_000, 'Paste lines with the columns paper, reviewer and score.') }),
)
