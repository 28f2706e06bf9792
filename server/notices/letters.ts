// A chair's own words to reviewers, about no paper.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Audience, Notice } from './form.ts'
import type { Recipient } from './queries.ts'

const words = letterKind('notices/mail/words', 'reviewers', ['name', 'subject', 'words', 'link'], ['words'])
export const kinds = [words]

/** What a letter begins with, until a chair writes something else. */
export const BEGINNINGS: Record<Audience, Pick<Notice, 'subject' | 'words'>> = {
  all: { subject: '', words: '' },
  unbid: {
    subject: 'Say which papers you would like to review',
    words:
      'we have no bids from you yet. A few minutes of yours make papers come to people who want to read them.',
  },
}

export const noticeTo = (
  { id, name, email }: Recipient,
  audience: Audience,
  { subject, words: said }: Pick<Notice, 'subject' | 'words'>,
  batchId: string,
): Letter =>
  letter(words, {
    to: { personId: id, name, email },
    values: { name, subject, words: said, link: audience === 'unbid' ? to.bids() : to.desk() },
    papers: [],
    batchId,
  })
