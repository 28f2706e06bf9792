// policy/papers and policy/proxies for a chair who acts for the authors: what that opens, and for whom it never does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as may from '../../server/policy/papers.ts'
import { mayActFor, mayStopActing } from '../../server/policy/proxies.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import type { Viewer } from '../../server/policy/viewer.ts'
import { closed, draft, letter, open, row, STATES, submitted, table, VIEWERS } from './papers-table.ts'

const acting = (viewer: Viewer): Viewer => ({ ...viewer, actsFor: new Set([draft.id]) })
const { chair, conflicted, authorChair, author, reviewer, person } = VIEWERS

/** draft, submitted, withdrawn, deskRejected, announced, announcedWithdrawn, announcedDeskRejected */
const states = (viewer: Viewer, verdict: (viewer: Viewer, paper: may.DatedPaper) => Verdict) =>
  Object.values(STATES)
    .map((paper) => letter(verdict(viewer, paper)))
    .join('')

test('a chair acts for the authors of a paper in the workshop, whatever the deadline, and nobody else does', () => {
  for (const now of [open(), closed]) {
    const edit = (viewer: Viewer) => states(viewer, (who, paper) => may.mayEditPaper(who, paper, now))
    const submit = (viewer: Viewer) =>
      states(viewer, (who, paper) => may.maySubmitPaper(who, paper, now, undefined))
    const upload = (viewer: Viewer) =>
      states(viewer, (who, paper) => may.mayUpload(who, paper, 'paper', now, false))
    for (const verdict of [edit, submit, upload]) {
      assert.equal(verdict(acting(chair)), 'yybbybb')
      assert.equal(verdict(chair), 'bbbbbbb', 'not before saying why')
      // What remains of an act of one who lost the right to it opens nothing.
      for (const other of [conflicted, reviewer, person, authorChair, author])
        assert.equal(verdict(acting(other)), verdict(other))
    }
  }
  assert.equal(letter(may.mayUpload(acting(chair), submitted, 'slides', closed, true)), 'y')
  assert.equal(letter(may.mayUpload(acting(chair), submitted, 'slides', closed, false)), 'b')
})

test('who begins and stops to act', () => {
  const all = 'hhhhyhh'
  const gone = 'hhhhbhh'
  const away = { withdrawn: gone, deskRejected: gone, announcedWithdrawn: gone, announcedDeskRejected: gone }
  table(mayActFor, { ...away, draft: all, submitted: all, announced: all })
  assert.equal(
    row((viewer) => mayActFor(acting(viewer), draft)),
    gone,
    'once is enough',
  )
  assert.equal(
    row((viewer) => mayStopActing(viewer, draft)),
    'hhhhhhh',
  )
  assert.equal(
    row((viewer) => mayStopActing(acting(viewer), draft)),
    all,
  )
})

test('before the deadline an acting chair reads what that chair has sent, and no other file', () => {
  const copy = (viewer: Viewer, uploaded_by: number) =>
    may.versionFor(
      viewer,
      draft,
      { kind: 'paper', blind_sha256: 'x', current: true, readers: 'reviewers', uploaded_by },
      open(),
      false,
    )
  assert.equal(copy(acting(chair), 1), 'original')
  assert.equal(copy(acting(chair), 2), null)
  assert.equal(copy(chair, 1), null)
  assert.equal(copy(acting(conflicted), 1), null)
})
