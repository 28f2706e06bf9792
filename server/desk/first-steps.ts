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
