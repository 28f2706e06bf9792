// The first day of an installation, and what its first chair types.
import { setupToken } from '../../server/setup/token.ts'
import { emptied } from '../support/emptied.ts'
import type { TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'

export const chair = {
  name: 'Fay Firstchair',
  email: 'fay@chairs.example',
  affiliation: 'Institute of Firsts',
  password: PASSWORD,
}
const TODAY = Temporal.Instant.from('2026-11-23T15:00:00Z')

/** The house as on its first day: no chair, no workshop. */
export async function firstDay(house: TestHouse): Promise<string> {
  await emptied(house.db)
  house.at(TODAY)
  return (await setupToken(house.house)) ?? ''
}

/** A workshop of their own, begun blank. */
export const own = {
  workshop_name: 'Invented Methods',
  short_name: 'InvMeth',
  host: '',
  time_zone: 'Europe/Paris',
  submission: '2026-12-10',
  notification: '2026-12-20',
  camera_ready: '2027-01-10',
  workshop_day: '2027-02-05',
}
