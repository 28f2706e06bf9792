// Where and when: written to the authors of papers whose slot or board is new or another.
import type { Reading } from '../context.ts'
import { clockTime, dayInWords, zoneName } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { AuthorToTell } from '../decisions/queries.ts'
import type { NewPlace, PlannedSlot } from './differences.ts'

export type PlacedPaper = { id: number; title: string; talk: boolean }

/** "Sat 29 July 2023, 10:15 to 10:30 HST" */
export const spanInWords = (
  { starts_at, ends_at }: Pick<PlannedSlot, 'starts_at' | 'ends_at'>,
  zone: string,
) =>
  `${dayInWords(starts_at, zone)}, ${clockTime(starts_at, zone)} to ${clockTime(ends_at, zone)} ${zoneName(starts_at, zone)}`

export function placed(
  { workshop }: Reading,
  edition: number,
  paper: PlacedPaper,
  place: NewPlace,
  to: AuthorToTell & { email: string },
): Letter {
  const slot = paper.talk && place.slot ? spanInWords(place.slot, workshop.time_zone) : null
  return {
    to: { personId: to.person_id, name: to.name, email: to.email },
    subject: `Present "${paper.title}" (paper ${paper.id})`,
    view: 'programme/mail/placed',
    model: {
      name: to.name,
      paper: { id: paper.id, title: paper.title },
      edition,
      slot,
      board: place.board,
      boardLimit: workshop.board_limit,
      contact: workshop.contact_email,
    },
    papers: [paper.id],
  }
}
