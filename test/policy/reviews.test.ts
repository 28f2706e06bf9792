// Truth table of policy/reviews: who may see, read and change which review, and when.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stage } from '../../server/core/tables.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import * as policy from '../../server/policy/reviews.ts'
import { because } from '../../server/policy/verdict.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { person, whoAmong } from './viewers.ts'

const PAPER = 7
const WRITER = 1
const closes = Temporal.Instant.from('2023-06-13T12:00:00Z')
const stage = (hard: boolean): Stage => ({ name: 'review', opens_at: null, closes_at: closes, hard })
const during = deadlinesAt([stage(true)], closes.subtract({ hours: 1 }))
const inGrace = deadlinesAt([stage(true)], closes.add({ minutes: 9 }))
const after = deadlinesAt([stage(true)], closes.add({ minutes: 10 }))
const afterSoft = deadlinesAt([stage(false)], closes.add({ hours: 90 }))

const of = new Set([PAPER])
const viewers = {
  visitor,
  stranger: person(90),
  writer: person(WRITER, { isReviewer: true, assigned: of }),
  peer: person(2, { isReviewer: true, assigned: of }),
  sentPeer: person(3, { isReviewer: true, assigned: of, reviewed: of }),
  formerPeer: person(4, { isReviewer: true, reviewed: of }),
  author: person(5, { authored: of, conflicted: of }),
  chair: person(6, { isChair: true }),
  conflictedChair: person(8, { isChair: true, conflicted: of }),
  authorChair: person(9, { isChair: true, authored: of, conflicted: of }),
  conflictedWriter: person(WRITER, { isReviewer: true, conflicted: of }),
}
type Who = keyof typeof viewers

const draft: policy.ReviewFacts = {
  paper_id: PAPER,
  person_id: WRITER,
  submitted_at: null,
  refused_at: null,
  released: false,
  live: true,
  postponed_until: null,
}
const sent = { ...draft, submitted_at: closes.subtract({ hours: 5 }) }
const reviews = {
  draft,
  sent,
  released: { ...sent, released: true },
  releasedDraft: { ...draft, released: true },
  takenDraft: { ...draft, live: false },
  takenSent: { ...sent, live: false },
  refused: { ...draft, live: false, refused_at: closes },
}
type Which = keyof typeof reviews
const byName = new Map<string, policy.ReviewFacts>(Object.entries(reviews))

const whoOf = whoAmong(viewers)

const CHAIRS: Who[] = ['chair']
const AUTHORS: Who[] = ['author', 'authorChair']

test('whether a review exists for a viewer', () => {
  const seeing: Record<Which, Who[]> = {
    draft: ['writer', ...CHAIRS],
    sent: ['writer', 'sentPeer', ...CHAIRS],
    released: ['writer', 'sentPeer', ...CHAIRS, ...AUTHORS],
    releasedDraft: ['writer', ...CHAIRS],
    takenDraft: [...CHAIRS],
    takenSent: ['writer', ...CHAIRS],
    refused: [...CHAIRS],
  }
  for (const [which, expected] of Object.entries(seeing)) {
    const review = byName.get(which) ?? draft
    const found = whoOf((viewer) => policy.maySeeReview(viewer, review, 'after-own'))
    assert.deepEqual(found.sort(), [...expected].sort(), which)
  }
})

// Rule 16.
test('the other reviews: after one’s own, always, or never', () => {
  const readers = (others: policy.OtherReviews) =>
    whoOf((viewer) => policy.maySeeReview(viewer, sent, others))
  assert.deepEqual(readers('after-own'), ['writer', 'sentPeer', 'chair'])
  assert.deepEqual(readers('always'), ['writer', 'peer', 'sentPeer', 'chair'])
  assert.deepEqual(readers('never'), ['writer', 'chair'])
  assert.equal(policy.maySeeReview(viewers.peer, draft, 'always'), 'hidden')
  assert.equal(policy.maySeeOthers(viewers.sentPeer, PAPER, 'after-own'), 'yes')
  assert.match(
    because(policy.maySeeOthers(viewers.peer, PAPER, 'after-own')) ?? '',
    /after you have submitted yours/,
  )
  assert.equal(policy.maySeeOthers(viewers.formerPeer, PAPER, 'always'), 'hidden')
})

// Rule 15.
test('words and scores of a draft are its writer’s alone', () => {
  const readers = (review: policy.ReviewFacts) =>
    whoOf((viewer) => policy.mayReadReview(viewer, review, 'always'))
  assert.deepEqual(readers(draft), ['writer'])
  assert.deepEqual(readers(sent), ['writer', 'peer', 'sentPeer', 'chair'])
  assert.deepEqual(readers(reviews.refused), [])
})

// Rule 34.
test('a certificate is for whoever has sent a review, and not for whoever looks on', () => {
  const writer = viewers.writer
  assert.equal(policy.mayPrintCertificate(writer, 1), 'yes')
  assert.match(because(policy.mayPrintCertificate(writer, 0)) ?? '', /sent no review yet/)
  assert.equal(policy.mayPrintCertificate({ ...writer, watched: true }, 1), 'hidden')
  assert.equal(policy.mayPrintCertificate(visitor, 0), 'hidden')
})

const INSIDE = ['writer', 'peer', 'sentPeer', 'chair']

// Rule 17.
for (const [readers, atRelease, whileWindowIsOpen] of [
  ['authors', ['writer', 'sentPeer', 'author', 'authorChair', 'chair'], ['writer', 'sentPeer', 'chair']],
  ['decided', ['writer', 'sentPeer', 'author', 'authorChair', 'chair'], ['writer', 'sentPeer', 'chair']],
  ['reviewers', ['writer', 'sentPeer', 'chair'], ['writer', 'sentPeer', 'chair']],
  ['chairs', ['writer', 'chair'], ['writer', 'chair']],
] as const) {
  test(`who reads an answer that is for ${readers}`, () => {
    const reading = (review: policy.ReviewFacts, others: policy.OtherReviews) =>
      whoOf((viewer) => policy.mayReadReviewAnswer(viewer, review, { readers }, others))
    assert.deepEqual(reading(draft, 'always'), ['writer'])
    assert.deepEqual(reading(reviews.refused, 'always'), [])
    assert.deepEqual(new Set(reading(reviews.released, 'after-own')), new Set(atRelease))
    assert.deepEqual(new Set(reading(sent, 'after-own')), new Set(whileWindowIsOpen))
    assert.deepEqual(reading(sent, 'always'), readers === 'chairs' ? ['writer', 'chair'] : INSIDE)
  })
}

// Rules 15 and 18.
test('versions are for the writer, those that were submitted for chairs, and for nobody else', () => {
  const reading = (review: policy.ReviewFacts, is_draft: boolean) =>
    whoOf((viewer) => policy.mayReadVersion(viewer, review, { is_draft }, 'always'))
  assert.deepEqual(reading(draft, true), ['writer'])
  assert.deepEqual(reading(sent, true), ['writer'])
  assert.deepEqual(reading(sent, false), ['writer', 'chair'])
  assert.deepEqual(reading(reviews.released, false), ['writer', 'chair'])
  const watched = { ...viewers.writer, watched: true }
  assert.equal(policy.mayReadVersion(watched, sent, { is_draft: true }, 'always'), 'hidden')
  assert.equal(policy.mayReadVersion(watched, sent, { is_draft: false }, 'always'), 'yes')
})

test('private notes are their writer’s alone, also where a chair looks as the writer', () => {
  assert.deepEqual(
    whoOf((viewer) => policy.mayReadPrivateNotes(viewer, sent)),
    ['writer', 'conflictedWriter'],
  )
  assert.equal(policy.mayReadPrivateNotes({ ...viewers.writer, watched: true }, sent), 'hidden')
})

test('who wrote it is known to the writer and the unconflicted chairs', () => {
  const knowing = whoOf((viewer) => policy.mayKnowReviewer(viewer, sent))
  assert.deepEqual(knowing, ['writer', 'chair', 'conflictedWriter'])
})

const edit = (who: Who, which: Which, deadlines = during) =>
  policy.mayEditReview(viewers[who], reviews[which], deadlines, 'after-own')

// Rule 18.
test('only the writer changes a review, while it is open', () => {
  for (const which of ['draft', 'sent'] as const) {
    assert.equal(edit('writer', which), 'yes')
    assert.equal(edit('writer', which, inGrace), 'yes')
    assert.equal(edit('writer', which, afterSoft), 'yes')
    assert.match(because(edit('writer', which, after)) ?? '', /deadline has passed/)
    assert.match(because(edit('chair', which)) ?? '', /Only its reviewer/)
    for (const who of ['stranger', 'conflictedChair', 'author', 'conflictedWriter'] as const) {
      assert.equal(edit(who, which), 'hidden', who)
    }
  }
  assert.match(because(edit('sentPeer', 'sent')) ?? '', /Only its reviewer/)
  assert.match(because(edit('writer', 'released')) ?? '', /sent to the authors/)
  assert.match(because(edit('writer', 'takenSent')) ?? '', /no longer review this paper/)
  assert.equal(edit('writer', 'takenDraft'), 'hidden')
})

test('a paper is handed back before the review is submitted', () => {
  const refuse = (who: Who, which: Which, deadlines = during) =>
    policy.mayRefuseReview(viewers[who], reviews[which], deadlines, 'after-own')
  assert.equal(refuse('writer', 'draft', after), 'yes', 'whoever cannot write says so at any time')
  assert.equal(refuse('writer', 'draft'), 'yes')
  assert.match(because(refuse('writer', 'sent')) ?? '', /cannot hand it back/)
  assert.match(because(refuse('chair', 'draft')) ?? '', /Only its reviewer/)
  assert.equal(refuse('stranger', 'draft'), 'hidden')
})

test('late is what comes after the official instant, grace or not', () => {
  assert.equal(policy.reviewIsLate(during, draft), false)
  assert.equal(policy.reviewIsLate(inGrace, draft), true)
  assert.equal(policy.reviewIsLate(deadlinesAt([], closes), draft), false)
})
