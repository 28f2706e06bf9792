// What was proposed for a line of the list, as its page shows it; and for whom a contact may propose another address.
import type { Reading } from '../context.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { isDoubtful } from '../corrections/address.ts'
import type { SeenPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { mayProposeAddress } from '../policy/authorships.ts'
import { yes } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { reviewersAt } from './queries-owners.ts'

export type Proposal = Pick<Correction, 'name' | 'affiliation' | 'leaves' | 'note'> & { place: number }
export type Proposed = Proposal & {
  accept: string
  decline: string
  /** Another address, and who proposes it; null where the author proposes anything else. */
  email: string | null
  by: string
  /** For chairs: who reviews and has that address. */
  meets: string | null
}

export const proposalOf = ({ name, affiliation, leaves, note, position }: Correction): Proposal => ({
  ...{ name, affiliation, leaves, note, place: position },
})

type Open = ReadonlyMap<number, Correction>

/** By the line. */
export async function proposedFor(
  r: Reading,
  id: number,
  lines: Authorship[],
  open: Open,
): Promise<Map<number, Proposed>> {
  const emails = [...open.values()].flatMap(({ email }) => email ?? [])
  const owners = isChairOf(r.viewer, id) ? await reviewersAt(r, id, emails) : []
  const meets = (email: string | null) => {
    const owner = owners.find((one) => one.email === email)
    if (!owner) return null
    return owner.assigned
      ? `This is an address of ${owner.name}, who is assigned to this paper. Accepted, it suspends the assignment.`
      : `This is an address of ${owner.name}, who reviews for the workshop.`
  }
  const byOf = (correction: Correction) =>
    lines.find(({ person_id }) => person_id === correction.proposed_by)?.name || 'A contact'
  return new Map(
    [...open.values()].map((correction) => [
      correction.authorship_id,
      {
        ...proposalOf(correction),
        ...{ email: correction.email, by: byOf(correction), meets: meets(correction.email) },
        accept: to.correctionAcceptance({ id }, correction),
        decline: to.correctionRefusal({ id }, correction),
      },
    ]),
  )
}

/** Empty where the viewer proposes none: the list is open to them, or everybody has answered. */
export function readdressable(
  r: Reading,
  paper: SeenPaper,
  lines: Authorship[],
  open: Open,
  lost: ReadonlySet<string>,
): { value: number; label: string }[] {
  if (!yes(mayProposeAddress(r.viewer, paper, r.deadlines, r.workshop.authors_freeze_at))) return []
  return lines
    .filter((line) => isDoubtful(r, line, open.get(line.id), lost))
    .map(({ id, position, name, email }) => ({
      value: id,
      label: `${position}. ${[name, email].filter(Boolean).join(', ')}`,
    }))
}
