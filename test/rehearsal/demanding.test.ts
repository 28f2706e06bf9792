// A workshop whose forms ask for more than the example's is played all the same: invented authors hand in what is wanted.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../server/core/db.ts'
import { createPristine } from '../../server/rehearsal/pristine.ts'
import { visiting } from '../../server/rehearsal/queries-ground.ts'
import { readSettings } from '../../server/rehearsal/queries-settings.ts'
import { dropWorld, listWorlds, urlOfWorld } from '../../server/rehearsal/queries-worlds.ts'
import { cloneDatabase } from '../support/database.ts'
import { freshWorlds, stageOn } from './staged.ts'

async function demanding() {
  const real = await cloneDatabase()
  const source = connect(real.url, 1)
  try {
    const mine = { form: 'submission', required: 'submission' }
    const made = [
      { kind: 'file', label: 'Ethics', options: ['pdf'], most: 5, position: 90 },
      { kind: 'choice', label: 'A cluster?', options: ['Yes', 'No'], position: 91 },
    ]
    await real.db('form_fields').insert(made.map((field) => ({ ...mine, ...field })))
    await real
      .db('form_fields')
      .whereIn('key', ['consent', 'supplement', 'code_url', 'prior_publication'])
      .update({ required: 'submission', retired_at: null })
    await real.db('topics').delete()
    await real.db('topics').insert(['Weaving', 'Dyeing'].map((name, position) => ({ name, position })))
    await real.db('form_fields').where({ key: 'topics' }).update({ most: 1 })
    await real.db('form_fields').where({ key: 'abstract' }).update({ hard_words: 30 })
    await real.db('workshop').update({ second_factor_since: '2023-01-01T00:00Z', author_limit: 2 })
    return await readSettings(source)
  } finally {
    await source.destroy()
    await real.drop()
  }
}

test('its papers are submitted, with every answer and file, nothing too many, under the chairs’ own topics, and they need no second factor', async () => {
  const worlds = await freshWorlds()
  const { staging, press } = await stageOn(worlds, { settings: await demanding() })
  try {
    const world = await createPristine(staging).ready(2)
    await visiting(urlOfWorld(worlds, world), async (db) => {
      const ids = await db('papers').whereNotNull('submitted_at').pluck<number[]>('id')
      ok(ids.length > 8, `only ${ids.length} of 16 papers were submitted`)
      const lines = await db('authorships')
        .whereIn('paper_id', ids)
        .groupBy('paper_id')
        .select(db.raw('count(*)'))
      deepEqual([...new Set(lines.map(({ count }) => count))].toSorted(), [2])
      const topics = db('paper_topics').whereIn('paper_id', ids).join('topics', 'topics.id', 'topic_id')
      const named = await topics.pluck<string[]>('name')
      deepEqual([named.length, new Set(named).size], [ids.length, 2])
      const files = db('files').whereIn('paper_id', ids).distinct('paper_id', 'kind')
      const kinds = (await files).map(({ kind }) => kind)
      const count = (kind: string) => kinds.filter((one) => one === kind).length
      deepEqual([count('answer'), count('supplement')], [ids.length, ids.length])
      equal((await db('workshop').first('second_factor_since')).second_factor_since, null)
    })
  } finally {
    await press.close()
    await staging.house.db.destroy()
    for (const name of [...(await listWorlds(worlds)), worlds.live]) await dropWorld(worlds, name)
    await worlds.admin.destroy()
  }
})
