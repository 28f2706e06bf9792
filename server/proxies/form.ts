// Why a chair acts for the authors of a paper.
import { z } from 'zod'
import { line, reader } from '../core/form.ts'

export const readProxy = reader(
  z.object({ proxy_reason: line(500, 'Say in a sentence why, for the journal and for the authors.') }),
)
