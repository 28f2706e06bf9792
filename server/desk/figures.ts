// A chair's figures in words and bars: how far everything has come, and what waits, worst first.
import { progressBar } from '../core/charts.ts'
import type { IconName } from '../core/icons.ts'
import { to } from '../paths.ts'
import type { Upcoming } from '../reminders/page.ts'
import type { DeskFigures } from './queries.ts'

export type Tile = { label: string; value: number; of: number; foot: string; bar: string; href: string }
export type Rung = { label: string; value: number; note: string; bar: string }
export type Need = {
  tone: 'bad' | 'warn' | 'info'
  icon: IconName
  strong: string
  text: string
  label: string
  href: string
}

const share = (words: string, done: number, of: number, part = 0) =>
  progressBar(
    [
      { size: done, fill: 'f1' },
      { size: part, fill: 'fm' },
    ],
    of,
    `${done} of ${of} ${words}`,
  )

export function tilesOf(f: DeskFigures): Tile[] {
  const tile = (label: string, value: number, of: number, foot: string, href: string, part = 0): Tile => ({
    label,
    value,
    of,
    foot,
    href,
    bar: share(label.toLowerCase(), value, of, part),
  })
  const waiting = f.places - f.submitted - f.started
  const drafts = `${some(f.started, 'draft', 'drafts')}, ${waiting} not started`
  const decided = f.talks + f.posters + f.rejected
  const outcomes = `${f.talks} talks, ${f.posters} posters, ${f.rejected} rejected, as drafts`
  const missing = some(f.papers - f.covered, 'still misses one or more', 'still miss one or more')
  const unfinished = some(f.reviewers - f.finished, 'has reviews to send', 'have reviews to send')
  return [
    tile('Reviews in', f.submitted, f.places, drafts, to.assignments(), f.started),
    tile('Papers with all reviews', f.covered, f.papers, missing, to.decisions()),
    tile('Reviewers finished', f.finished, f.reviewers, unfinished, to.reviewers()),
    tile('Papers decided', decided, f.papers, outcomes, to.decisions()),
  ]
}

export function funnelOf(f: DeskFigures): Rung[] {
  const started = f.papers + f.drafts
  const rung = (label: string, value: number, note = ''): Rung => ({
    label,
    value,
    note,
    bar: progressBar([{ size: value, fill: 'f1' }], started, `${label}: ${value} of ${started}`),
  })
  return [
    rung('Started', started),
    rung('In review', f.papers, f.drafts > 0 ? `${f.drafts} not submitted` : ''),
    rung('All reviews in', f.covered),
    rung('Draft decision', f.talks + f.posters + f.rejected),
    rung('Released', f.released),
  ]
}

const some = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`

type Wanting = Need & { count: number }

const conflicts = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'lock',
  strong: `${some(n, 'assignment is', 'assignments are')} suspended by a conflict`,
  text: 'The reviewer no longer sees the paper. Assign somebody else.',
  label: 'Reassign',
  href: to.assignments(),
})
const undelivered = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'mail',
  strong: `${some(n, 'letter', 'letters')} could not be delivered`,
  text: 'The mail server refused. Read why and try again.',
  label: 'Open mail',
  href: to.mail(),
})
const tooFew = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'users',
  strong: `${some(n, 'paper has', 'papers have')} too few reviewers`,
  text: 'Run the assignment, or add reviewers by hand.',
  label: 'Assign',
  href: to.assignments(),
})
const late = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'clock',
  strong: `${some(n, 'review is', 'reviews are')} late`,
  text: 'The deadline has passed. See who has not handed in.',
  label: 'See reviewers',
  href: to.reviewers(),
})
const unsent = (n: number): Wanting => ({
  count: n,
  tone: 'warn',
  icon: 'send',
  strong: `${some(n, 'assignment is', 'assignments are')} not sent yet`,
  text: 'Reviewers learn of them when you dispatch.',
  label: 'Dispatch',
  href: to.assignments(),
})
const held = (n: number): Wanting => ({
  count: n,
  tone: 'info',
  icon: 'mail',
  strong: `${some(n, 'batch of letters waits', 'batches of letters wait')} in the outbox`,
  text: 'Read a letter of each kind, then dispatch.',
  label: 'Read letters',
  href: to.mail(),
})

const unused = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'mail',
  strong: `${some(n, 'changed letter is', 'changed letters are')} not used`,
  text: 'It names what its readers must not learn, or leaves out what it is sent for. The text of the house goes out instead.',
  label: 'Read why',
  href: to.templates(),
})

const waiting = (n: number): Wanting => ({
  count: n,
  tone: 'bad',
  icon: 'scale',
  strong: `${some(n, 'paper waits', 'papers wait')} for a chair without a conflict`,
  text: 'Every chair is in conflict, so nobody may assign or decide. Invite one who is not.',
  label: 'Invite a chair',
  href: to.invitations(),
})

/** What waits for a chair, worst first, each with the page that mends it. */
export const needsOf = (
  f: DeskFigures,
  areReviewsLate: boolean,
  also: { unused: number; waiting: number },
): Need[] =>
  [
    conflicts(f.suspended),
    undelivered(f.failedLetters),
    waiting(also.waiting),
    unused(also.unused),
    tooFew(f.short),
    late(areReviewsLate ? f.places - f.submitted : 0),
    unsent(f.unsent),
    held(f.heldBatches),
  ].filter(({ count }) => count > 0)

/** What will go out by itself, so that nobody is surprised. */
export const reminderAhead = (reminder: Upcoming | null): Need[] =>
  reminder
    ? [
        {
          tone: 'info',
          icon: 'clock',
          strong:
            reminder.audience === 'chairs'
              ? 'The chairs will be told of missing reviews'
              : `${some(reminder.reviewers, 'reviewer', 'reviewers')} will be reminded`,
          text: `${reminder.time.aoe}, if nothing is sent until then.`,
          label: 'See reminders',
          href: to.reminders(),
        },
      ]
    : []
