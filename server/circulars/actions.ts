// A chair writes to those whom the table of reviews names: exactly the letters that were looked at, or none.
import type { Writing } from '../context.ts'
import { type Entry, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { openBatch, sendAll } from '../core/outbox.ts'
import { dispatchBatch } from '../mail/actions.ts'
import { writtenLately } from '../mail/queries.ts'
import { mayWriteAboutReviews } from '../policy/quality.ts'
import { must } from '../policy/verdict.ts'
import type { Audience, Circular, Wish } from './form.ts'
import { circularTo } from './letters.ts'
import { gathered, type Recipient, sealOf, selectedReviews } from './recipients.ts'

/** The title of a batch is read by every chair, so it counts and names nothing. */
const TITLES: Record<Audience, string> = {
  writers: 'A letter to reviewers',
  missing: 'A reminder of reviews',
  sent: 'A letter to reviewers who have sent reviews',
  authors: 'A letter to authors',
}

const OVERTAKEN = 'The text or the recipients are no longer those that you looked at. Look again, then send.'

const aboutAll = (recipients: Recipient[]) => [
  ...new Map(recipients.flatMap(({ about }) => about).map((paper) => [paper.id, paper])).values(),
]

export async function sendCircular(
  w: Writing,
  wish: Wish,
  circular: Circular,
): Promise<Entry<{ batch: string; letters: number }>> {
  const gathering = gathered(await selectedReviews(w, wish), wish.to)
  const { recipients } = gathering
  const papers = aboutAll(recipients)
  for (const { id } of papers) must(mayWriteAboutReviews(w.viewer, id))
  if (recipients.length === 0) return fault({ to: 'Nobody is left to write to.' }, circular)
  if (circular.seen !== sealOf(gathering, circular)) return fault({ words: OVERTAKEN }, circular)
  const { subject, words } = circular
  const about = { kind: 'circulars', title: TITLES[wish.to] } as const
  const before = await writtenLately(w, {
    ...about,
    subject,
    words,
    to: recipients.map(({ person }) => person.email),
  })
  if (before) return { ok: true, value: { batch: before.id, letters: recipients.length } }
  const batch = await openBatch(w, about)
  await sendAll(
    w,
    recipients.map((one) => circularTo(one, wish.to, { subject, words }, batch)),
  )
  const event = wish.to === 'authors' ? 'paper.authors-written' : 'paper.reviewers-written'
  for (const { id, title } of papers) await record(w, event, { paperId: id, subject: title })
  await dispatchBatch(w, batch)
  return { ok: true, value: { batch, letters: recipients.length } }
}
