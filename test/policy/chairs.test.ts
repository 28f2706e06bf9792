// Tables of what is the chairs': the public call, pairs that are ruled, runs, the programme, and a conflict taken back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayAnswerApplication, mayApply, maySeeApplications } from '../../server/policy/applications.ts'
import { mayCancelRun, mayRulePair, maySeeWholeRun, type PairFacts } from '../../server/policy/assignments.ts'
import { mayTakeBackOwnConflict } from '../../server/policy/bids.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { mayRemind, maySayTie } from '../../server/policy/people.ts'
import { mayPublishProgramme, mayRemoveSlot } from '../../server/policy/programme.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { AT, CLOSE, draft, letter, row, submitted, table, VIEWERS } from './papers-table.ts'

//             visitor, person, author, reviewer, chair, authorChair, conflicted
const CHAIRS = 'hhhhyyy'
const CHAIRS_TOLD = 'hhhhbbb'
const UNCONFLICTED = 'hhhhyhh'

test('anybody applies while there is a call, and chairs read and answer', () => {
  assert.equal(letter(mayApply({ reviewer_call: null })), 'h')
  assert.equal(letter(mayApply({ reviewer_call: '' })), 'y')
  assert.equal(row(maySeeApplications), CHAIRS)
  const answered = (admitted: boolean, declined: boolean) => ({
    admitted_at: admitted ? AT : null,
    declined_at: declined ? AT : null,
  })
  assert.equal(
    row((viewer) => mayAnswerApplication(viewer, answered(false, false))),
    CHAIRS,
  )
  assert.equal(
    row((viewer) => mayAnswerApplication(viewer, answered(true, false))),
    CHAIRS_TOLD,
  )
  assert.equal(
    row((viewer) => mayAnswerApplication(viewer, answered(false, true))),
    CHAIRS_TOLD,
  )
})

const PAIR: PairFacts = {
  isReviewer: true,
  conflicted: false,
  standing: false,
  refused: false,
  forbidden: false,
}
const RULED: [Partial<PairFacts>, locked: string, forbidden: string][] = [
  [{}, 'y', 'y'],
  [{ standing: true }, 'y', 'b'],
  [{ forbidden: true }, 'y', 'y'],
  [{ conflicted: true }, 'b', 'y'],
  [{ refused: true }, 'b', 'y'],
  [{ isReviewer: false }, 'b', 'y'],
]

// Rules 10 and 30.
test('a pair is ruled by chairs without a conflict; what can never be assigned is never locked', () => {
  for (const [more, locked, forbidden] of RULED) {
    const told = (ruling: 'locked' | 'forbidden' | 'none', paper = submitted) =>
      row((viewer) => mayRulePair(viewer, paper, { ...PAIR, ...more }, ruling))
    const forChair = (one: string) => UNCONFLICTED.replace('y', one)
    assert.equal(told('locked'), forChair(locked), JSON.stringify(more))
    assert.equal(told('forbidden'), forChair(forbidden), JSON.stringify(more))
    assert.equal(told('none'), UNCONFLICTED)
    assert.equal(told('locked', draft), forChair('b'), 'a draft is not assigned')
  }
  const ended = 'hhhhbhh'
  table((viewer, paper) => mayRulePair(viewer, paper, PAIR, 'locked'), {
    ...{ draft: ended, submitted: UNCONFLICTED, announced: UNCONFLICTED },
    ...{ withdrawn: ended, deskRejected: ended, announcedWithdrawn: ended, announcedDeskRejected: ended },
  })
})

// Rule 10.
test('totals of a run are for chairs without any conflict, its end for every chair', () => {
  assert.equal(row(maySeeWholeRun), UNCONFLICTED)
  assert.equal(
    row((viewer) => mayCancelRun(viewer, { finished_at: null })),
    CHAIRS,
  )
  assert.equal(
    row((viewer) => mayCancelRun(viewer, { finished_at: AT })),
    CHAIRS_TOLD,
  )
})

// Rule 10.
test('chairs publish a programme with slots, and remove no slot of a paper that is hidden from them', () => {
  assert.equal(
    row((viewer) => mayPublishProgramme(viewer, { slots: 1 })),
    CHAIRS,
  )
  assert.equal(
    row((viewer) => mayPublishProgramme(viewer, { slots: 0 })),
    CHAIRS_TOLD,
  )
  assert.equal(
    row((viewer) => mayRemoveSlot(viewer, { hidden: false })),
    CHAIRS,
  )
  assert.equal(
    row((viewer) => mayRemoveSlot(viewer, { hidden: true })),
    CHAIRS_TOLD,
  )
})

test('chairs remind, and everybody with a confirmed account says their ties', () => {
  assert.equal(row(mayRemind), CHAIRS)
  assert.equal(row(maySayTie), 'hyyyyyy')
  assert.equal(letter(maySayTie({ ...visitor, personId: 1 })), 'b')
})

const BIDDING = { name: 'bidding', opens_at: AT, closes_at: CLOSE, hard: true } as const

// Rule 29.
test('an own conflict is taken back by the reviewer who declared it, while bidding is open and no chair has confirmed it', () => {
  const [during, after] = [deadlinesAt([BIDDING], AT), deadlinesAt([BIDDING], CLOSE.add({ hours: 1 }))]
  const own = { declared_by: 1, declared_as: 'reviewer', confirmed_at: null } as const
  const told = (conflict: Parameters<typeof mayTakeBackOwnConflict>[1], now = during) =>
    letter(mayTakeBackOwnConflict(VIEWERS.reviewer, conflict, now))
  assert.equal(told(own), 'y')
  assert.equal(told(own, after), 'b')
  assert.equal(told({ ...own, confirmed_at: AT }), 'b')
  assert.equal(told({ ...own, declared_by: 2 }), 'h')
  assert.equal(told({ ...own, declared_as: 'author' }), 'h')
})
