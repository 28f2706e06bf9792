// Where and when: written to the authors of papers whose slot or board is new or another.
import type { Reading } from '../context.ts'
import { clockTime, dayInWords, zoneName } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { AuthorToTell } from '../decisions/queries.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { NewPlace, PlannedSlot } from './differences.ts'

export type PlacedPaper = { id: number; title: string; talk: boolean }

/** "Sat 29 July 2023, 10:15 to 10:30 HST" */
export const spanInWords = (
  { starts_at, ends_at }: Pick<PlannedSlot, 'starts_at' | 'ends_at'>,
  zone: string,
) =>
  `${dayInWords(starts_at, zone)}, ${clockTime(starts_at, zone)} to ${clockTime(ends_at, zone)} ${zoneName(starts_at, zone)}`

const placement = letterKind('programme/mail/placed', 'authors', [
  'name',
  ...PAPER,
  'edition',
  'slot',
  'board',
  'board.limit',
  'link.programme',
  'link.presentation',
  'link.feed',
])
export const kinds = [placement]

export function placed(
  { workshop }: Reading,
  edition: number,
  paper: PlacedPaper,
  place: NewPlace,
  author: AuthorToTell & { email: string },
): Letter {
  return letter(placement, {
    to: { personId: author.person_id, name: author.name, email: author.email },
    values: {
      ...{ name: author.name, ...named(paper), edition },
      slot: paper.talk && place.slot ? spanInWords(place.slot, workshop.time_zone) : null,
      board: place.board,
      'board.limit': place.board === null ? null : workshop.board_limit,
      'link.programme': to.programme(),
      'link.presentation': to.presentation(paper),
      'link.feed': to.programmeFeed(),
    },
    papers: [paper.id],
  })
}
