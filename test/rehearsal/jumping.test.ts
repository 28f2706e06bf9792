// Jumps: the same seed gives the same world, back is exactly as it was, and what people did by hand stands.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { MOMENT_KEYS, type MomentKey } from '../../server/rehearsal/moments.ts'
import { exportsOf, type Staged, stagedRehearsal } from './staged.ts'

const stages: Staged[] = []
after(() => Promise.all(stages.map(({ close }) => close())))

const staged = async () => {
  const stage = await stagedRehearsal()
  stages.push(stage)
  return stage
}

const [one, other] = [await staged(), await staged()]

const decided = ({ house }: Staged) =>
  house
    .db('decisions')
    .whereNull('superseded_at')
    .orderBy('paper_id')
    .select<{ paper_id: number; outcome: string; note: string }[]>('paper_id', 'outcome', 'note')

test('the same seed gives the same world at every moment, in steps, in leaps and backwards', async () => {
  const steps = new Map<string, object>()
  for (const key of MOMENT_KEYS) {
    await one.rehearsal.jump(key)
    assert.equal(one.rehearsal.state().moment, key)
    steps.set(key, await exportsOf(one))
  }
  // The other world leaps to its end first, goes back twice, and then sees the rest.
  for (const key of new Set<MomentKey>(['workshop-day', 'late', 'hour-before', ...MOMENT_KEYS])) {
    await other.rehearsal.jump(key)
    assert.deepEqual(await exportsOf(other), steps.get(key), key)
  }
  const different = new Set([...steps.values()].map((texts) => JSON.stringify(texts)))
  assert.ok(different.size > MOMENT_KEYS.length / 2, 'the world acts between the moments')
})

test('decisions made by hand stand after a jump, are gone before they were made, and come again', async () => {
  const { rehearsal, as } = one
  await rehearsal.jump('late')
  const before = await exportsOf(one)
  const chair = await as('chair')
  const papers = await one.house
    .db('papers')
    .whereNotNull('submitted_at')
    .whereNull('withdrawn_at')
    .whereNull('desk_rejected_at')
    .orderBy('id')
    .pluck<number[]>('id')
  let byHand = 0
  for (const id of papers) {
    const answer = await chair.post(`/papers/${id}/decisions`, { outcome: 'reject', note: 'By hand.' })
    if (answer.status === 303) byHand += 1
    if (byHand === 3) break
  }
  await rehearsal.jump('released')
  const after = await decided(one)
  const kept = after.filter(({ note }) => note === 'By hand.')
  assert.deepEqual(
    kept.map(({ outcome }) => outcome),
    ['reject', 'reject', 'reject'],
  )
  assert.equal(after.length, papers.length)
  const released = await exportsOf(one)
  await rehearsal.jump('late')
  assert.deepEqual(await exportsOf(one), before)
  assert.deepEqual(await decided(one), [])
  await rehearsal.jump('released')
  assert.deepEqual(await exportsOf(one), released)
  assert.equal((await chair.get('/desk')).status, 200)
})

test('a reset brings back the untouched start, and what was done by hand never comes again', async () => {
  const { rehearsal } = one
  await rehearsal.reset()
  assert.equal(rehearsal.state().moment, 'call-open')
  await other.rehearsal.jump('call-open')
  assert.deepEqual(await exportsOf(one), await exportsOf(other))
  await rehearsal.jump('released')
  await other.rehearsal.jump('released')
  assert.deepEqual(await exportsOf(one), await exportsOf(other))
})
