// A chair's own words to reviewers, and to the authors of what they review: one letter a person.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import { wordsFromChairs } from '../selection/letters.ts'
import type { Audience, Circular } from './form.ts'
import type { Recipient } from './recipients.ts'

const words = letterKind(
  'circulars/mail/words',
  'reviewers',
  ['name', 'subject', 'words', 'papers'],
  ['words', 'papers'],
)
const reminder = letterKind(
  'circulars/mail/reminder',
  'reviewers',
  ['name', 'subject', 'words', 'reviews', 'link.reviews'],
  ['words', 'reviews'],
)
export const kinds = [words, reminder]

type Said = Pick<Circular, 'subject' | 'words'>

/** What the letter of a reminder begins with, until a chair writes something else. */
export const REMINDER: Said = {
  subject: 'Reviews that are still missing',
  words: `the reviews below have not arrived, and decisions wait for them. Send them as soon as you can, or ask for more days on the page of the review.

You cannot finish? Say so there, and we ask somebody else.`,
}

const lineOf = ({ id, title, path }: Recipient['about'][number]) => ({
  ...{ id, words: `"${title}" (paper ${id})`, path },
})

function toReviewer({ person, about }: Recipient, audience: Audience, said: Said, batchId: string): Letter {
  const common = { to: person, papers: about.map(({ id }) => id), batchId }
  const told = { name: person.name, ...said }
  if (audience !== 'missing')
    return letter(words, { ...common, values: { ...told, papers: about.map(lineOf) } })
  const reviews = about.map((one) => ({ ...lineOf(one), more: one.more }))
  return letter(reminder, { ...common, values: { ...told, reviews, 'link.reviews': to.reviews() } })
}

export function circularTo(recipient: Recipient, audience: Audience, said: Said, batchId: string): Letter {
  if (audience !== 'authors') return toReviewer(recipient, audience, said, batchId)
  const { personId: person_id, name, email } = recipient.person
  return wordsFromChairs({ name, email, person_id, papers: recipient.about }, said, batchId)
}
