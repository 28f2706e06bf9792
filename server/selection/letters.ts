// A chair's own words to the authors of several papers: one letter a person, with all of that person's papers in it.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Words } from './form.ts'
import type { Recipient } from './recipients.ts'

const KIND = letterKind(
  'selection/mail/words',
  'authors',
  ['name', 'subject', 'words', 'papers'],
  ['words', 'papers'],
)
export const kinds = [KIND]

export const wordsFromChairs = (author: Recipient, { subject, words }: Words, batchId: string): Letter =>
  letter(KIND, {
    to: { personId: author.person_id, name: author.name || author.email, email: author.email },
    values: {
      ...{ name: author.name || author.email, subject, words },
      papers: author.papers.map(({ id, title }) => ({
        ...{ id, words: `"${title}" (paper ${id})`, path: to.paper({ id }) },
      })),
    },
    papers: author.papers.map(({ id }) => id),
    batchId,
  })
