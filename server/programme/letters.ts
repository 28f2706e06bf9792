// Where and when: written to the authors of papers whose slot or board is new or another.
import type { Reading } from '../context.ts'
import { clockTime, dayInWords, zoneName } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import type { Presentation } from '../core/tables-programme.ts'
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
  'link.account',
])
const presentation = letterKind(
  'programme/mail/presentation',
  'chairs',
  ['name', ...PAPER, 'changes', 'reason', 'link'],
  ['changes', 'link'],
)
export const kinds = [placement, presentation]

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
      'link.account': author.person_id === null ? to.newAccount() : null,
    },
    papers: [paper.id],
  })
}

const HOW: Record<Presentation['attendance'], (who: string) => string> = {
  'in-person': (who) => `${who} presents in person.`,
  remote: (who) => `${who} presents remotely.`,
  nobody: () => 'Nobody of us can come.',
}

export type Said = Pick<Presentation, 'presenter' | 'attendance' | 'note'> & { absent: number[] }

/** What authors say once the plan stands is read by nobody unless the chairs are told. */
export const presentationSaid = (
  paper: { id: number; title: string },
  said: Said,
  away: { title: string }[],
  { id, name, email }: Person,
): Letter =>
  letter(presentation, {
    to: { personId: id, name, email },
    values: {
      ...{ name, ...named(paper), reason: said.note },
      changes: [
        HOW[said.attendance](said.presenter),
        ...away.map(({ title }) => `The presenter cannot be there: ${title}.`),
      ].map((words) => ({ words })),
      link: to.programmeDraft(),
    },
    papers: [paper.id],
  })
