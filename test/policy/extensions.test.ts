// policy/extensions as a table: who moves a deadline, and who takes in a draft that it found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayAdmit, mayExtend, mayExtendForAll } from '../../server/policy/extensions.ts'
import { mayTakeOff } from '../../server/policy/fields.ts'
import { mayWriteToAuthors } from '../../server/policy/letters.ts'
import { CLOSE, closed, draft, letter, open, row, STATES, table, VIEWERS } from './papers-table.ts'

//             visitor, person, author, reviewer, chair, authorChair, conflicted
const CHAIR = 'hhhhyhh'
const GONE = 'hhhhbhh'
const ended = { withdrawn: GONE, deskRejected: GONE, announcedWithdrawn: GONE, announcedDeskRejected: GONE }

// Rules 10 and 45.
test('chairs without a conflict move the deadline of a paper that is in the workshop', () => {
  table(mayExtend, { draft: CHAIR, submitted: CHAIR, announced: CHAIR, ...ended })
  assert.equal(row(mayExtendForAll), 'hhhhyyy')
})

test('a draft is taken in after its deadline, by chairs without a conflict', () => {
  const found = { submitted: GONE, announced: GONE, ...ended }
  table((viewer, paper) => mayAdmit(viewer, paper, closed), { ...found, draft: CHAIR })
  table((viewer, paper) => mayAdmit(viewer, paper, open()), { ...found, draft: GONE })
  const extended = { ...draft, extended_until: CLOSE.add({ hours: 9 }) }
  assert.equal(letter(mayAdmit(VIEWERS.chair, extended, closed)), 'b', 'its own deadline still runs')
})

// Rule 10.
test('chairs write to the authors of papers without an own conflict, whatever became of them', () => {
  const all = Object.values(STATES).map((paper) => row((viewer) => mayWriteToAuthors(viewer, paper)))
  assert.deepEqual(new Set(all), new Set([CHAIR]))
})

test('a file is taken off by whoever may edit the paper, where the form asks for none', () => {
  const off = (required: 'never' | 'draft' | 'submission', now = open()) =>
    row((viewer) => mayTakeOff(viewer, STATES.submitted, { required }, now))
  assert.equal(off('never'), 'hhybbyh')
  assert.equal(off('submission'), 'hhbbbbh')
  assert.equal(off('never', closed), 'hhbbbbh')
})
