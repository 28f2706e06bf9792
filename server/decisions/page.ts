// The decision board as a chair sees it: figures, plot, filters, table, programme, and what a release would do.
import type { Reading } from '../context.ts'
import { dotStrip } from '../core/charts.ts'
import { csv } from '../core/csv.ts'
import { AOE, clockTime, dayInWords, deadlineShown, zoneName } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { recommendedInWords } from '../meta-review/page.ts'
import { recommendations, type SeenMeta } from '../meta-review/queries.ts'
import { maySeeBoard } from '../policy/decisions.ts'
import { must } from '../policy/verdict.ts'
import { scoresByPaper } from '../reviews/queries.ts'
import { type Scales, scalesOf, weightOf } from '../reviews/scales.ts'
import { boardAddress, FILTERS, type Filter, type Look, lookQuery, type Sort } from './form.ts'
import { boardPlot, cutWords, figures } from './plot.ts'
import { candidates, hiddenFrom, type SlotOffered, slotsOffered } from './queries.ts'
import { KEEPS, lookedAt, type Ranked, ranking } from './ranking.ts'

export async function rankedBoard(r: Reading): Promise<Ranked[]> {
  must(maySeeBoard(r.viewer))
  const [papers, scores, { overall }] = await Promise.all([candidates(r), scoresByPaper(r), scalesOf(r)])
  return ranking(papers, scores, r.workshop.reviews_per_paper, overall)
}

const FILTER_WORDS: Record<Filter, string> = {
  all: 'All',
  undecided: 'Undecided',
  disagree: 'Disagree',
  missing: 'Missing reviews',
}

/** `falls`: it begins with the highest. */
const HEADS: { sort: Sort; label: string; number: boolean; falls: boolean }[] = [
  { sort: 'rank', label: 'Rank', number: true, falls: false },
  { sort: 'title', label: 'Paper', number: false, falls: false },
  { sort: 'mean', label: 'Mean', number: true, falls: true },
  { sort: 'spread', label: 'Spread', number: true, falls: true },
  { sort: 'reviews', label: 'Reviews', number: true, falls: true },
  { sort: 'fit', label: 'Fit for talk', number: true, falls: true },
  { sort: 'outcome', label: 'Draft decision', number: true, falls: false },
]

const headsOf = (look: Look) =>
  HEADS.map((head) => {
    const current = head.sort === look.sort
    const order = head.falls === look.down ? 'ascending' : 'descending'
    const href = boardAddress(look, { sort: head.sort, down: current && !look.down })
    return { ...head, href, order: current ? order : null }
  })

/** What the board says of a decision that the authors know already. */
const toldWords = ({ told, outcome }: Ranked) =>
  told === null ? null : told === outcome ? 'Released' : `Released as ${told}, not yet as this`

type Failed = { paperId: number; entry: Fault } | null

function rowOf(paper: Ranked, scales: Scales, meta: SeenMeta | undefined, failed: Failed) {
  const { id, title, rank, topics, given, mean, spread, fit, expected, missing, disagree, outcome } = paper
  const typed = failed?.paperId === id ? failed.entry.typed.note : undefined
  return {
    id,
    title,
    topics,
    outcome,
    rank: mean === null ? '–' : String(rank),
    strip: dotStrip(
      given.map(({ overall, confidence }) => ({ value: overall, weight: weightOf(confidence, scales) })),
      1,
      scales.overall,
    ),
    mean: mean?.toFixed(2) ?? '–',
    spread: spread ?? '–',
    fit,
    reviews: `${given.length}/${expected}`,
    missing: missing ? counted(given.length, 'review') : null,
    disagree,
    recommended: meta ? recommendedInWords(meta) : null,
    told: toldWords(paper),
    note: typeof typed === 'string' ? typed : paper.note,
    problem: typed === undefined ? null : Object.values(failed?.entry.problems ?? {}).join(' '),
  }
}

/** The slots fill as one decides: placed papers first, then the other talks by rank. */
function programmeOf(slots: SlotOffered[], board: Ranked[], boards: number, zone: string) {
  const placed = new Set(slots.map(({ paper_id }) => paper_id))
  const waiting = board.filter(({ id, outcome }) => outcome === 'talk' && !placed.has(id))
  const accepted = board.filter(({ outcome }) => outcome === 'talk' || outcome === 'poster').length
  return slots.map(({ kind, starts_at, ends_at, paper_id }) => {
    const from = clockTime(starts_at, zone)
    const zoned = zoneName(starts_at, zone)
    if (kind === 'poster-session') {
      const time = `${from} to ${clockTime(ends_at, zone)} ${zoned}`
      return {
        tone: 'post',
        time,
        words: 'Poster session',
        about: `${accepted} of ${boards} boards, talks included`,
      }
    }
    const own = board.find(({ id }) => id === paper_id)
    const talk = own ?? waiting.shift()
    const about = own ? `Paper ${own.id}` : talk ? `Paper ${talk.id}, not placed yet` : 'Contributed talk'
    return { tone: talk ? '' : 'free', time: `${from} ${zoned}`, words: talk?.title ?? 'No talk yet', about }
  })
}

export async function boardPage(r: Reading, look: Look, failed: Failed = null) {
  const [board, slots, hidden] = await Promise.all([rankedBoard(r), slotsOffered(r), hiddenFrom(r)])
  const [scales, metas] = [await scalesOf(r), await recommendations(r)]
  const { boards, time_zone: zone } = r.workshop
  const talks = slots.filter(({ kind }) => kind === 'contributed-talk').length
  const cut = Math.min(look.cut ?? boards, board.length)
  const notification = r.deadlines.notification
  const rows = lookedAt(board, look)
  const unreleased = board.filter(({ outcome, told }) => outcome !== null && outcome !== told).length
  return {
    total: board.length,
    look: { ...look, query: lookQuery(look) },
    failed: failed?.entry ?? null,
    planned: notification ? deadlineShown(notification.closesAt, AOE).day : null,
    figures: figures(board, talks, boards),
    plot: board.some(({ mean }) => mean !== null)
      ? boardPlot(board, { cut, talks, top: scales.overall })
      : null,
    cut: cutWords(board, cut),
    filters: FILTERS.map((show) => ({
      label: FILTER_WORDS[show],
      count: board.filter(KEEPS[show]).length,
      href: boardAddress(look, { show }),
      current: show === look.show,
    })),
    heads: headsOf(look),
    rows: rows.map((paper) => rowOf(paper, scales, metas.get(paper.id), failed)),
    programme: programmeOf(slots, board, boards, zone),
    day: slots[0] ? dayInWords(slots[0].starts_at, zone) : null,
    released: board.some(({ told }) => told !== null),
    unreleased,
    ...hidden,
  }
}

const COLUMNS = [
  'rank',
  'paper',
  'title',
  'topics',
  'mean',
  'weighted_mean',
  'spread',
  'reviews',
  'expected',
  'fit_for_talk',
  'decision',
  'known_to_authors',
  'note',
]

export async function boardCsv(r: Reading, look: Look): Promise<string> {
  const rows = lookedAt(await rankedBoard(r), look).map((paper) => [
    paper.mean === null ? null : paper.rank,
    paper.id,
    paper.title,
    paper.topics.join('; '),
    paper.mean?.toFixed(4) ?? null,
    paper.weighted?.toFixed(4) ?? null,
    paper.spread,
    paper.given.length,
    paper.expected,
    paper.fit,
    paper.outcome,
    paper.told,
    paper.note,
  ])
  return csv([COLUMNS, ...rows])
}

export const boardJson = async (r: Reading, look: Look) =>
  lookedAt(await rankedBoard(r), look).map((paper) => ({
    number: paper.id,
    title: paper.title,
    topics: paper.topics,
    rank: paper.mean === null ? null : paper.rank,
    mean: paper.mean,
    spread: paper.spread,
    reviews: paper.given.length,
    expected: paper.expected,
    decision: paper.outcome,
    known_to_authors: paper.told,
    note: paper.note,
  }))
