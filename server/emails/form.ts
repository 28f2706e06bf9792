// What a person types to have a further address.
import { z } from 'zod'
import { email, reader } from '../core/form.ts'

export const readEmail = reader(
  z.object({ email: email('Enter an email address, like name@university.edu.') }),
)
