// To whom a circular goes: one letter a person, and why somebody is left out. Nothing of papers that the chair is in conflict with.
import { createHash } from 'node:crypto'
import type { Reading } from '../context.ts'
import { type AuthorLine, authorsOf } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { type Row, soughtReviews } from '../quality/rows.ts'
import { recipientsOf } from '../selection/recipients.ts'
import type { Audience, Circular, Wish } from './form.ts'
import { type Reachable, reachableAmong } from './queries.ts'

type Titled = { id: number; title: string }
export type Recipient = {
  person: { personId: number | null; name: string; email: string }
  about: (Titled & { path: string; more: string })[]
}
export type Gathering = { recipients: Recipient[]; leftOut: { because: string; names: string[] }[] }

export type Selection = {
  rows: Row[]
  /** Ticked and no longer there: withdrawn, handed back, or never this chair's to see. */
  gone: number
  reachable: Map<number, Reachable>
  authors: Map<number, AuthorLine[]>
}

const papersOf = (rows: Row[]): Titled[] => [...new Map(rows.map(({ paper }) => [paper.id, paper])).values()]

export async function selectedReviews(r: Reading, { reviews, q, show }: Wish): Promise<Selection> {
  const { rows: found } = await soughtReviews(r, reviews ? { q: '', show: 'all' } : { q, show })
  const ticked = reviews && new Set(reviews)
  const rows = ticked ? found.filter(({ id }) => ticked.has(id)) : found
  const people = [...new Set(rows.map(({ reviewer }) => reviewer.id))]
  const papers = papersOf(rows).map(({ id }) => id)
  // One after the other, because the letters are gathered once more within their transaction, which is one connection.
  const [reachable, authors] = [await reachableAmong(r, people), await authorsOf(r, papers)]
  return { rows, gone: ticked ? ticked.size - rows.length : 0, reachable, authors }
}

const WANTED: Record<Exclude<Audience, 'authors'>, (row: Row) => boolean> = {
  writers: () => true,
  missing: ({ state }) => state !== 'sent',
  sent: ({ state }) => state === 'sent',
}

function obstacle(audience: Audience, row: Row, person: Reachable | undefined): string | null {
  if (!person?.confirmed) return 'No confirmed address'
  if (audience !== 'missing') return null
  if (row.closed) return 'Reviewing is closed for them'
  if (row.unable) return 'They have said that they cannot finish'
  return person.stopped ? 'Their reminders are stopped' : null
}

const MORE: Record<Row['state'], string> = {
  sent: 'sent',
  draft: 'a draft, not sent',
  waiting: 'not started',
}

const grouped = (left: { because: string; name: string }[]): Gathering['leftOut'] =>
  [...Map.groupBy(left, ({ because }) => because)].map(([because, all]) => ({
    because,
    names: all.map(({ name }) => name),
  }))

function reviewersOf({ rows, reachable }: Selection, audience: Exclude<Audience, 'authors'>): Gathering {
  const judged = rows
    .filter(WANTED[audience])
    .map((row) => ({ row, because: obstacle(audience, row, reachable.get(row.reviewer.id)) }))
  const kept = judged.filter(({ because }) => because === null).map(({ row }) => row)
  const recipients = [...Map.groupBy(kept, ({ reviewer }) => reviewer.id)].flatMap(([id, own]) => {
    const [first] = own
    if (!first) return []
    const about = own.map(({ id: review, paper, state }) => ({
      ...{ ...paper, path: to.review({ id: review }), more: MORE[state] },
    }))
    return [{ person: { personId: id, name: first.reviewer.name, email: first.reviewer.email }, about }]
  })
  const left = judged.flatMap(({ row, because }) =>
    because ? [{ because, name: `${row.reviewer.name}, paper ${row.paper.id}` }] : [],
  )
  return { recipients, leftOut: grouped(left) }
}

function authorsAmong({ rows, authors }: Selection): Gathering {
  const papers = papersOf(rows)
  const recipients = recipientsOf(papers, authors).map(({ name, email, person_id, papers: own }) => ({
    person: { personId: person_id, name: name || (email ?? ''), email: email ?? '' },
    about: own.map((paper) => ({ ...paper, path: to.paper(paper), more: '' })),
  }))
  const left = papers.flatMap(({ id }) =>
    (authors.get(id) ?? [])
      .filter(({ email }) => !email)
      .map(({ name }) => ({ because: 'No address is known', name: `${name}, paper ${id}` })),
  )
  return { recipients, leftOut: grouped(left) }
}

export const gathered = (selection: Selection, audience: Audience): Gathering =>
  audience === 'authors' ? authorsAmong(selection) : reviewersOf(selection, audience)

/** The same text to the same people about the same papers gives the same words; what was looked at is what is sent. */
export function sealOf({ recipients }: Gathering, { subject, words }: Pick<Circular, 'subject' | 'words'>) {
  const to = recipients.map(({ person, about }) => [person.email, about.map(({ id }) => id)])
  return createHash('sha256')
    .update(JSON.stringify([subject, words, to]))
    .digest('base64url')
}
