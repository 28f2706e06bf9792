// Which file a person sends.
import { z } from 'zod'
import { reader } from '../core/form.ts'
import { FILE_KINDS } from '../core/tables-files.ts'
import type { Wish } from './wanted.ts'

/** The name of a kind in a form: `paper`, or `answer-12` for the question with this number. */
export const wishTyped = z
  .string()
  .default('paper')
  .transform((name, context): Wish => {
    const field = /^answer-(\d{1,9})$/.exec(name)?.[1]
    if (field) return { kind: 'answer', field_id: Number(field) }
    const kind = FILE_KINDS.find((one) => one === name && one !== 'answer')
    if (kind) return { kind, field_id: null }
    context.issues.push({ code: 'custom', message: 'Say what kind of file this is.', input: name })
    return z.NEVER
  })

export const readUpload = reader(z.object({ kind: wishTyped }))
