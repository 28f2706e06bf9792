// An empty draft can be deleted by its authors; what holds text or files, or was submitted, cannot.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('an empty draft goes from every list, and looks like a number never used', () =>
  inHouse(async (house) => {
    const [ann, bob, chair] = [await house.author(), await house.author('Bob Author'), await house.chair()]
    const id = Number(/\d+/.exec((await ann.post('/papers', { title: 'Hasty Kernels' })).location ?? '')?.[0])
    assert.match((await ann.get(`/papers/${id}`)).text, /Delete this empty draft/)
    assert.equal((await bob.post(`/papers/${id}/removal`)).status, 404)
    assert.equal((await chair.post(`/papers/${id}/removal`)).status, 403)
    assert.equal((await ann.post(`/papers/${id}/removal`)).status, 303)
    for (const viewer of [ann, bob, chair]) {
      assert.equal((await viewer.get(`/papers/${id}`)).status, 404)
      assert.doesNotMatch((await viewer.get('/papers')).text, /Hasty Kernels/)
    }
    house.at('after submission')
    assert.doesNotMatch((await chair.get('/extensions')).text, /Hasty Kernels|Deleted draft/)
  }))

test('a draft with an abstract or a file is not deleted', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const full = await house.completePaper(ann)
    const refused = await ann.post(`/papers/${full}/removal`)
    assert.equal(refused.status, 403)
    assert.match(refused.text, /Only an empty draft can be deleted/)
    assert.equal((await ann.get(`/papers/${full}`)).status, 200)
  }))
