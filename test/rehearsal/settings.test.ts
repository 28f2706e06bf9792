// Rehearsing one's own workshop: its settings come along, its people and papers do not, and the world follows its timeline.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../server/core/db.ts'
import type { Stage } from '../../server/core/tables.ts'
import { NO_EXTRAS } from '../../server/rehearsal/extras.ts'
import { foundWorkshop } from '../../server/rehearsal/founding.ts'
import { MOMENT_KEYS, MOMENTS, momentsOf, momentsOn } from '../../server/rehearsal/moments.ts'
import { readSettings, stagesOf } from '../../server/rehearsal/queries-settings.ts'
import { timelineOf } from '../../server/rehearsal/timeline.ts'
import { readArguments } from '../../server/rehearsal/wish.ts'
import { example } from '../../server/setup/example.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { emptyWorld } from './staged.ts'

const later = (stages: Stage[], days: number): Stage[] =>
  stages.map((stage) => ({
    ...stage,
    opens_at: stage.opens_at?.add({ hours: 24 * days }) ?? null,
    closes_at: stage.closes_at.add({ hours: 24 * days }),
  }))

test('on the timeline of the example every moment stands where it was planned', () => {
  for (const { key, at } of momentsOn(timelineOf(example.stages))) {
    assert.ok(at.equals(MOMENTS.find((moment) => moment.key === key)?.at ?? ''), key)
  }
})

test('moments follow a timeline that lies elsewhere, and the last hour stays an hour', () => {
  const moved = momentsOn(timelineOf(later(example.stages, 1000)))
  for (const [place, { at }] of moved.entries()) {
    assert.ok(at.equals(MOMENTS[place]?.at.add({ hours: 24_000 }) ?? ''))
  }
  const longer = example.stages.map((stage) =>
    stage.name === 'submission' ? stage : { ...stage, ...later([stage], 100)[0] },
  )
  const closes = example.stages.find(({ name }) => name === 'submission')?.closes_at
  const hourBefore = momentsOn(timelineOf(longer)).find(({ key }) => key === 'hour-before')?.at
  assert.equal(hourBefore?.until(closes ?? hourBefore).total('hours'), 1)
})

test('nobody reviews before that opens, however short it is', () => {
  const review = example.stages.find(({ name }) => name === 'review')
  const closes = review?.closes_at ?? Temporal.Instant.from('2023-06-13T12:00Z')
  const opens = closes.subtract({ hours: 24 })
  const short = example.stages.map((stage) =>
    stage.name === 'review' ? { ...stage, opens_at: opens } : stage,
  )
  const late = timelineOf(short)
  const first = late((review?.opens_at ?? closes).add({ minutes: 2 }))
  assert.ok(Temporal.Instant.compare(first, opens) > 0, `${first}`)
  assert.ok(late(closes).equals(closes))
  for (const { key, at } of momentsOn(late))
    if (key === 'reviewing') assert.ok(Temporal.Instant.compare(at, opens) > 0, `${at}`)
})

test('a workshop without bidding or discussion has no moment of them', () => {
  const without = (...names: string[]) => example.stages.filter(({ name }) => !names.includes(name))
  const keys = (stages: Stage[], brief = false) =>
    momentsOf(timelineOf(stages), stages, brief).map(({ key }) => key)
  assert.deepEqual(keys(example.stages), [...MOMENT_KEYS])
  const short = keys(without('bidding', 'discussion', 'assignment'))
  assert.deepEqual(
    short,
    MOMENT_KEYS.filter((key) => key !== 'bidding' && key !== 'discussion'),
  )
  assert.equal(keys(without('discussion'), true)[0], 'late')
})

test('what the example does not have is asked for by name', () => {
  assert.deepEqual(readArguments(['--with', 'response,meta']).wish?.with, ['response', 'meta'])
  assert.deepEqual(readArguments(['--seed', '2']).wish?.with, [])
  assert.throws(() => readArguments(['--with', 'songs']), /cannot be rehearsed as asked/)
})

test('settings are copied whole, and the real database can only be read', async () => {
  const real = await cloneDatabase()
  const own = await emptyWorld()
  const source = connect(real.url, 1)
  try {
    await real.db('workshop').update({ name: 'A Workshop of Our Own', boards: 17 })
    await real.db('topics').where('position', '>', 4).delete()
    await real.db('stages').where({ name: 'review' }).update({ hard: true })
    const [asked] = await real
      .db('form_fields')
      .insert({
        form: 'submission',
        kind: 'choice',
        label: 'Which cluster?',
        options: ['Ours'],
        position: 90,
      })
      .returning<{ id: number }[]>('id')
    await real.db('form_fields').insert({
      ...{ form: 'submission', kind: 'text', label: 'Since when?', position: 91 },
      ...{ required: 'submission', condition_id: asked?.id, condition_options: ['Ours'] },
    })
    await real.db('meta_review_rules').update({ active: true, readers: 'authors' })
    const settings = await readSettings(source)
    assert.ok(settings)
    await assert.rejects(async () => source('topics').delete(), /read-only/)
    const house = await houseOn(own.db, () => Temporal.Instant.from('2023-03-20T00:00Z'))
    const world = inventWorld({ seed: 1, papers: 8, reviewers: 8 })
    const timeline = timelineOf(stagesOf(settings))
    await foundWorkshop(house, { world, timeline, extras: NO_EXTRAS }, settings)
    assert.deepEqual(await readSettings(own.db), settings)
    const people = await own.db('people').pluck<string[]>('email')
    assert.deepEqual(people, [world.people[world.chairs[0] ?? 0]?.email])
  } finally {
    await source.destroy()
    await own.drop()
    await real.drop()
  }
})
