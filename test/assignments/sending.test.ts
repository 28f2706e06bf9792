// Reviewers learn of assignments when a chair sends them: one letter each, numbers that tell nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { newLetters, twoPapers } from './two-papers.ts'

// Rule 31.
test('a reviewer learns of a paper when it is sent, and gets one letter for all of them', () =>
  inHouse(async (house) => {
    const { first, second, rita, rolf, chair } = await twoPapers(house)
    house.at('after submission')
    for (const [paper, reviewer] of [
      [first, rita.id],
      [second, rita.id],
      [first, rolf.id],
    ]) {
      assert.equal((await chair.post('/assignments', { paper, reviewer })).status, 303)
    }
    assert.equal((await rita.get(`/papers/${first}`)).status, 404)
    assert.doesNotMatch((await rita.get('/reviews')).text, /Kernels/)
    assert.deepEqual(await newLetters(house), [])

    assert.match((await chair.get('/assignments')).text, /Send 2 letters/)
    const sent = await chair.post('/assignments/dispatch')
    assert.match((await chair.follow(sent)).text, /Sent: 2 letters/)
    await house.run()
    const letters = await newLetters(house)
    assert.deepEqual(letters.map(({ to_email }) => to_email).sort(), [rita.email, rolf.email])
    assert.ok(letters.every(({ kept_at }) => kept_at !== null))
    const mine = letters.find(({ to_email }) => to_email === rita.email)?.body_text ?? ''
    assert.match(mine, /First Kernels[\s\S]*Second Kernels/)
    assert.doesNotMatch(mine, /Rolf|Ann Author/)
    assert.equal((await rita.get(`/papers/${first}`)).status, 200)
    assert.equal((await rolf.get(`/papers/${second}`)).status, 404)
    const numbers = await house.db('reviews').where({ paper_id: first }).orderBy('number').pluck('number')
    assert.deepEqual(numbers, [1, 2])

    const again = await chair.post('/assignments/dispatch')
    assert.equal(again.status, 403)
    assert.match(again.text, /sent already/)
  }))

// Rules 9 and 14.
test('reviewers are numbered in an order that is not the order of assignment', () =>
  inHouse(async (house) => {
    const { ann, chair, rita, rolf } = await twoPapers(house)
    const rosa = await house.reviewer('Rosa Reviewer', { load: 9 })
    for (let n = 0; n < 8; n++) {
      const paper = await house.submittedPaper(ann, { title: `Further Kernels ${n}` })
      for (const reviewer of [rita.id, rolf.id, rosa.id])
        await chair.post('/assignments', { paper, reviewer })
    }
    house.at('after submission')
    await chair.post('/assignments/dispatch')
    const rows = await house.db('reviews').orderBy(['paper_id', 'number']).select('paper_id', 'person_id')
    const papers = [...Map.groupBy(rows, ({ paper_id }) => paper_id).values()]
    const orders = new Set(papers.map((list) => list.map(({ person_id }) => person_id).join()))
    // Eight papers in one and the same order happen by chance once in 280,000 times.
    assert.ok(papers.length === 8 && orders.size > 1)
  }))

// Rule 5.
test('nothing is sent while papers can still change, unless chairs turned early reading on', () =>
  inHouse(async (house) => {
    const { first, rita, chair } = await twoPapers(house)
    await chair.post('/assignments', { paper: first, reviewer: rita.id })
    const early = await chair.post('/assignments/dispatch')
    assert.equal(early.status, 403)
    assert.match(early.text, /Submissions are still open/)
    assert.match((await chair.get('/assignments')).text, /Submissions are still open/)
    await house.db('workshop').update({ early_reading: true })
    assert.equal((await chair.post('/assignments/dispatch')).status, 303)
  }))
