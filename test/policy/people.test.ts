// policy/people as a table: what is for chairs, which lines of the journal they read, what an invitation still allows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Invitation } from '../../server/core/tables-reviewing.ts'
import { mayWriteTemplates } from '../../server/policy/letters.ts'
import * as may from '../../server/policy/people.ts'
import { because } from '../../server/policy/verdict.ts'
import { system, type Viewer, visitor } from '../../server/policy/viewer.ts'

const chair: Viewer = { ...visitor, personId: 1, confirmed: true, isChair: true }
const conflicted: Viewer = { ...chair, conflicted: new Set([7]) }
const others: Viewer[] = [
  visitor,
  { ...visitor, personId: 2, confirmed: true },
  {
    ...visitor,
    personId: 3,
    confirmed: true,
    isReviewer: true,
    assigned: new Set([7]),
    reviewed: new Set([7]),
  },
  { ...visitor, personId: 4, confirmed: true, authored: new Set([7]), conflicted: new Set([7]) },
]

// Rule 36.
test('inviting, reviewers, journal, settings, plan, outbox and the texts of letters are for chairs, and hidden from everybody else', () => {
  const { mayInvite, maySeeReviewers, mayReadJournal, mayConfigure, mayPlan, mayReadOutbox } = may
  const reading = [maySeeReviewers, mayReadJournal, mayReadOutbox]
  for (const verdict of [mayInvite, mayConfigure, mayPlan, mayWriteTemplates, ...reading]) {
    for (const viewer of [chair, conflicted, system]) assert.equal(verdict(viewer), 'yes')
    for (const viewer of others) assert.equal(verdict(viewer), 'hidden')
  }
})

test('expertise is asked of reviewers alone', () => {
  const told = [chair, ...others].map((viewer) => may.mayTellExpertise(viewer))
  assert.deepEqual(told, ['hidden', 'hidden', 'hidden', 'yes', 'hidden'])
})

test('a further address is for a confirmed account', () => {
  const { mayAddEmail } = may
  assert.equal(mayAddEmail(visitor), 'hidden')
  assert.equal(mayAddEmail(chair), 'yes')
  assert.equal(may.mayMakeToken(chair), 'yes')
  assert.equal(may.mayMakeToken(visitor), 'hidden')
  const because = 'Confirm the address of your account first.'
  assert.deepEqual(mayAddEmail({ ...visitor, personId: 5 }), { because })
  assert.deepEqual(may.mayMakeToken({ ...visitor, personId: 5 }), { because })
})

test('a line about a paper is hidden from the chair in conflict with it', () => {
  const table: [number | null, boolean][] = [
    [null, true],
    [7, false],
    [8, true],
  ]
  for (const [paper_id, seen] of table) {
    assert.equal(may.maySeeLine(chair, { paper_id }), 'yes')
    assert.equal(may.maySeeLine(conflicted, { paper_id }), seen ? 'yes' : 'hidden', `${paper_id}`)
    for (const viewer of others) assert.equal(may.maySeeLine(viewer, { paper_id }), 'hidden')
  }
})

const NOW = Temporal.Instant.from('2023-05-20T12:00:00Z')
const invitation: Invitation = {
  id: 1,
  email: 'nora@people.example',
  name: '',
  role: 'reviewer',
  load: 4,
  message: '',
  token_hash: '',
  invited_at: NOW.subtract({ hours: 24 }),
  invited_by: 1,
  expires_at: NOW.add({ hours: 24 }),
  opened_at: null,
  accepted_at: null,
  accepted_by: null,
  refused_at: null,
  refusal_reason: null,
  revoked_at: null,
  suggestion: null,
  postponed_at: null,
  postponed_until: null,
  reminded_at: null,
  reminders: 0,
  earlier_hashes: [],
}
const STATES: [Partial<Invitation>, answer: RegExp | null, revoke: RegExp | null][] = [
  [{}, null, null],
  [{ accepted_at: NOW, accepted_by: 2 }, /You have accepted/, /was answered/],
  [{ refused_at: NOW, refusal_reason: '' }, /You have declined/, /was answered/],
  [{ revoked_at: NOW }, /taken back/, /taken back already/],
  [{ expires_at: NOW }, /has expired/, null],
  [{ expires_at: NOW.subtract({ hours: 1 }) }, /has expired/, null],
]

test('an invitation is answered once, while it is open, and taken back until it is answered', () => {
  for (const [change, answer, revoke] of STATES) {
    const it = { ...invitation, ...change }
    const reasons = [because(may.mayAnswerInvitation(it, NOW)), because(may.mayRevokeInvitation(chair, it))]
    for (const [index, expected] of [answer, revoke].entries()) {
      const words = JSON.stringify(change)
      if (expected) assert.match(reasons[index] ?? '', expected, words)
      else assert.equal(reasons[index], null, words)
    }
    for (const viewer of others) assert.equal(may.mayRevokeInvitation(viewer, it), 'hidden')
  }
  assert.equal(may.mayAnswerInvitation(invitation, NOW), 'yes')
  assert.equal(may.mayRevokeInvitation(chair, invitation), 'yes')
})
