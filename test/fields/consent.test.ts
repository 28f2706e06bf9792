// The built-in confirmation that all authors agree: a chair may bring it back, and then authors can give it.
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('brought back, the consent of all authors is asked for, kept, and lets the paper be submitted', () =>
  inHouse(async (house) => {
    await house.db('form_fields').where({ key: 'consent' }).update({ retired_at: null })
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const box = async () =>
      /<input type="checkbox"[^>]*name="(consent|answers\[f\d+\])"[^>]*>/.exec(
        (await ann.get(`/papers/${id}/edit`)).text,
      )
    const [empty = '', name = ''] = (await box()) ?? []
    ok(!empty.includes('checked'))
    const refused = await ann.post(`/papers/${id}/submission`)
    equal(refused.status, 422)
    match(refused.text, /All authors have agreed/)
    equal((await ann.post(`/papers/${id}`, { [name]: 'on' })).status, 303)
    match((await box())?.[0] ?? '', /checked/)
    equal((await ann.post(`/papers/${id}/submission`)).status, 303)
    match((await ann.get(`/papers/${id}`)).text, /All authors have agreed to this submission/)
  }))
