// How the reviewers score, and how far they agree, for chairs. Searched, ordered, and as CSV.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { figure, signed } from '../core/numbers.ts'
import { asking } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { type Head, sorting } from '../core/sorting.ts'
import { listFields } from '../fields/queries.ts'
import { to } from '../paths.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import { maySeeQuality } from '../policy/quality.ts'
import { must } from '../policy/verdict.ts'
import { agreementInWords } from './alpha.ts'
import { agreements, type Colleague, colleagues } from './figures.ts'
import type { Search } from './form.ts'
import { overseenReviews } from './queries.ts'

type Row = Colleague & { href: string; reviews: string; beside: string; besideInWords: string }
export type QualityPage = {
  rows: Row[]
  all: number
  sent: number
  heads: Head[]
  agreements: { label: string; alpha: string; words: string; papers: number; scores: number }[]
  search: Search
  csv: string
}

const least = (number: number | null) => number ?? Number.NEGATIVE_INFINITY

const COLUMNS = [
  { key: 'name', label: 'Reviewer', by: ({ name }: Row) => name },
  { key: 'sent', label: 'Sent', by: ({ sent }: Row) => sent },
  { key: 'mean', label: 'Mean score', by: (row: Row) => least(row.mean) },
  { key: 'leniency', label: 'Beside others', by: ({ leniency }: Row) => least(leniency) },
  { key: 'spread', label: 'Spread', by: ({ spread }: Row) => least(spread) },
  { key: 'late', label: 'Late by', by: ({ late }: Row) => least(late) },
  { key: 'words', label: 'Words', by: ({ words }: Row) => least(words) },
  { key: 'rating', label: 'Rating', by: ({ rating }: Row) => least(rating) },
]

function besideInWords(leniency: number | null): string {
  if (leniency === null) return 'Nobody else scored the same papers yet'
  if (Math.abs(leniency) < 0.05) return 'As the others score the same papers'
  const points = Math.abs(leniency).toFixed(1)
  return `${points} ${leniency > 0 ? 'higher' : 'lower'} than the others on the same papers`
}

const rowOf = (one: Colleague): Row => ({
  ...one,
  href: to.reviewer(one),
  reviews: asking(to.allReviews(), { q: one.name }),
  beside: one.leniency === null ? '' : signed(one.leniency, 1),
  besideInWords: besideInWords(one.leniency),
})

async function searched(r: Reading, { q, order }: Search) {
  must(maySeeQuality(r.viewer))
  const [reviews, fields] = await Promise.all([overseenReviews(r), listFields(r, 'review')])
  const due = (review: { postponed_until: Temporal.Instant | null }) =>
    reviewingOf(r.deadlines, review)?.closesAt ?? null
  const all = colleagues(reviews, due).map(rowOf)
  const { heads, sorted } = sorting(COLUMNS, order, (by) => asking(to.quality(), { q, order: by }))
  const fits = ({ name, email }: Row) => isFoundIn([`${name} ${email}`], q)
  return { reviews, fields, all, rows: sorted(all.filter(fits)), heads: heads(all) }
}

export async function qualityPage(r: Reading, search: Search): Promise<QualityPage> {
  const { reviews, fields, all, rows, heads } = await searched(r, search)
  return {
    ...{ rows, heads, search, all: all.length },
    sent: reviews.filter(({ submitted_at }) => submitted_at !== null).length,
    agreements: agreements(reviews, fields).map(({ alpha, ...one }) => ({
      ...one,
      alpha: alpha === null ? '' : figure(alpha, 2),
      words: alpha === null ? 'too little to compare' : agreementInWords(alpha),
    })),
    csv: asking(to.qualityCsv(), { q: search.q, order: search.order }),
  }
}

const rounded = (number: number | null) => (number === null ? '' : Math.round(number * 100) / 100)

export async function qualityCsv(r: Reading, search: Search): Promise<string> {
  const { rows } = await searched(r, search)
  const head = ['reviewer', 'email', 'sent', 'asked', 'mean overall', 'beside others', 'spread']
  return csv([
    [...head, 'hours late', 'words', 'rating'],
    ...rows.map(({ name, email, sent, of, ...row }) => [
      ...[name, email, sent, of],
      ...[row.mean, row.leniency, row.spread, row.late, row.words, row.rating].map(rounded),
    ]),
  ])
}
