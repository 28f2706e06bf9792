// policy/authorships as a table: who changes a list of authors before and after its freeze, who leaves it, who confirms.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as may from '../../server/policy/authorships.ts'
import { hasPassed } from '../../server/policy/deadlines.ts'
import { mayPresent } from '../../server/policy/decisions.ts'
import * as papers from '../../server/policy/papers.ts'
import { because } from '../../server/policy/verdict.ts'
import { AT, CLOSE, closed, draft, letter, open, row, STATES, submitted, VIEWERS } from './papers-table.ts'

const reader = { ...VIEWERS.author, contactOf: new Set<number>() }
const LATER = CLOSE.add({ hours: 24 })

//                       visitor, person, author, reviewer, chair, authorChair, conflicted
test('without a freeze contacts change the list while the paper is open, chairs always', () => {
  const changes = (paper: papers.DatedPaper, deadlines = open()) =>
    row((viewer) => may.mayChangeAuthors(viewer, paper, deadlines, null))
  assert.equal(changes(draft), 'hhyhyyh')
  assert.equal(changes(submitted), 'hhybyyh')
  assert.equal(changes(submitted, closed), 'hhbbybh')
  assert.equal(changes(STATES.withdrawn), 'hhbhbbh')
})

test('with a freeze contacts change it until then and no longer, whether the form is open or not', () => {
  const changes = (freezesAt: Temporal.Instant, deadlines = open()) =>
    row((viewer) => may.mayChangeAuthors(viewer, submitted, deadlines, freezesAt))
  assert.equal(changes(LATER, closed), 'hhybyyh')
  assert.equal(changes(AT.subtract({ hours: 1 })), 'hhbbybh')
  assert.equal(changes(AT.subtract({ minutes: 9 })), 'hhybyyh', 'the grace')
  assert.equal(hasPassed(AT, AT.add({ minutes: 10 })), true)
  const frozen = because(may.mayChangeAuthors(VIEWERS.author, submitted, open(), AT.subtract({ hours: 1 })))
  assert.match(frozen ?? '', /fixed now/)
  assert.equal(letter(may.mayChangeAuthors(VIEWERS.author, STATES.withdrawn, open(), LATER)), 'b')
})

test('an author who is no contact sees, confirms and leaves, and changes nothing', () => {
  const upload = { began_at: CLOSE, stored_at: CLOSE.add({ minutes: 11 }) }
  const now = open(CLOSE.add({ minutes: 12 }))
  assert.equal(papers.maySeeInside(reader, submitted), 'yes')
  for (const verdict of [
    papers.mayEditPaper(reader, draft, open()),
    papers.maySubmitPaper(reader, draft, open(), undefined),
    papers.maySubmitPaper(reader, draft, now, upload),
    papers.mayWithdrawPaper(reader, submitted),
    papers.mayRestorePaper(reader, STATES.withdrawn, open()),
    papers.mayUpload(reader, submitted, 'paper', open(), false),
    papers.mayUpload(reader, submitted, 'slides', open(), true),
    mayPresent(reader, STATES.announced, 'talk'),
    may.mayChangeAuthors(reader, submitted, open(), null),
    may.mayChangeAuthors(reader, submitted, open(), LATER),
  ]) {
    assert.match(because(verdict) ?? '', /Only contacts among the authors/)
  }
  assert.equal(letter(papers.maySubmitPaper(VIEWERS.author, draft, now, upload)), 'y')
  assert.equal(may.mayLeavePaper(reader, submitted, open(), null), 'yes')
  assert.equal(may.mayConfirmAuthorship(reader, submitted), 'yes')
})

test('who leaves and who confirms', () => {
  assert.equal(
    row((viewer) => may.mayLeavePaper(viewer, submitted, open(), null)),
    'hhybbyh',
  )
  assert.equal(
    row((viewer) => may.mayLeavePaper(viewer, submitted, closed, null)),
    'hhbbbbh',
  )
  assert.equal(
    row((viewer) => may.mayConfirmAuthorship(viewer, submitted)),
    'hhyhbyh',
  )
  assert.equal(
    row((viewer) => may.mayConfirmAuthorship(viewer, STATES.withdrawn)),
    'hhbhbbh',
  )
})

test('who asks an author once more: contacts and chairs, of what is in review, at any time', () => {
  const asks = (paper: papers.DatedPaper) => row((viewer) => may.mayAskAuthors(viewer, paper))
  assert.equal(asks(submitted), 'hhyhyyh')
  assert.equal(asks(STATES.announced), 'hhyhyyh')
  for (const paper of [draft, STATES.withdrawn]) assert.equal(asks(paper), 'hhbhbbh')
  assert.match(because(may.mayAskAuthors(reader, submitted)) ?? '', /Only contacts among the authors/)
})

test('who proposes another address: contacts, once the list is closed to them', () => {
  const proposes = (paper: papers.DatedPaper, deadlines: typeof closed, freezesAt: Temporal.Instant | null) =>
    row((viewer) => may.mayProposeAddress(viewer, paper, deadlines, freezesAt))
  assert.equal(proposes(submitted, open(), null), 'hhbhbbh')
  assert.equal(proposes(submitted, closed, null), 'hhyhbyh')
  assert.equal(proposes(submitted, closed, LATER), 'hhbhbbh')
  assert.equal(proposes(submitted, open(), AT.subtract({ hours: 1 })), 'hhyhbyh')
  assert.equal(proposes(STATES.withdrawn, closed, null), 'hhbhbbh')
})

test('the link of a letter answers until it expires, and not for a withdrawn paper', () => {
  const link = { token_expires_at: LATER, withdrawn_at: null }
  assert.equal(may.mayAnswerLetter(link, AT), 'yes')
  assert.match(because(may.mayAnswerLetter(link, LATER)) ?? '', /expired/)
  assert.match(because(may.mayAnswerLetter({ ...link, token_expires_at: null }, AT)) ?? '', /expired/)
  assert.match(because(may.mayAnswerLetter({ ...link, withdrawn_at: AT }, AT)) ?? '', /withdrawn/)
})
