// Conflicts: who sees, declares and lifts them, for every kind of viewer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  mayClear,
  mayCompleteConflicts,
  mayConfirmConflict,
  mayDeclareConflict,
  mayJustifyConflict,
  mayLiftConflict,
  mayQuestionConflict,
  maySayChairConflicted,
  maySeeAllConflicts,
  maySeeConflict,
  maySeeConflicts,
  type Side,
  sideOf,
} from '../../server/policy/conflicts.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const PAPER = { id: 7 }
const only = new Set([PAPER.id])
const person: Viewer = { ...visitor, personId: 3, confirmed: true }

const viewers = {
  visitor,
  author: { ...person, authored: only, contactOf: only, conflicted: only },
  'author who reads': { ...person, authored: only, conflicted: only },
  'author who chairs': { ...person, authored: only, contactOf: only, conflicted: only, isChair: true },
  'assigned reviewer': { ...person, isReviewer: true, assigned: only },
  'other reviewer': { ...person, isReviewer: true },
  chair: { ...person, isChair: true },
  'chair in conflict': { ...person, isChair: true, conflicted: only },
  'chair who reviews it': { ...person, isChair: true, isReviewer: true, assigned: only },
} satisfies Record<string, Viewer>
type Kind = keyof typeof viewers

const sides: Record<Kind, Side | null> = {
  visitor: null,
  author: 'author',
  'author who reads': 'author',
  'author who chairs': 'author',
  'assigned reviewer': 'reviewer',
  'other reviewer': null,
  chair: 'chair',
  'chair in conflict': null,
  'chair who reviews it': 'chair',
}

const kinds = Object.keys(viewers).filter((name): name is Kind => name in viewers)

test('the side on which each viewer speaks, and the list for authors and unconflicted chairs', () => {
  for (const kind of kinds) {
    const side = sides[kind]
    assert.equal(sideOf(viewers[kind], PAPER), side, kind)
    const sees = side === 'author' || side === 'chair' ? 'yes' : 'hidden'
    assert.equal(maySeeConflicts(viewers[kind], PAPER), sees, kind)
  }
})

const said = (declared_as: Side, more = {}) => ({
  ...{ paper_id: PAPER.id, declared_as, confirmed_at: null, questioned_at: null },
  ...more,
})

// Rule 10.
test('authors see and lift what authors said; chairs everything; nobody else anything', () => {
  const rows: [Kind, Side, 'yes' | 'hidden'][] = [
    ['author', 'author', 'yes'],
    ['author', 'reviewer', 'hidden'],
    ['author', 'chair', 'hidden'],
    ['author who chairs', 'chair', 'hidden'],
    ['chair', 'author', 'yes'],
    ['chair', 'reviewer', 'yes'],
    ['chair', 'chair', 'yes'],
    ['chair in conflict', 'chair', 'hidden'],
    ['assigned reviewer', 'reviewer', 'hidden'],
    ['other reviewer', 'author', 'hidden'],
    ['visitor', 'author', 'hidden'],
  ]
  for (const [kind, declared_as, verdict] of rows) {
    const conflict = said(declared_as)
    assert.equal(maySeeConflict(viewers[kind], conflict), verdict, `${kind} ${declared_as}`)
    assert.equal(mayLiftConflict(viewers[kind], conflict), verdict, `${kind} ${declared_as}`)
  }
})

test('authors and chairs declare for anybody, an assigned reviewer for nobody but themselves', () => {
  const other = { because: 'You may declare a conflict of your own, not one of somebody else.' }
  const rows: [Kind, number | null, 'yes' | 'hidden' | typeof other][] = [
    ['author', 9, 'yes'],
    ['author', null, 'yes'],
    ['chair', 3, 'yes'],
    ['chair', null, 'yes'],
    ['assigned reviewer', 3, 'yes'],
    ['assigned reviewer', 9, other],
    ['assigned reviewer', null, other],
    ['other reviewer', 3, 'hidden'],
    ['chair in conflict', 3, 'hidden'],
    ['visitor', null, 'hidden'],
  ]
  for (const [kind, who, verdict] of rows) {
    assert.deepEqual(mayDeclareConflict(viewers[kind], PAPER, who), verdict, `${kind} ${who}`)
  }
})

const AT = Temporal.Instant.from('2023-05-20T12:00:00Z')

/** y: yes, h: hidden, b: a because; one letter for each kind of viewer, in the order above. */
const row = (verdict: (viewer: Viewer) => Verdict) =>
  Object.values(viewers)
    .map((viewer: Viewer) => verdict(viewer))
    .map((one) => (one === 'yes' ? 'y' : one === 'hidden' ? 'h' : 'b'))
    .join('')

type Facts = ReturnType<typeof said>
const asked = said('author', { questioned_at: AT })
const pinned = said('author', { confirmed_at: AT })

const table = (verdict: (viewer: Viewer, conflict: Facts) => Verdict, expected: [Facts, string][]) => {
  for (const [conflict, letters] of expected) {
    assert.equal(
      row((viewer) => verdict(viewer, conflict)),
      letters,
      JSON.stringify(conflict),
    )
  }
}

//  visitor, author, author who reads, author who chairs, assigned, other reviewer, chair, chair in conflict, chair who reviews
test('what chairs rule and ask, and what contacts answer', () => {
  const [authors, reviewers] = [said('author'), said('reviewer')]
  table(mayConfirmConflict, [
    [authors, 'hbbbhhyhy'],
    [reviewers, 'hhhhhhyhy'],
    [pinned, 'hbbbhhbhb'],
  ])
  table(mayQuestionConflict, [
    [authors, 'hbbbhhyhy'],
    [reviewers, 'hhhhhhbhb'],
    [asked, 'hbbbhhbhb'],
  ])
  table(mayJustifyConflict, [
    [asked, 'hybyhhbhb'],
    [authors, 'hbbbhhbhb'],
  ])
  assert.equal(row(maySeeAllConflicts), 'hhhyhhyyy')
  table((viewer) => mayClear(viewer, PAPER), [[authors, 'hbbbhhyhy']])
  table((viewer) => mayCompleteConflicts(viewer, PAPER), [[authors, 'hybyhhbhb']])
})

test('a confirmed conflict is lifted by a chair only, and an author without the right of a contact changes none', () => {
  table(mayLiftConflict, [
    [pinned, 'hbbbhhyhy'],
    [said('author'), 'hybyhhyhy'],
  ])
  table((viewer) => mayDeclareConflict(viewer, PAPER, null), [[said('author'), 'hybybhyhy']])
  table((viewer) => maySayChairConflicted(viewer, PAPER), [[said('author'), 'yyybyyyby']])
})
