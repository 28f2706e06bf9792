// Who may go on with an upload on its way, and until when; and that it is judged by the moment in which it began.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlinesAt, deadlinesThen } from '../../server/policy/deadlines.ts'
import { mayContinueUpload, type UploadFacts } from '../../server/policy/uploads.ts'
import { system, type Viewer, visitor } from '../../server/policy/viewer.ts'

const BEGAN = Temporal.Instant.from('2023-06-01T11:59:00Z')
const ann = { ...visitor, personId: 7 }
const announced: UploadFacts = { uploaded_by: 7, began_at: BEGAN, sha256: 'a'.repeat(64), file_id: null }
const unnamed: UploadFacts = { ...announced, sha256: null }

const after = (upload: UploadFacts, minutes: number, viewer: Viewer = ann) => {
  const verdict = mayContinueUpload(viewer, upload, BEGAN.add({ minutes }))
  return typeof verdict === 'string' ? verdict : verdict.because.split(' ').slice(0, 5).join(' ')
}

test('an upload is its own sender’s, while it has neither ended nor taken too long', () => {
  for (const other of [visitor, system, { ...ann, personId: 8 }])
    assert.equal(after(announced, 0, other), 'hidden')
  assert.equal(after(announced, 1439), 'yes')
  assert.equal(after(announced, 1440), 'This upload has taken too')
  assert.equal(after(unnamed, 59), 'yes')
  assert.equal(after(unnamed, 60), 'This upload has taken too')
  assert.equal(after({ ...announced, file_id: 'x' }, 0), 'This upload is complete already.')
})

test('the windows of an earlier moment are those that a clock would have given then', () => {
  const stages = [
    { name: 'submission', opens_at: null, closes_at: BEGAN, hard: true },
    { name: 'review', opens_at: BEGAN, closes_at: BEGAN.add({ hours: 48 }), hard: false },
  ] as const
  for (const minutes of [-20, 0, 9, 10, 11, 4000]) {
    const then = BEGAN.add({ minutes })
    const now = deadlinesAt([...stages], BEGAN.add({ hours: 100 }))
    assert.deepEqual(deadlinesThen(now, then), deadlinesAt([...stages], then))
  }
})
