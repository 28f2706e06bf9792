// What a new workshop still lacks, before anything can go wrong in it.
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'
import type { Need } from './counted.ts'
import type { DeskFigures } from './queries.ts'

type Step = Omit<Need, 'tone'> & { missing: boolean }

function stepsOf({ workshop, deadlines }: Reading, figures: DeskFigures): Step[] {
  const calling = deadlines.submission?.over !== true
  const recruiting = deadlines.review?.over !== true
  return [
    {
      missing: calling && workshop.call_text === '',
      icon: 'pencil',
      strong: 'The call is not written',
      text: deadlines.submission?.open
        ? 'Papers can be submitted already, and the public page says that it is being written.'
        : 'The public page says that it is being written.',
      label: 'Write the call',
      href: to.site(),
    },
    {
      missing: calling && figures.topics === 0,
      icon: 'list',
      strong: 'There are no topics',
      text: 'Authors choose none, and papers are matched with reviewers by texts and bids alone.',
      label: 'Add topics',
      href: to.topics(),
    },
    {
      missing: recruiting && figures.recruited === 0,
      icon: 'send',
      strong: 'Nobody is invited to review yet',
      text: 'Reviewers answer by a link, with or without an account.',
      label: 'Invite reviewers',
      href: to.invitations(),
    },
    {
      missing: calling && workshop.contact_email === '',
      icon: 'mail',
      strong: 'The chairs have no address',
      text: 'Answers to letters go to the sender of all letters, and the site names nobody to write to.',
      label: 'Set the address',
      href: to.site(),
    },
  ]
}

export const firstSteps = (r: Reading, figures: DeskFigures): Need[] =>
  stepsOf(r, figures)
    .filter(({ missing }) => missing)
    .map(({ missing: _, ...step }): Need => ({ tone: 'info', ...step }))

/** A chair who came late reads every paper, those of friends among them, as long as nothing else is said. */
export const ownStep = ({ viewer, deadlines }: Reading, ties: number): Need[] =>
  ties > 0 || viewer.conflicted.size > 0 || deadlines.decision?.over
    ? []
    : [
        {
          tone: 'info',
          icon: 'lock',
          strong: 'You have named no tie and no conflict of interest',
          text: 'Name advisers, students and institutions before you read. A paper is hidden from you once a conflict is declared on its page.',
          label: 'Name your ties',
          href: to.ties(),
        },
      ]

const LAST_DAYS = { hours: 72 }

/** When drafts that stay drafts can still be helped. */
export const isClosing = ({ deadlines: { submission }, now }: Reading): boolean =>
  submission?.open === true && Temporal.Instant.compare(now.add(LAST_DAYS), submission.closesAt) >= 0
