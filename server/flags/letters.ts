// What chairs are told when a paper is flagged, and what whoever raised it is told in the end.
import type { Letter } from '../core/outbox.ts'
import type { Paper, Person } from '../core/tables.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Viewer } from '../policy/viewer.ts'
import type { Closing, Raised } from './form.ts'
import { kindInWords, OUTCOMES } from './kinds.ts'
import type { SeenFlag } from './queries.ts'

const raised = letterKind(
  'flags/mail/raised',
  'chairs',
  ['name', ...PAPER, 'reviewer.name', 'flag.kind', 'flag.text', 'link', 'link.paper'],
  ['flag.kind', 'link'],
)
const closed = letterKind(
  'flags/mail/closed',
  'reviewers',
  ['name', ...PAPER, 'flag.kind', 'flag.outcome', 'flag.answer', 'link'],
  ['flag.outcome'],
)
export const kinds = [raised, closed]

export const paperFlagged = (
  paper: Pick<Paper, 'id' | 'title'>,
  { kind, text }: Raised,
  raiser: string,
  chair: Person,
): Letter =>
  letter(raised, {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    values: {
      ...{ name: chair.name, ...named(paper) },
      'reviewer.name': raiser,
      'flag.kind': kindInWords(kind),
      'flag.text': text,
      link: to.flags(),
      'link.paper': to.paper(paper),
    },
    papers: [paper.id],
  })

export const flagClosed = (flag: SeenFlag, { outcome, answer }: Closing, raiser: Viewer): Letter => {
  const paper = { id: flag.paper_id, title: flag.title }
  return letter(closed, {
    to: { personId: raiser.personId, name: raiser.name, email: raiser.email },
    values: {
      ...{ name: raiser.name, ...named(paper) },
      'flag.kind': kindInWords(flag.kind),
      'flag.outcome': OUTCOMES.find(({ value }) => value === outcome)?.label ?? '',
      'flag.answer': answer,
      link: to.flagsOf(paper),
    },
    papers: [paper.id],
  })
}
