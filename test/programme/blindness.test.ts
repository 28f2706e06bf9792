// A chair in conflict plans around a paper without learning of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflictOf } from '../decisions/papers.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { onBoards, papersInSlots, released, submitted, talkSlots } from './announced.ts'

/** Two talks whose authors have not had their letters; one chair is in conflict with the first. */
async function conflict(house: TestHouse) {
  const [paper, other] = await submitted(house, ['Invented Hidden Talk', 'Invented Open Talk'])
  if (!paper || !other) throw new Error('two papers were submitted')
  await released(house, { [paper.id]: 'talk', [other.id]: 'talk' }, false)
  const chair = await house.chair()
  const conflicted = await house.chair('Connie Conflicted')
  await conflictOf(house, conflicted, paper.id)
  const [first, second] = (await talkSlots(house)).map(({ id }) => id)
  return { paper, other, chair, conflicted, first, second }
}

test('filling by a chair in conflict does not tell whether the paper is accepted', () =>
  inHouse(async (house) => {
    const { paper, other, chair, conflicted } = await conflict(house)
    await conflicted.post('/programme/filling')
    assert.deepEqual(await papersInSlots(house), [other.id, null, null])
    await chair.post('/programme/filling')
    assert.deepEqual(await papersInSlots(house), [other.id, paper.id, null])
    await conflicted.post('/programme/filling')
    assert.deepEqual(await papersInSlots(house), [other.id, paper.id, null], 'what is hidden stays')
    assert.deepEqual(await onBoards(house), [
      [1, other.id],
      [2, paper.id],
    ])
  }))

test('a hidden paper shows as taken, and by nothing else', () =>
  inHouse(async (house) => {
    const { paper, chair, conflicted, first, second } = await conflict(house)
    await chair.post(`/programme/slots/${second}`, { paper: paper.id })
    await chair.post('/programme/boards', { paper: paper.id, board: 7 })
    assert.match((await chair.get('/programme/draft')).text, /Invented Hidden Talk/)
    for (const path of ['/programme/draft', `/programme/slots/${second}`, `/programme/slots/${first}`]) {
      const page = await conflicted.get(path)
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.text, /Hidden Talk/, path)
      assert.doesNotMatch(page.text, new RegExp(`paper ${paper.id}\\b`, 'i'), path)
    }
    assert.match((await conflicted.get('/programme/draft')).text, /Taken, by a paper hidden from you/)
  }))

test('a hidden paper cannot be moved by the chair in conflict, and the day around it can', () =>
  inHouse(async (house) => {
    const { paper, other, chair, conflicted, second } = await conflict(house)
    await chair.post(`/programme/slots/${second}`, { paper: paper.id })
    await chair.post('/programme/boards', { paper: paper.id, board: 7 })
    assert.equal((await conflicted.post(`/programme/slots/${second}`, { paper: other.id })).status, 422)
    const refusal = await conflicted.post(`/programme/slots/${second}/removal`)
    assert.equal(refusal.status, 403)
    assert.match(refusal.text, /Another chair can remove it/)
    assert.match(
      (await conflicted.post('/programme/boards', { paper: other.id, board: 7 })).text,
      /Board 7 is taken/,
    )
    assert.equal((await conflicted.post(`/programme/slots/${second}`, { title: 'Second talk' })).status, 303)
    assert.deepEqual(await papersInSlots(house), [null, paper.id, null])
    assert.deepEqual(await onBoards(house), [[7, paper.id]])
    assert.equal((await chair.post(`/programme/slots/${second}/removal`)).status, 303)
  }))
