// Whose address may be proposed anew, and which one: of a co-author whom a letter did not reach, or from whom nothing came.
import type { Reading } from '../context.ts'
import type { Problems } from '../core/form.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'

type Open = Pick<Correction, 'email' | 'leaves'> | undefined

/** `lost`: addresses that the last letter did not reach. That somebody is no author is what a stranger says, so it speaks for another address. */
export const isDoubtful = (
  { viewer }: Pick<Reading, 'viewer'>,
  line: Authorship,
  open: Open,
  lost: ReadonlySet<string>,
): boolean => {
  if (line.person_id === viewer.personId) return false
  if (lost.has(line.email)) return true
  return line.confirmed_at === null && (open === undefined || open.email !== null || open.leaves)
}

export const ON_IT = 'This address stands on the list already.'

/** By field, in words; null where it may go to the chairs. */
export function addressProblem(
  r: Pick<Reading, 'viewer'>,
  lines: Authorship[],
  line: Authorship,
  open: Open,
  lost: ReadonlySet<string>,
  email: string,
): Problems | null {
  const name = line.name || line.email
  if (line.person_id === r.viewer.personId)
    return { author: 'This is your own line. Add your other address to your account.' }
  if (!isDoubtful(r, line, open, lost))
    return { author: `${name} has answered from the address that stands. To change it, write to the chairs.` }
  return lines.some((one) => one.email === email) ? { email: ON_IT } : null
}
