// How many days more a reviewer asks for, and why.
import { z } from 'zod'
import { prose, reader, whole } from '../core/form.ts'

export const readDeferral = reader(
  z.object({
    days: whole(1, 30, 'Enter a number of days from 1 to 30.'),
    days_reason: prose(2000, 'Say in a sentence why, so that the chairs can answer at once.'),
  }),
)

/** Given unasked. */
export const readGift = reader(
  z.object({
    days: whole(1, 30, 'Enter a number of days from 1 to 30.'),
    days_reason: prose(2000, 'Say in a sentence why; the reviewer reads it.'),
  }),
)
export type Wanted = { days: number; days_reason: string }
