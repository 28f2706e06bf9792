// A chair's figures in words and bars: how far everything has come, and what waits, worst first.
import { progressBar } from '../core/charts.ts'
import type { IconName } from '../core/icons.ts'
import { to } from '../paths.ts'
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

export function tilesOf(f: DeskFigures): Tile[] {
  const waiting = f.places - f.submitted - f.started
  const decided = f.talks + f.posters + f.rejected
  const bar = (done: number, part: number, of: number, label: string) =>
    progressBar(
      [
        { size: done, fill: 'f1' },
        { size: part, fill: 'fm' },
      ],
      of,
      label,
    )
  return [
    {
      label: 'Reviews in',
      value: f.submitted,
      of: f.places,
      foot: `${some(f.started, 'draft', 'drafts')}, ${waiting} not started`,
      bar: bar(f.submitted, f.started, f.places, `${f.submitted} of ${f.places} reviews in`),
      href: to.assignments(),
    },
    {
      label: 'Papers with all reviews',
      value: f.covered,
      of: f.papers,
      foot: `${f.papers - f.covered} still miss one or more`,
      bar: bar(f.covered, 0, f.papers, `${f.covered} of ${f.papers} papers have all reviews`),
      href: to.decisions(),
    },
    {
      label: 'Reviewers finished',
      value: f.finished,
      of: f.reviewers,
      foot: `${f.reviewers - f.finished} have reviews to send`,
      bar: bar(f.finished, 0, f.reviewers, `${f.finished} of ${f.reviewers} reviewers finished`),
      href: to.reviewers(),
    },
    {
      label: 'Papers decided',
      value: decided,
      of: f.papers,
      foot: `${f.talks} talks, ${f.posters} posters, ${f.rejected} rejected, as drafts`,
      bar: bar(decided, 0, f.papers, `${decided} of ${f.papers} papers decided`),
      href: to.decisions(),
    },
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

/** What waits for a chair, worst first, each with the page that mends it. */
export function needsOf(f: DeskFigures): Need[] {
  const needs: (Need | false)[] = [
    f.suspended > 0 && {
      tone: 'bad',
      icon: 'lock',
      strong: `${some(f.suspended, 'assignment is', 'assignments are')} suspended by a conflict`,
      text: 'The reviewer no longer sees the paper. Assign somebody else.',
      label: 'Reassign',
      href: to.assignments(),
    },
    f.failedLetters > 0 && {
      tone: 'bad',
      icon: 'mail',
      strong: `${some(f.failedLetters, 'letter', 'letters')} could not be delivered`,
      text: 'The mail server refused. Read why and try again.',
      label: 'Open mail',
      href: to.mail(),
    },
    f.short > 0 && {
      tone: 'warn',
      icon: 'users',
      strong: `${some(f.short, 'paper has', 'papers have')} too few reviewers`,
      text: 'Run the assignment, or add reviewers by hand.',
      label: 'Assign',
      href: to.assignments(),
    },
    f.unsent > 0 && {
      tone: 'warn',
      icon: 'send',
      strong: `${some(f.unsent, 'assignment is', 'assignments are')} not sent yet`,
      text: 'Reviewers learn of them when you dispatch.',
      label: 'Dispatch',
      href: to.assignments(),
    },
    f.heldBatches > 0 && {
      tone: 'info',
      icon: 'mail',
      strong: `${some(f.heldBatches, 'batch of letters waits', 'batches of letters wait')} in the outbox`,
      text: 'Read a letter of each kind, then dispatch.',
      label: 'Read letters',
      href: to.mail(),
    },
  ]
  return needs.filter((need) => need !== false)
}
