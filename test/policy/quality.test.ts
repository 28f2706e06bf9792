// Who may compare reviews, and say how useful one is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayRateReview, maySeeQuality, mayWriteAboutReviews } from '../../server/policy/quality.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')

// Rules 10 and 36.
test('figures and ratings are for chairs, and not for what a chair is in conflict with or wrote', () => {
  const sent = { paper_id: 7, person_id: 2, submitted_at: DUE }
  const viewers: Record<string, Viewer> = {
    chair: { ...visitor, personId: 6, isChair: true },
    inConflict: { ...visitor, personId: 8, isChair: true, conflicted: new Set([7]) },
    both: { ...visitor, personId: 2, isChair: true, isReviewer: true, assigned: new Set([7]) },
    writer: { ...visitor, personId: 2, isReviewer: true, assigned: new Set([7]) },
    author: { ...visitor, personId: 4, authored: new Set([7]) },
    visitor,
  }
  const word = (verdict: unknown) => (typeof verdict === 'string' ? verdict : 'because')
  assert.deepEqual(
    Object.entries(viewers).map(([name, viewer]) => [
      name,
      maySeeQuality(viewer),
      word(mayRateReview(viewer, sent)),
      word(mayRateReview(viewer, { ...sent, submitted_at: null })),
      mayWriteAboutReviews(viewer, 7),
    ]),
    [
      ['chair', 'yes', 'yes', 'because', 'yes'],
      ['inConflict', 'yes', 'hidden', 'hidden', 'hidden'],
      ['both', 'yes', 'because', 'because', 'yes'],
      ['writer', 'hidden', 'hidden', 'hidden', 'hidden'],
      ['author', 'hidden', 'hidden', 'hidden', 'hidden'],
      ['visitor', 'hidden', 'hidden', 'hidden', 'hidden'],
    ],
  )
})
