// May I: each paper of a letter is answered by its link once, as long as it stands. Rule 40.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { mayAnswerOffer, mayTakeOffer, type OfferFacts } from '../../server/policy/offers.ts'
import { because } from '../../server/policy/verdict.ts'
import { START } from '../support/people.ts'

const open: OfferFacts = {
  ...{ accepted_at: null, unable_at: null, ended_at: null, saved_at: null, refused: false, live: true },
  token_expires_at: START,
}
const before = START.subtract({ hours: 1 })

test('a paper of a letter is answered by its link once, and only while it stands', () => {
  equal(mayAnswerOffer(open, before), 'yes')
  for (const [change, words] of [
    [{ refused: true, ended_at: before }, /have declined/],
    [{ ended_at: before }, /taken back/],
    [{ live: false, accepted_at: before }, /taken back/],
    [{ accepted_at: before }, /answered already/],
    [{ saved_at: before }, /answered already/],
    [{ unable_at: before }, /answered already/],
    [{ token_expires_at: before }, /expired/],
    [{ token_expires_at: null }, /expired/],
  ] as const)
    match(because(mayAnswerOffer({ ...open, ...change }, before)) ?? '', words)
  match(because(mayAnswerOffer(open, START)) ?? '', /expired/)
})

// Rule 45.
test('a hard deadline keeps a paper from being taken on, own days open it, and declining stays open', () => {
  const at = (hard: boolean) =>
    deadlinesAt([{ name: 'review', opens_at: null, closes_at: before.subtract({ hours: 2 }), hard }], before)
  const offer = { ...open, postponed_until: null }
  equal(mayTakeOffer(offer, at(false)), 'yes')
  match(because(mayTakeOffer(offer, at(true))) ?? '', /Reviews are closed[\s\S]*Decline it/)
  equal(mayTakeOffer({ ...offer, postponed_until: START }, at(true)), 'yes')
  match(because(mayTakeOffer({ ...offer, refused: true }, at(true))) ?? '', /have declined/)
  equal(mayAnswerOffer(offer, at(true).now), 'yes')
})
