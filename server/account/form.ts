// What a person types about the own account.
import { z } from 'zod'
import { email, reader } from '../core/form.ts'
import { isOwnPath } from '../core/origin.ts'
import { accountShape } from '../setup/form.ts'

const { name, affiliation, password } = accountShape

export const readNewAccount = reader(z.object(accountShape))
export const readProfile = reader(z.object({ name, affiliation }))
export const readEmail = reader(
  z.object({ email: email('Enter your email address, like name@university.edu.') }),
)
export const readNewPassword = reader(z.object({ password }))
export const readPasswordChange = reader(
  z.object({
    current: z.string('Enter your present password.').min(1, 'Enter your present password.').max(1000),
    password,
  }),
)
export const readTheme = reader(
  z.object({
    theme: z.enum(['system', 'light', 'dark']),
    back: z.string().refine(isOwnPath).optional().catch(undefined),
  }),
)
