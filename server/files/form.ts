// Which file a person sends.
import { z } from 'zod'
import { reader } from '../core/form.ts'
import { FILE_KINDS } from '../core/tables.ts'

export const readUpload = reader(
  z.object({ kind: z.enum(FILE_KINDS, 'Say what kind of file this is.').default('paper') }),
)
