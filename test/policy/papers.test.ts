// policy/papers as a table: who stands in which relation to a paper in which state, and what follows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileKind } from '../../server/core/tables.ts'
import { type Deadlines, deadlinesAt } from '../../server/policy/deadlines.ts'
import * as may from '../../server/policy/papers.ts'
import { because, type Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const ID = 7
const own = new Set([ID])
const person: Viewer = { ...visitor, personId: 1, confirmed: true }
const VIEWERS = {
  visitor,
  person,
  author: { ...person, authored: own, conflicted: own },
  reviewer: { ...person, isReviewer: true, assigned: own },
  chair: { ...person, isChair: true },
  authorChair: { ...person, isChair: true, authored: own, conflicted: own },
  conflicted: { ...person, isChair: true, conflicted: own },
} satisfies Record<string, Viewer>
type Who = keyof typeof VIEWERS
const EVERYBODY = Object.keys(VIEWERS).filter((name): name is Who => name in VIEWERS)

const AT = Temporal.Instant.from('2023-05-20T12:00:00Z')
const CLOSE = AT.add({ hours: 24 })
const open = (now = AT): Deadlines =>
  deadlinesAt([{ name: 'submission', opens_at: AT, closes_at: CLOSE, hard: true }], now)
const closed = open(CLOSE.add({ hours: 1 }))

const draft: may.PaperFacts = {
  id: ID,
  submitted_at: null,
  withdrawn_at: null,
  desk_rejected_at: null,
  announced: false,
}
const submitted: may.PaperFacts = { ...draft, submitted_at: AT }
type State =
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'deskRejected'
  | 'announced'
  | 'announcedWithdrawn'
  | 'announcedDeskRejected'
const STATES: Record<State, may.PaperFacts> = {
  draft,
  submitted,
  withdrawn: { ...submitted, withdrawn_at: AT },
  deskRejected: { ...submitted, desk_rejected_at: AT },
  announced: { ...submitted, announced: true },
  announcedWithdrawn: { ...submitted, announced: true, withdrawn_at: AT },
  announcedDeskRejected: { ...submitted, announced: true, desk_rejected_at: AT },
}

/** y: yes, h: hidden, b: a because; one letter for each of EVERYBODY, in order. */
const letter = (verdict: Verdict) => (verdict === 'yes' ? 'y' : verdict === 'hidden' ? 'h' : 'b')
const row = (verdict: (viewer: Viewer) => Verdict) =>
  EVERYBODY.map((who) => letter(verdict(VIEWERS[who]))).join('')

function table(verdict: (viewer: Viewer, paper: may.PaperFacts) => Verdict, expected: Record<State, string>) {
  const found = Object.entries(STATES).map(([state, paper]) => [
    state,
    row((viewer) => verdict(viewer, paper)),
  ])
  assert.deepEqual(Object.fromEntries(found), expected)
}

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
  kind: FileKind,
  paper = submitted,
  more: { old?: boolean; now?: Deadlines; early?: boolean } = {},
) =>
  may.versionFor(
    VIEWERS[who],
    paper,
    { kind, blind_sha256: kind === 'supplement' ? null : 'x', current: !more.old },
    more.now ?? closed,
    more.early ?? false,
  )

test('who gets which copy of a paper’s file', () => {
  const each = (...args: [FileKind, may.PaperFacts?, Parameters<typeof version>[3]?]) =>
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

test('who gets final files: everybody the one in force, once the paper is announced', () => {
  for (const kind of ['camera-ready', 'poster', 'slides'] as const) {
    const each = (paper: may.PaperFacts, old = false) =>
      EVERYBODY.map((who) => version(who, kind, paper, { old })?.[0] ?? '-').join('')
    assert.equal(each(submitted), '--o-oo-')
    assert.equal(each(STATES.announced), 'ooooooo')
    assert.equal(each(STATES.announced, true), '--o-oo-')
    assert.equal(each(STATES.announcedWithdrawn), '--o-oo-')
    assert.equal(each(STATES.announcedDeskRejected), '--o-oo-')
  }
})

test('who uploads what', () => {
  const uploads = (kind: FileKind, accepted: boolean, now = open(), paper = submitted) =>
    row((viewer) => may.mayUpload(viewer, paper, kind, now, accepted))
  assert.equal(uploads('paper', false), 'hhybbyh')
  assert.equal(uploads('paper', true, closed), 'hhbbbbh')
  assert.equal(uploads('slides', true, closed), 'hhybbyh')
  assert.equal(uploads('slides', false, closed), 'hhbbbbh')
  assert.equal(uploads('slides', true, closed, STATES.withdrawn), 'hhbhbbh')
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
