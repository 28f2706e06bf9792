// Jumps: the same seed gives the same world, back is exactly as it was, what people did by hand stands, and what follows from it
// is made before somebody goes there.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { MOMENT_KEYS, MOMENTS, type MomentKey } from '../../server/rehearsal/moments.ts'
import { listWorlds } from '../../server/rehearsal/queries-worlds.ts'
import { placed } from '../../server/rehearsal/script.ts'
import { decided, exportsOf, inside, type Staged, stagedRehearsal } from './staged.ts'

const stages: Staged[] = []
after(() => Promise.all(stages.map(({ close }) => close())))

const staged = async (looksAhead: boolean) => {
  const stage = await stagedRehearsal({ looksAhead })
  stages.push(stage)
  return stage
}

const [one, other] = [await staged(true), await staged(false)]

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
  const papers = await inside(one, (db) =>
    db('papers')
      .whereNotNull('submitted_at')
      .whereNull('withdrawn_at')
      .whereNull('desk_rejected_at')
      .orderBy('id')
      .pluck<number[]>('id'),
  )
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

const LATER = MOMENTS.filter(
  ({ at }) => Temporal.Instant.compare(at, Temporal.Instant.from('2023-06-14T00:00Z')) > 0,
)

const momentOf = (key: MomentKey) => placed(MOMENTS, MOMENT_KEYS.indexOf(key))

const madeOf = async ({ worlds }: Staged) => {
  const names = await listWorlds(worlds)
  return LATER.filter(({ at }) => names.has(`${worlds.live}_t${at.epochMilliseconds}`)).map(({ key }) => key)
}

async function untilMade(stage: Staged, keys: string[]): Promise<void> {
  for (;;) {
    const made = await madeOf(stage)
    if (made.length === keys.length) return assert.deepEqual(made, keys)
    await setTimeout(200)
  }
}

/** What is done by hand happens in the minutes after the jump, in each world at another second. */
const withoutSeconds = async (stage: Staged) =>
  Object.entries(await exportsOf(stage)).map(([path, text]) => [
    path,
    text.replaceAll(/2023-06-13T15:0\d:[\d.]+Z/g, 'by hand'),
  ])

const sameWorlds = async (words: string) =>
  assert.deepEqual(await withoutSeconds(one), await withoutSeconds(other), words)

/** The n-th paper that may still be decided is rejected by hand. */
async function reject(stage: Staged, turn: number): Promise<void> {
  const ids = await inside(stage, (db) =>
    db('papers').whereNotNull('submitted_at').orderBy('id').pluck<number[]>('id'),
  )
  const chair = await stage.as('chair')
  const standing = ids.slice(4)
  const answer = await chair.post(`/papers/${standing[turn]}/decisions`, {
    outcome: 'reject',
    note: 'By hand.',
  })
  assert.equal(answer.status, 303)
}

test('a touched world finds its later moments made, and they are those that would have been played', {
  timeout: 120_000,
}, async () => {
  for (const stage of [one, other]) {
    await stage.rehearsal.jump('late')
    await reject(stage, 0)
  }
  await untilMade(
    one,
    LATER.map(({ key }) => key),
  )
  // Nobody who comes meanwhile is turned away.
  const visitor = await one.as('visitor')
  assert.equal((await visitor.get('/')).status, 200)
  for (const key of ['released', 'workshop-day', 'late', 'eve'] as const) {
    for (const stage of [one, other]) await stage.rehearsal.jump(key)
    await sameWorlds(key)
  }
})

test('what was made ahead is forgotten when the world is touched once more, and is made anew', {
  timeout: 120_000,
}, async () => {
  for (const stage of [one, other]) {
    await stage.rehearsal.jump('late')
    await reject(stage, 1)
    await stage.rehearsal.jump('decisions')
    const byHand = await inside(stage, (db) => db('decisions').where({ note: 'By hand.' }))
    assert.equal(byHand.length, 1)
  }
  const made = LATER.filter(({ key }) => key !== 'discussion')
  await untilMade(
    one,
    made.map(({ key }) => key),
  )
  for (const stage of [one, other]) await stage.rehearsal.jump('workshop-day')
  await sameWorlds('touched again')
})

test('where somebody arrives is kept before they change it, or go on from there', async () => {
  for (const stage of [one, other]) {
    await stage.rehearsal.jump('late')
    await reject(stage, 2)
  }
  const keptAt = (key: MomentKey) => `${one.worlds.live}_t${momentOf(key).at.epochMilliseconds}`
  await one.rehearsal.jump('discussion')
  await one.rehearsal.jump('decisions')
  assert.ok((await listWorlds(one.worlds)).has(keptAt('discussion')))
  await reject(one, 3)
  assert.ok((await listWorlds(one.worlds)).has(keptAt('decisions')))
  await one.rehearsal.jump('released')
  for (const key of ['discussion', 'decisions'] as const) {
    for (const stage of [one, other]) await stage.rehearsal.jump(key)
    await sameWorlds(key)
  }
})

test('a bid counts as a touch, though the journal has no line for it', async () => {
  await other.rehearsal.jump('bidding')
  const reviewer = await other.as('reviewer-busy')
  const person_id = await other.rehearsal.personOf('reviewer-busy')
  const bids = () =>
    inside(other, (db) => db('bids').where({ person_id }).orderBy('paper_id').select('paper_id', 'level'))
  const { paper_id: paper } = (await bids()).find(({ level }) => level !== 'eager')
  assert.equal((await reviewer.post('/bids', { [`bids[${paper}]`]: 'eager' })).status, 303)
  const said = await bids()
  assert.equal(said.find(({ paper_id }) => paper_id === paper).level, 'eager')
  const later = other.rehearsal.clock().add({ minutes: 1 })
  await other.rehearsal.jump('just-after')
  await other.rehearsal.jump(later)
  assert.deepEqual(await bids(), said)
})
