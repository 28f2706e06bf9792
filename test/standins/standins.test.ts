// A reviewer for one paper now; and a repair, when somebody hands a paper back: few changes, few letters.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newLetters } from '../assignments/two-papers.ts'
import { computed, workshop } from '../runs/computed.ts'
import { inHouse } from '../support/house.ts'

test('the best free people are listed with reasons, and whoever is asked alone gets a letter', () =>
  inHouse(async (house) => {
    const { ann, chair, people, first } = await workshop(house, { papers: 2, reviewers: 3, load: 1 })
    const [full, free, conflicted] = people
    assert.ok(full && free && conflicted)
    const other = await house.chair('Otto Otherchair')
    for (const { email } of [conflicted, other])
      await ann.post(`/papers/${first}/conflicts`, { person: email, reason: 'Adviser.' })
    const second = (await house.db('papers').max('id').first())?.max
    await chair.post('/assignments', { paper: second, reviewer: full.id })
    assert.match((await chair.get(`/papers/${first}/standins`)).text, /Submissions are still open/)
    assert.equal((await chair.post(`/papers/${first}/standins`, { reviewer: free.id })).status, 403)
    assert.deepEqual(await house.db('assignments').where({ paper_id: first }), [])
    house.at('after submission')
    const page = (await chair.get(`/papers/${first}/standins`)).text
    assert.match(page, /Reviewer Bperson/)
    assert.doesNotMatch(page, /Reviewer Aperson|Reviewer Cperson/)
    assert.match(page, /1 more may review it/)
    assert.equal((await other.get(`/papers/${first}/standins`)).status, 404)
    assert.equal((await other.post(`/papers/${first}/standins`, { reviewer: free.id })).status, 404)
    const forged = await chair.post(`/papers/${first}/standins`, { reviewer: 'nobody' })
    assert.equal(forged.status, 422)
    assert.match(
      forged.text,
      /One thing to fix[\s\S]*href="#field-reviewer">Choose a reviewer\.[\s\S]*id="field-reviewer"/,
    )
    assert.equal((await chair.post(`/papers/${first}/standins`, { reviewer: free.id })).status, 303)
    assert.equal((await free.get(`/papers/${first}`)).status, 200)
    assert.deepEqual(
      (await newLetters(house)).map(({ to_email }) => to_email),
      [free.email],
    )
    assert.match((await chair.get('/assignments')).text, /Send 1 letter</)
  }))

test('a paper handed back is repaired with as few changes as can be, and drafts are compared', () =>
  inHouse(async (house) => {
    const { chair, people, first } = await workshop(house, { papers: 3, reviewers: 4, load: 3 })
    await chair.post(`${(await computed(house, chair, { reviews_per_paper: 2 })).at}/adoption`)
    house.at('reviewing')
    await chair.post('/assignments/dispatch')
    const gone = await house.db('reviews').where({ paper_id: first }).first('id', 'person_id')
    const rita = people.find(({ id }) => id === gone.person_id)
    assert.equal((await rita?.post(`/reviews/${gone.id}/refusal`, { reason: 'No time.' }))?.status, 303)
    const wishes = { reviews_per_paper: 2, repair: 'on' }
    const { at, id } = await computed(house, chair, wishes)
    await computed(house, chair, { reviews_per_paper: 2, objective: 'total' })
    assert.deepEqual(await house.db('proposed_endings'), [])
    const added = await house.db('proposals').where({ run_id: id })
    assert.deepEqual(
      added.map(({ paper_id }) => paper_id),
      [first],
    )
    const drafts = (await chair.get('/assignments/runs')).text
    assert.match(drafts, /as few changes as can be/)
    assert.match(drafts, /6 of 6/)
    const before = (await newLetters(house)).length
    assert.match((await chair.get(`${at}/adoption`)).text, /1 pair is made, 0 are ended, 5 stay as they are/)
    assert.equal((await chair.post(`${at}/adoption`)).status, 303)
    assert.equal((await newLetters(house)).length, before)
    await chair.post('/assignments/dispatch')
    assert.equal((await newLetters(house)).length, before + 1)
  }))
