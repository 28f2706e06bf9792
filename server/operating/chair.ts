// As which chair a command acts: what it reads and does is what that chair may.
import type { House } from '../context.ts'
import { InputFault } from '../core/input-fault.ts'
import { listChairs } from '../people/queries-chairs.ts'

/** The one that is named; where nobody is, the only one. */
export async function chairFor(house: House, named: string | undefined): Promise<number> {
  const chairs = await listChairs(house)
  const addresses = chairs.map(({ email }) => email).join(', ')
  if (chairs.length === 0) throw new InputFault('There is no chair yet.')
  if (named === undefined) {
    const [chair, ...others] = chairs
    if (chair && others.length === 0) return chair.person_id
    throw new InputFault(`Say as which chair: --as ADDRESS, one of ${addresses}.`)
  }
  const chair = chairs.find(({ email }) => email.toLowerCase() === named.toLowerCase())
  if (!chair) throw new InputFault(`No chair has the address ${named}. There are ${addresses}.`)
  return chair.person_id
}
