// A chair writes to reviewers: exactly to those and exactly what was looked at, or to nobody.
import type { Writing } from '../context.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { type Entry, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { openBatch, sendAll } from '../core/outbox.ts'
import { dispatchBatch } from '../mail/actions.ts'
import { writtenLately } from '../mail/queries.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { Audience, Notice } from './form.ts'
import { noticeTo } from './letters.ts'
import { recipientsOf } from './queries.ts'

const TITLES: Record<Audience, string> = {
  all: 'A letter to all reviewers',
  unbid: 'A letter to reviewers without bids',
}

export async function sendNotice(
  w: Writing,
  audience: Audience,
  { subject, words, looked }: Notice,
): Promise<Entry<{ batch: string; letters: number }>> {
  must(maySeeReviewers(w.viewer))
  const people = await recipientsOf(w, audience)
  if (people.length === 0) return fault({ to: 'Nobody is left to write to.' })
  if (looked !== fingerprint([subject, words, people]))
    return fault({
      words: 'The text or the recipients are no longer those that you looked at. Look again, then send.',
    })
  const about = { kind: 'circulars', title: TITLES[audience] } as const
  const before = await writtenLately(w, { ...about, subject, words, to: people.map(({ email }) => email) })
  if (before) return { ok: true, value: { batch: before.id, letters: people.length } }
  const batch = await openBatch(w, about)
  await sendAll(
    w,
    people.map((person) => noticeTo(person, audience, { subject, words }, batch)),
  )
  await record(w, 'reviewers.written', { subject, details: { to: audience } })
  await dispatchBatch(w, batch)
  return { ok: true, value: { batch, letters: people.length } }
}
