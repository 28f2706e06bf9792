// A letter to reviewers: to whom it would go, and as the first of them will read it.
import type { Reading } from '../context.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { type Fault, typedIn } from '../core/form.ts'
import { previewed } from '../core/outbox.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { AUDIENCES, type Audience, readNotice } from './form.ts'
import { BEGINNINGS, noticeTo } from './letters.ts'
import { type Recipient, recipientsOf } from './queries.ts'

const WHO: Record<Audience, string> = { all: 'All reviewers', unbid: 'Reviewers who have not bid' }

type Said = { subject: string; words: string }
export type NoticePage = {
  audiences: { key: Audience; label: string; people: number; chosen: boolean }[]
  names: string[]
  typed: Said
  /** There once both are written and somebody would get it. */
  example: { to: string; subject: string; text: string; body: string; looked: string } | null
  entry: Fault | null
}

function typedOr(fields: unknown, audience: Audience): Said {
  const { subject, words } = typedIn(fields)
  return typeof subject === 'string' && typeof words === 'string' ? { subject, words } : BEGINNINGS[audience]
}

async function exampleOf(r: Reading, people: Recipient[], audience: Audience, said: Said) {
  const [first] = people
  if (!first) return null
  const looked = fingerprint([said.subject, said.words, people])
  return { to: first.name, ...(await previewed(r, noticeTo(first, audience, said, ''))), looked }
}

export async function noticePage(
  r: Reading,
  audience: Audience,
  fields: unknown = {},
  entry: Fault | null = null,
): Promise<NoticePage> {
  must(maySeeReviewers(r.viewer))
  const [all, unbid] = [await recipientsOf(r, 'all'), await recipientsOf(r, 'unbid')]
  const people = { all, unbid }
  const typed = typedOr(fields, audience)
  const said = readNotice({ ...typed, looked: '' })
  return {
    audiences: AUDIENCES.map((key) => ({
      ...{ key, label: WHO[key], chosen: key === audience },
      people: people[key].length,
    })),
    names: people[audience].map(({ name }) => name),
    typed,
    example: said.ok ? await exampleOf(r, people[audience], audience, said.value) : null,
    entry,
  }
}
