// What a run had no text of: read again first, and named where there is none, so that no run differs from another in silence.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { computed, workshop } from './computed.ts'

test('a PDF that went unread is read before a run; one without a text is named to whoever may know of it', () =>
  inHouse(async (house) => {
    const { ann, chair, ids, first } = await workshop(house, { papers: 3, reviewers: 3 })
    const [, second = 0] = ids
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${second}/conflicts`, { person: other.email, reason: 'Adviser.' })
    const past = { person_id: ann.id, title: 'Kernels', words: 'Kernels.', source: 'pasted' }
    await house.db('past_papers').insert({ ...past, added_at: house.now() })
    const unread = { kind: 'text', tone: 'warn', page: null }
    const text = 'The text of this PDF could not be read within the limits, so it was not checked.'
    await house.db('files').update({ findings: JSON.stringify([{ ...unread, text }]) })
    const whole = await house.db('file_texts').orderBy('file_id')
    await house.db('file_texts').delete()
    await house
      .db('files')
      .where({ paper_id: second })
      .update({ blind_sha256: '0'.repeat(64) })
    const { at, id } = await computed(house, chair)
    const missing = await house.db('files').where({ paper_id: second }).first('id')
    assert.deepEqual(
      await house.db('file_texts').orderBy('file_id'),
      whole.filter(({ file_id }) => file_id !== missing.id),
    )
    const [read, still] = await house.db('files').whereIn('paper_id', [first, second]).orderBy('paper_id')
    assert.ok(!JSON.stringify(read.findings).includes(text) && JSON.stringify(still.findings).includes(text))
    const run = await house.db('runs').where({ id }).first()
    assert.deepEqual(run.outcome.textless.papers, [second])
    const words = new RegExp(`1 paper has no text\\.[\\s\\S]*Of paper ${second} only title and abstract`)
    for (const page of [at, `${at}/adoption`]) {
      assert.match((await chair.get(page)).text, words)
      assert.doesNotMatch((await other.get(page)).text, /no text|only title/)
    }
    assert.match(
      (await chair.get(at)).text,
      /Nothing that Reviewer Aperson, Reviewer Bperson and Reviewer Cperson wrote is known/,
    )
    assert.doesNotMatch((await other.get(at)).text, /wrote is known/)
  }))
