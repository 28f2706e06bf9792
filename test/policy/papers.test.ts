// policy/papers as a table: who stands in which relation to a paper in which state, and what follows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandedIn } from '../../server/core/tables-files.ts'
import { type Deadlines, deadlinesAt } from '../../server/policy/deadlines.ts'
import * as may from '../../server/policy/papers.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import {
  AT,
  CLOSE,
  closed,
  draft,
  EVERYBODY,
  letter,
  open,
  person,
  row,
  STATES,
  submitted,
  table,
  VIEWERS,
  type Who,
} from './papers-table.ts'

//                       visitor, person, author, reviewer, chair, authorChair, conflicted
const INSIDE = { draft: 'hhyhyyh', withdrawn: 'hhyhyyh', deskRejected: 'hhyhyyh' }
const GONE = { announcedWithdrawn: 'hhyhyyh', announcedDeskRejected: 'hhyhyyh' }

test('who sees a paper, and who its authors are', () => {
  table(may.maySeePaper, { ...INSIDE, ...GONE, submitted: 'hhyyyyh', announced: 'yyyyyyy' })
  table(may.mayKnowAuthors, { ...INSIDE, ...GONE, submitted: 'hhyhyyh', announced: 'yyyyyyy' })
  const inside = 'hhyhyyh'
  table(may.maySeeInside, { ...INSIDE, ...GONE, submitted: inside, announced: inside })
})

test('who starts a paper', () => {
  const starts = (viewer: Viewer, deadlines = open()) => letter(may.mayStartPaper(viewer, deadlines))
  assert.equal(starts(person), 'y')
  assert.equal(starts(visitor), 'b')
  assert.equal(starts({ ...person, confirmed: false }), 'b')
  assert.equal(starts(person, closed), 'b')
  assert.equal(starts(person, open(AT.subtract({ seconds: 1 }))), 'b')
  assert.equal(starts(person, deadlinesAt([], AT)), 'b')
})

test('who changes, submits, withdraws, restores and rejects a paper', () => {
  const yes = 'hhybbyh'
  const no = 'hhbhbbh'
  const gone = { withdrawn: no, deskRejected: no, announcedWithdrawn: no, announcedDeskRejected: no }
  const all = { ...gone, draft: 'hhyhbyh', submitted: yes, announced: 'bbybbyb' }
  table((viewer, paper) => may.mayEditPaper(viewer, paper, open()), all)
  table((viewer, paper) => may.maySubmitPaper(viewer, paper, open(), undefined), all)
  const late = { ...gone, draft: no, submitted: 'hhbbbbh', announced: 'bbbbbbb' }
  table((viewer, paper) => may.mayEditPaper(viewer, paper, closed), late)
  const left = { withdrawn: 'hhbhbbh', announcedWithdrawn: 'hhbhbbh' }
  const stays = { draft: 'hhyhyyh', deskRejected: 'hhyhyyh', announcedDeskRejected: 'hhyhyyh' }
  table(may.mayWithdrawPaper, { ...left, ...stays, submitted: 'hhybyyh', announced: 'bbybyyb' })
  const back = {
    withdrawn: 'hhbhybh',
    deskRejected: 'hhbhybh',
    announcedWithdrawn: 'hhbhybh',
    announcedDeskRejected: 'hhbhybh',
  }
  const nothing = { draft: 'hhbhbbh', submitted: 'hhbbbbh', announced: 'bbbbbbb' }
  table((viewer, paper) => may.mayRestorePaper(viewer, paper, closed), { ...back, ...nothing })
  assert.equal(letter(may.mayRestorePaper(VIEWERS.author, STATES.withdrawn, open())), 'y')
  const rejected = {
    draft: no,
    withdrawn: no,
    deskRejected: no,
    announcedWithdrawn: no,
    announcedDeskRejected: no,
  }
  table(may.mayDeskReject, { ...rejected, submitted: 'hhbbybh', announced: 'bbbbybb' })
})

const version = (
  who: Who,
  kind: HandedIn,
  paper = submitted,
  more: { old?: boolean; now?: Deadlines; early?: boolean; readers?: may.FileFacts['readers'] } = {},
) =>
  may.versionFor(
    VIEWERS[who],
    paper,
    {
      kind,
      blind_sha256: kind === 'supplement' ? null : 'x',
      current: !more.old,
      uploaded_by: 2,
      readers: more.readers === undefined ? 'reviewers' : more.readers,
    },
    more.now ?? closed,
    more.early ?? false,
  )

// Rules 4 and 5.
test('who gets which copy of a paper’s file', () => {
  const each = (...args: [HandedIn, may.DatedPaper?, Parameters<typeof version>[3]?]) =>
    EVERYBODY.map((who) => version(who, ...args)?.[0] ?? '-').join('')
  assert.equal(each('paper'), '--oboo-', 'original for authors and chairs, blind for reviewers')
  assert.equal(each('supplement'), '--oooo-')
  assert.equal(each('paper', submitted, { old: true }), '--o-oo-')
  assert.equal(each('paper', submitted, { now: open() }), '--o--o-', 'it can still change')
  assert.equal(each('paper', submitted, { now: open(), early: true }), '--oboo-')
  assert.equal(each('paper', submitted, { now: open(CLOSE.add({ minutes: 5 })) }), '--o--o-', 'in the grace')
  assert.equal(each('paper', draft, { early: true }), '--o--o-')
  assert.equal(each('paper', STATES.withdrawn), '--o-oo-')
  assert.equal(each('paper', STATES.announced), '--oboo-', 'the submitted version does not become public')
})

test('who gets a file that answers a question: its readers, and never the public', () => {
  const each = (readers: may.FileFacts['readers'], paper = submitted, more = {}) =>
    EVERYBODY.map((who) => version(who, 'answer', paper, { ...more, readers })?.[0] ?? '-').join('')
  assert.equal(each('reviewers'), '--oboo-')
  assert.equal(each('reviewers', submitted, { old: true }), '--o-oo-')
  assert.equal(each('reviewers', submitted, { now: open() }), '--o--o-')
  assert.equal(each('reviewers', STATES.announced), '--oboo-')
  // Who wrote a paper reads the own form, whoever else does.
  for (const readers of ['authors', 'chairs', null] as const)
    assert.equal(each(readers), '--o-oo-', readers ?? 'nobody')
})

// Rule 6.
test('who gets final files: everybody the one in force, once the paper is announced', () => {
  for (const kind of ['camera-ready', 'poster', 'slides', 'video-link'] as const) {
    const each = (paper: may.DatedPaper, old = false) =>
      EVERYBODY.map((who) => version(who, kind, paper, { old })?.[0] ?? '-').join('')
    assert.equal(each(submitted), '--o-oo-')
    assert.equal(each(STATES.announced), 'ooooooo')
    assert.equal(each(STATES.announced, true), '--o-oo-')
    assert.equal(each(STATES.announcedWithdrawn), '--o-oo-')
    assert.equal(each(STATES.announcedDeskRejected), '--o-oo-')
  }
})

// Rule 27.
test('who uploads what', () => {
  const uploads = (kind: HandedIn, accepted: boolean, now = open(), paper = submitted) =>
    row((viewer) => may.mayUpload(viewer, paper, kind, now, accepted))
  assert.equal(uploads('paper', false), 'hhybbyh')
  assert.equal(uploads('paper', true, closed), 'hhbbbbh')
  for (const kind of ['slides', 'video-link'] as const) {
    assert.equal(uploads(kind, true, closed), 'hhybbyh')
    assert.equal(uploads(kind, false, closed), 'hhbbbbh')
    assert.equal(uploads(kind, true, closed, STATES.withdrawn), 'hhbhbbh')
  }
  const camera = deadlinesAt([{ name: 'camera_ready', opens_at: null, closes_at: AT, hard: true }], CLOSE)
  assert.equal(uploads('camera-ready', true, camera), 'hhbbbbh')
  assert.equal(uploads('poster', true, camera), 'hhybbyh')
})

test('an upload that crossed the deadline can be submitted, and nothing else afterwards', () => {
  const end = CLOSE.add({ minutes: 10 })
  const upload = { began_at: end.subtract({ seconds: 1 }), stored_at: end.add({ minutes: 2 }) }
  const at = (minutes: number, file: typeof upload | undefined) =>
    letter(may.maySubmitPaper(VIEWERS.author, draft, open(end.add({ minutes })), file))
  assert.equal(at(3, upload), 'y')
  assert.equal(at(12, upload), 'b')
  assert.equal(at(3, undefined), 'b')
  assert.equal(at(3, { ...upload, began_at: end }), 'b')
  assert.match(because(may.mayEditPaper(VIEWERS.author, draft, open(end))) ?? '', /write to the chairs/)
})
