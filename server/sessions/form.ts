// What a person types to sign in.
import { z } from 'zod'
import { email, reader } from '../core/form.ts'

const shape = z.object({
  email: email('Enter your email address, like name@university.edu.'),
  password: z.string('Enter your password.').min(1, 'Enter your password.').max(1000),
})
export const readSignIn = reader(shape)

/** The hash of a session, or all others. */
export const readSession = reader(
  z.object({ session: z.string().regex(/^([0-9a-f]{64}|others)$/, 'Choose a session.') }),
)
