// The board as pictures: four figures with their bars, and every paper by its mean with the lines that cut.
import { type Fill, progressBar, type RankPlot, rankPlot } from '../core/charts.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { counted } from '../core/words.ts'
import type { Ranked } from './ranking.ts'

const FILLS: Record<Outcome, Fill> = { talk: 'f3', poster: 'f1', reject: 'fm' }

type Scores = { mean: number }
const scored = (board: Ranked[]) => board.filter((paper): paper is Ranked & Scores => paper.mean !== null)

/** The ranks that share the mean of the last paper before the cut, when the cut goes through them. */
function plateauAt(board: Ranked[], cut: number): { from: number; until: number } | null {
  const papers = scored(board)
  const mean = papers[cut - 1]?.mean
  if (mean === undefined || papers[cut]?.mean !== mean) return null
  const same = papers.filter((paper) => paper.mean === mean)
  const first = same[0]?.rank ?? cut
  return { from: first - 1, until: first - 1 + same.length }
}

export function boardPlot(
  board: Ranked[],
  { cut, talks, top }: { cut: number; talks: number; top: number },
): { wide: string; narrow: string } {
  const papers = scored(board)
  const points = papers.map(({ mean, given, outcome }) => {
    const values = given.map(({ overall }) => overall)
    const fill = outcome ? FILLS[outcome] : ('f2' as const)
    return { mean, low: Math.min(...values), high: Math.max(...values), fill }
  })
  const plateau = plateauAt(board, cut)
  const plot: Omit<RankPlot, 'narrow'> = {
    label: `${counted(papers.length, 'paper')} ranked by mean overall score, with the range of their reviews, the draft decisions and the cut lines. The table below says the same.`,
    min: 1,
    max: top,
    cuts: [
      ...(talks > 0 && talks < papers.length ? [{ after: talks, label: `${talks} talks`, main: false }] : []),
      ...(cut < papers.length ? [{ after: cut, label: `cut line: ${cut} accepted`, main: true }] : []),
    ],
    band: plateau && { ...plateau, label: `same mean: ${plateau.until - plateau.from}` },
  }
  return {
    wide: rankPlot(points, { ...plot, narrow: false }),
    narrow: rankPlot(points, { ...plot, narrow: true }),
  }
}

export function cutWords(board: Ranked[], cut: number) {
  const plateau = plateauAt(board, cut)
  const least = board[cut - 1]?.mean ?? null
  return {
    cut,
    most: board.length,
    mean: least?.toFixed(2) ?? null,
    tie:
      plateau &&
      `Papers ${plateau.from + 1} to ${plateau.until} share this mean. The mean weighted by confidence decides among them, then the paper's number.`,
  }
}

/** How many have the outcome; `room` is null where nothing limits them. */
export function figures(board: Ranked[], talkSlots: number, boards: number) {
  const count = (outcome: Outcome | null) => board.filter((paper) => paper.outcome === outcome).length
  const figure = (label: string, size: number, fill: Fill, room: { count: number; noun: string } | null) => {
    const whole = room?.count ?? board.length
    const of = room ? `of ${room.count} ${room.noun}` : ''
    const bar = progressBar(
      [{ size: Math.min(size, whole), fill }],
      whole,
      `${size} ${of || `of ${whole} papers`}`,
      true,
    )
    return { label, count: size, of, over: room !== null && size > room.count, bar }
  }
  const talks = count('talk')
  return [
    figure('Talks', talks, 'f3', { count: talkSlots, noun: 'slots' }),
    figure('Posters', count('poster'), 'f1', { count: Math.max(0, boards - talks), noun: 'boards' }),
    figure('Rejected', count('reject'), 'fm', null),
    figure('Undecided', count(null), 'f2', null),
  ]
}
