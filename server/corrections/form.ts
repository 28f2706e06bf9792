// What a contact proposes for a co-author whom letters do not reach: another address, and a word to the chairs.
import { z } from 'zod'
import { address } from '../authorships/form.ts'
import { prose, reader } from '../core/form.ts'

const shape = z.object({
  author: z.coerce.number('Choose an author.').int().positive('Choose an author.'),
  email: address.refine((value) => value !== '', 'Enter the right address.'),
  note: prose(1000).default(''),
})
export type AddressTyped = z.infer<typeof shape>
export const readAddress = reader(shape)
