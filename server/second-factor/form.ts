// What a person types about a second factor: the present password, a code, and of others an address.
import { z } from 'zod'
import { email, line, reader, ticked } from '../core/form.ts'

const current = z
  .string('Enter your present password.')
  .min(1, 'Enter your present password.')
  .max(1000, 'This is longer than any password.')
const code = line(100, 'Enter a code.')

export const readPresent = reader(z.object({ current }))
export const readFirstCode = reader(z.object({ code }))
export const readPresentAndCode = reader(z.object({ current, code }))

/** Of the app, or of the list that was kept: each has a field of its own, where its fault stands. */
export const readStep = reader(
  z
    .object({ code: line(100), recovery: line(100) })
    .refine(({ code, recovery }) => code !== '' || recovery !== '', {
      message: 'Enter a code.',
      path: ['code'],
    })
    .transform(({ code, recovery }) => {
      const field: 'code' | 'recovery' = code === '' ? 'recovery' : 'code'
      return { field, typed: code || recovery }
    }),
)

export const readRequired = reader(z.object({ required: ticked }))
export const readWhose = reader(
  z.object({ email: email('Enter the email address of the account, like name@university.edu.') }),
)
