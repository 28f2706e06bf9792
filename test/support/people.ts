// The plainly invented people and instants that tests share.
import { hash } from '@node-rs/argon2'

export const PASSWORD = 'plainly invented password'
/** Made cheaply: many sign in, and a hash says itself what checking it costs. */
export const passwordHash = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1 })
export const CHAIR = { name: 'Carla Chairperson', email: 'carla@chairs.example' }

/** Eleven days before the deadline of the example workshop. */
export const START = Temporal.Instant.from('2023-05-20T12:00:00Z')

export const MOMENTS = {
  'during submission': '2023-05-20T12:00:00Z',
  'one minute before the deadline': '2023-06-01T11:59:00Z',
  'after submission': '2023-06-01T13:00:00Z',
  reviewing: '2023-06-08T12:00:00Z',
  'after reviewing': '2023-06-14T12:00:00Z',
  deciding: '2023-06-16T12:00:00Z',
  'after notification': '2023-06-21T12:00:00Z',
  'eve of the workshop': '2023-07-28T20:00:00Z',
} as const
export type Moment = keyof typeof MOMENTS
