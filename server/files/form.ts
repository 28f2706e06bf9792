// Which file a person sends.
import { z } from 'zod'
import { line, reader } from '../core/form.ts'
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

const WANTED = 'Enter a full address that begins with https://, as of a video.'

/** Without a name and a password, which everybody could read. */
function isSafeLink(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** Where a recording lies; '' takes the link off. As the browser reads it, so that all see the same address. */
export const readRecording = reader(
  z.object({
    url: line(500)
      .refine((text) => text === '' || isSafeLink(text), WANTED)
      .transform((text) => URL.parse(text)?.href ?? '')
      .refine((url) => url.length <= 500, 'This is longer than 500 characters. Shorten it.'),
  }),
)
