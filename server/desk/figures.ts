// A chair's figures in words and bars: how far everything has come. Each leads to the rows behind it.
import { type Part, progressBar } from '../core/charts.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import type { Progress } from './progress.ts'
import type { DeskFigures } from './queries.ts'

export type Tile = { label: string; value: number; of: string; foot: string; bar: string; href: string }
export type Rung = { label: string; value: number; note: string; bar: string; href: string }

/** A paper of the ranking, as far as the figures count it. */
export type Counted = { given: unknown[]; disagree: boolean; mean: number | null }

const barOf = (words: string, parts: Part[], whole: number) =>
  progressBar(parts, whole, `${parts[0]?.size ?? 0} of ${whole} ${words}`)

export function tilesOf(f: DeskFigures, papers: Counted[], progress: Progress[], wanted: number): Tile[] {
  return [
    arrivedTile(f),
    coveredTile(f, papers, wanted),
    finishedTile(progress),
    disagreeTile(papers.filter(({ disagree }) => disagree).length, papers),
  ]
}

function arrivedTile({ submitted, started, places }: DeskFigures): Tile {
  const parts: Part[] = [
    { size: submitted, fill: 'f1' },
    { size: started, fill: 'fm' },
  ]
  return {
    label: 'Reviews in',
    value: submitted,
    of: `of ${places}`,
    foot: `${counted(started, 'draft')}, ${places - submitted - started} not started`,
    bar: barOf('reviews in', parts, places),
    href: to.reminders(),
  }
}

function coveredTile({ covered, papers: all }: DeskFigures, papers: Counted[], wanted: number): Tile {
  const one = papers.filter(({ given }) => given.length === wanted - 1).length
  const more = Math.max(0, all - covered - one)
  const label = `Papers with ${counted(wanted, 'review')}`
  const parts: Part[] = [
    { size: covered, fill: 'f1' },
    { size: one, fill: 'fm' },
  ]
  return {
    label,
    value: covered,
    of: `of ${all}`,
    foot: `${counted(one, 'misses', 'miss')} one, ${counted(more, 'misses', 'miss')} more`,
    bar: barOf(label.toLowerCase(), parts, all),
    href: to.decisionsShowing('missing'),
  }
}

function finishedTile(progress: Progress[]): Tile {
  const finished = progress.filter(({ unsent }) => unsent === 0).length
  const partly = progress.filter(({ unsent, sent }) => unsent > 0 && sent > 0).length
  const silent = progress.filter(({ sent, late }) => sent === 0 && late > 0).length
  const nothing = progress.length - finished - partly
  const rest = silent > 0 ? `${silent} late with nothing sent` : `${nothing} with nothing sent yet`
  const parts: Part[] = [
    { size: finished, fill: 'f1' },
    { size: partly, fill: 'fm' },
  ]
  return {
    label: 'Reviewers finished',
    value: finished,
    of: `of ${progress.length}`,
    foot: `${partly} part way, ${rest}`,
    bar: barOf('reviewers finished', parts, progress.length),
    href: to.reviewers(),
  }
}

function disagreeTile(value: number, papers: Counted[]): Tile {
  const scored = papers.filter(({ mean }) => mean !== null).length
  return {
    label: 'Scores that disagree',
    value,
    of: value === 1 ? 'paper' : 'papers',
    foot: `by most of the scale, of ${counted(scored, 'paper')} with scores`,
    bar: barOf('papers whose scores disagree', [{ size: value, fill: 'f2' }], scored),
    href: to.decisionsShowing('disagree'),
  }
}

export function funnelOf(f: DeskFigures): Rung[] {
  const submitted = f.papers + f.withdrawn
  const started = submitted + f.drafts
  const rung = (label: string, value: number, href: string, note = ''): Rung => ({
    ...{ label, value, href, note },
    bar: progressBar([{ size: value, fill: 'f1' }], started, `${label}: ${value} of ${started}`),
  })
  const decided = f.talks + f.posters + f.rejected
  const outcomes = `${f.talks} talks, ${f.posters} posters, ${f.rejected} rejected`
  return [
    rung('Started', started, to.papersIn('draft')),
    rung('Submitted', submitted, to.papers(), f.drafts > 0 ? `${f.drafts} not submitted` : ''),
    rung(
      'In review',
      f.papers,
      to.papers(),
      f.withdrawn > 0 ? `${f.withdrawn} withdrawn or rejected unread` : '',
    ),
    rung('All reviews in', f.covered, to.decisions()),
    rung('Draft decision', decided, to.decisionsShowing('undecided'), decided > 0 ? outcomes : ''),
    rung('Released', f.released, to.release()),
  ]
}
