// Who may raise, read and close a flag, by relation to the paper and to the flag.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  mayCloseFlag,
  mayRaiseFlag,
  maySeeFlag,
  maySeeFlags,
  maySeeFlagsOf,
} from '../../server/policy/flags.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const paper = {
  id: 7,
  submitted_at: Temporal.Instant.fromEpochMilliseconds(0),
  withdrawn_at: null,
  desk_rejected_at: null,
}
const only = new Set([7])
const writer: Viewer = { ...visitor, personId: 2, isReviewer: true, assigned: only }
const viewers = {
  writer,
  peer: { ...writer, personId: 3 },
  gone: { ...writer, assigned: new Set<number>() },
  conflicted: { ...writer, conflicted: only },
  author: { ...visitor, personId: 4, authored: only, conflicted: only },
  chair: { ...visitor, personId: 6, isChair: true },
  inConflict: { ...visitor, personId: 8, isChair: true, conflicted: only },
  visitor,
}
const open = { paper_id: 7, person_id: 2, closed_at: null }
const closed = { ...open, closed_at: paper.submitted_at }
const word = (verdict: Verdict) => (typeof verdict === 'string' ? verdict : 'because')

// Rules 9 and 10.
test('who may raise, read and close a flag', () => {
  const table = Object.entries(viewers).map(([name, viewer]) => [
    name,
    ...[
      maySeeFlagsOf(viewer, 7),
      mayRaiseFlag(viewer, paper),
      mayRaiseFlag(viewer, { ...paper, withdrawn_at: paper.submitted_at }),
    ].map(word),
    ...[
      maySeeFlag(viewer, open),
      mayCloseFlag(viewer, open),
      mayCloseFlag(viewer, closed),
      maySeeFlags(viewer),
    ].map(word),
  ])
  assert.deepEqual(table, [
    ['writer', 'yes', 'yes', 'because', 'yes', 'hidden', 'hidden', 'hidden'],
    ['peer', 'yes', 'yes', 'because', 'hidden', 'hidden', 'hidden', 'hidden'],
    ['gone', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
    ['conflicted', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
    ['author', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
    ['chair', 'yes', 'yes', 'because', 'yes', 'yes', 'because', 'yes'],
    ['inConflict', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'yes'],
    ['visitor', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
  ])
})
