// After a start in which no world was made, the way through a workshop is gone once, beside whoever is there.
import { deepEqual, equal } from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { listWorlds } from '../../server/rehearsal/queries-worlds.ts'
import { decided, exportsOf, inside, stagedRehearsal } from './staged.ts'

const stage = await stagedRehearsal({ looksAhead: true })
after(stage.close)
const { rehearsal, practise, worlds } = stage
const isThere = async () => (await listWorlds(worlds)).has(`${worlds.live}_coming`)

test('it leaves nothing behind', async () => {
  await rehearsal.jump('late')
  const before = await exportsOf(stage)
  const practising = practise(2)
  await setTimeout(200)
  equal(await isThere(), true)
  await practising
  equal(await isThere(), false)
  deepEqual(await exportsOf(stage), before)
})

test('it gives way to whoever touches the world and jumps', async () => {
  const practising = practise(2)
  await setTimeout(200)
  const [paper] = await inside(stage, (db) =>
    db('papers')
      .whereNotNull('submitted_at')
      .whereNull('withdrawn_at')
      .whereNull('desk_rejected_at')
      .pluck('id'),
  )
  const chair = await stage.as('chair')
  const answer = await chair.post(`/papers/${paper}/decisions`, { outcome: 'reject', note: 'By hand.' })
  equal(answer.status, 303)
  await rehearsal.jump('released')
  await practising
  equal(rehearsal.state().moment, 'released')
  equal((await decided(stage)).filter(({ note }) => note === 'By hand.').length, 1)
})
