// policy/papers about what is late or empty: extensions, late-entry codes, drafts that can be deleted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as may from '../../server/policy/papers.ts'
import { because } from '../../server/policy/verdict.ts'
import { AT, CLOSE, closed, draft, open, row, STATES, submitted, VIEWERS } from './papers-table.ts'

// Rules 5 and 45.
test('an extension opens the deadline for its paper alone, and keeps its PDF from reviewers until it ends', () => {
  const until = CLOSE.add({ hours: 48 })
  const late = { ...draft, extended_until: until }
  for (const verdict of [may.mayEditPaper, may.mayRestorePaper]) {
    const paper = verdict === may.mayRestorePaper ? { ...late, withdrawn_at: AT } : late
    const without = { ...paper, extended_until: null }
    assert.equal(verdict(VIEWERS.author, paper, closed), 'yes')
    assert.match(because(verdict(VIEWERS.author, without, closed)) ?? '', /deadline|closed/)
  }
  assert.equal(may.mayUpload(VIEWERS.author, late, 'paper', closed, false), 'yes')
  assert.equal(may.mayUpload(VIEWERS.author, draft, 'paper', closed, false) === 'yes', false)
  assert.equal(may.maySubmitPaper(VIEWERS.author, late, open(until.add({ minutes: 9 })), undefined), 'yes')
  const over = open(until.add({ minutes: 10 }))
  assert.match(because(may.maySubmitPaper(VIEWERS.author, late, over, undefined)) ?? '', /closed/)
  const file = {
    kind: 'paper' as const,
    blind_sha256: 'x',
    current: true,
    readers: 'reviewers' as const,
    uploaded_by: 2,
  }
  const extended = { ...submitted, extended_until: until }
  for (const who of [VIEWERS.reviewer, VIEWERS.chair]) {
    assert.equal(may.versionFor(who, extended, file, closed, false), null)
    assert.notEqual(may.versionFor(who, submitted, file, closed, false), null)
    assert.notEqual(may.versionFor(who, extended, file, over, false), null)
  }
})

test('an extension that ends before the deadline takes nothing away', () => {
  const short = { ...draft, extended_until: AT.add({ minutes: 1 }) }
  assert.equal(may.mayEditPaper(VIEWERS.author, short, open(AT.add({ hours: 2 }))), 'yes')
})

test('a late-entry code opens the start of one paper until its instant', () => {
  const until = CLOSE.add({ hours: 48 })
  assert.equal(may.mayStartPaper(VIEWERS.author, closed, until), 'yes')
  assert.match(because(may.mayStartPaper(VIEWERS.author, closed)) ?? '', /closed/)
  assert.match(
    because(may.mayStartPaper(VIEWERS.author, open(until.add({ hours: 1 })), until)) ?? '',
    /closed/,
  )
})

test('only an empty draft can be deleted, and only by its authors', () => {
  const deletes = (paper: may.DatedPaper, abstract: string, files: number) =>
    row((viewer) => may.mayDeleteDraft(viewer, { ...paper, abstract }, files))
  assert.equal(deletes(draft, '', 0), 'hhyhbyh')
  for (const state of [deletes(draft, 'Text.', 0), deletes(draft, '', 1)]) assert.equal(state, 'hhbhbbh')
  assert.equal(deletes(STATES.withdrawn, '', 0), 'hhbhbbh')
  assert.equal(deletes(submitted, '', 0), 'hhbbbbh')
})
