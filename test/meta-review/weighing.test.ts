// A meta-review over HTTP: off until wanted, named by a chair, drafted, submitted, and read by those for whom chairs chose it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, release, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

async function weighedPaper(house: TestHouse) {
  const world = await paperInReview(house)
  const { rita, rob, chair, paper, review, other } = world
  const idle = await house.reviewer('Ida Idle')
  const second = await house.chair('Connie Conflicted')
  await conflict(house, paper, second.id)
  await rita.post(`${review}/submission`, WHOLE)
  await rob.post(`${other}/submission`, WHOLE)
  const at = `/papers/${paper}/meta-review`
  const wish = (readers: string) => chair.post('/settings/meta-review', { active: 'on', readers })
  return { ...world, idle, second, at, wish }
}

// Rule 10.
test('a chair names one of the reviewers without a conflict, where meta-reviews are wanted', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, second, at } = await weighedPaper(house)
    assert.equal((await chair.get(at)).status, 404, 'off by default')
    assert.equal((await chair.post(`${at}/assignment`, { person: rita.id })).status, 404)
    assert.equal((await rita.post('/settings/meta-review', { active: 'on', readers: 'chairs' })).status, 404)
    assert.equal((await chair.post('/settings/meta-review', { active: 'on', readers: 'chairs' })).status, 303)

    for (const person of [second.id, author.id, 987654]) {
      const refused = await chair.post(`${at}/assignment`, { person })
      assert.equal(refused.status, 422)
      assert.match(
        refused.text,
        /<a href="#field-person">Choose one of the reviewers, or a chair, without a conflict/,
      )
    }
    for (const who of [second, author, rita, rob])
      assert.equal((await who.post(`${at}/assignment`, { person: rita.id })).status, 404)
    assert.equal((await chair.post(`${at}/assignment`, { person: rita.id })).status, 303)
    await house.run()
    const asked = (await house.letters()).filter(({ view }) => view === 'meta-review/mail/asked')
    assert.deepEqual(
      asked.map(({ person_id }) => person_id),
      [rita.id],
    )
  }))

// Rules 15, 17 and 48.
test('it is drafted, submitted, and read by those for whom chairs chose it', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, idle, second, paper, at, wish } = await weighedPaper(house)
    await wish('chairs')
    await chair.post(`${at}/assignment`, { person: rita.id })
    const gaps = await rita.post(`${at}/submission`, { text: 'Half a thought', version: 1 })
    assert.equal(gaps.status, 422)
    assert.match(gaps.text, /<a href="#field-recommendation">Choose what you recommend/)
    assert.match(gaps.text, /Half a thought<\/textarea>/)
    const everybody = [rob, author, chair, second, idle]
    for (const who of everybody)
      assert.doesNotMatch((await who.get(`/papers/${paper}`)).text, /Half a thought/)
    const stale = { text: 'Other', recommendation: 'talk', version: 1 }
    assert.equal((await rita.post(at, stale)).status, 409)
    const named = { text: 'As Rob Referee says', recommendation: 'talk', version: 2 }
    assert.match((await rita.post(`${at}/submission`, named)).text, /Your text names Rob Referee/)
    const whole = { text: 'Both agree on the **study**.', recommendation: 'talk', version: 3 }
    assert.equal((await rita.post(`${at}/submission`, whole)).status, 303)

    const readers = async () => {
      const found: string[] = []
      for (const [name, who] of Object.entries({ rita, rob, author, chair, second, idle }))
        for (const page of [`/papers/${paper}`, at])
          if (/Both agree on the <strong>study/.test((await who.get(page)).text)) found.push(name)
      return [...new Set(found)]
    }
    assert.deepEqual(await readers(), ['rita', 'chair'])
    assert.match((await chair.get('/decisions')).text, /Meta-review: Talk/)
    assert.doesNotMatch((await second.get('/decisions')).text, /Meta-review: Talk/)
    await wish('authors')
    assert.deepEqual(await readers(), ['rita', 'rob', 'chair'])
    assert.doesNotMatch((await rob.get(at)).text, /Rita/)
    await release(house, paper)
    assert.deepEqual(await readers(), ['rita', 'rob', 'author', 'chair'])
    assert.doesNotMatch((await author.get(`/papers/${paper}`)).text, /Rita/)
    const late = await rita.post(at, { ...whole, text: 'Otherwise', version: 4 })
    assert.match(late.text, /decision is released/)
  }))

// Rules 3, 16 and 21.
test('whoever is named from outside reads paper, reviews and discussion as its reviewers do, and no longer than that', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, idle, paper, at, wish } = await weighedPaper(house)
    await house.db('workshop').update({ other_reviews: 'never' })
    const said = { audience: 'reviewers', text: 'Zq the proof is short.' }
    assert.equal((await chair.post(`/papers/${paper}/comments`, said)).status, 303)
    const whisper = { audience: 'chairs', text: 'Zq for chairs.' }
    assert.equal((await rita.post(`/papers/${paper}/comments`, whisper)).status, 303)
    const { id } = await house.db('files').where({ paper_id: paper, kind: 'paper' }).first('id')
    const pages = [`/papers/${paper}`, at, `/files/${id}`, `/papers/${paper}/comments`]
    const closed = async () => {
      for (const path of pages) assert.equal((await idle.get(path)).status, 404, path)
      assert.doesNotMatch((await idle.get('/papers')).text, /Plainly Invented/)
    }
    await closed()
    await wish('chairs')
    await chair.post(`${at}/assignment`, { person: idle.id })
    for (const path of pages) assert.equal((await idle.get(path)).status, 200, path)
    const page = (await idle.get(`/papers/${paper}`)).text
    assert.match(page, /Reviewer 1[\s\S]*The overlap argument holds[\s\S]*Reviewer 2[\s\S]*Zq the proof/)
    assert.doesNotMatch(page, /Rita|Rob|Ann Author|plainly borderline|Zq for chairs/)
    assert.match((await idle.get('/reviews')).text, new RegExp(`href="/papers/${paper}/meta-review"`))
    const answer = await idle.post(`/papers/${paper}/comments`, said)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /What you make of it stands in your meta-review/)
    assert.doesNotMatch((await rob.get(`/papers/${paper}`)).text, /Ida/)
    const whole = { text: 'Both agree.', recommendation: 'poster', version: 1 }
    assert.equal((await idle.post(`${at}/submission`, whole)).status, 303)
    await idle.post(`/papers/${paper}/conflicts`, { kind: 'family', reason: 'A cousin.' })
    await closed()
  }))

// Rules 3 and 22.
test('who loses the paper loses its meta-review', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await chair.post('/settings/meta-review', { active: 'on', readers: 'reviewers' })
    const at = `/papers/${paper}/meta-review`
    await chair.post(`${at}/assignment`, { person: rita.id })
    assert.match((await rita.get(at)).text, /Submit the meta-review/)
    await conflict(house, paper, rita.id)
    assert.equal((await rita.get(at)).status, 404)
    assert.equal((await rita.post(at, { text: 'Still me', version: 1 })).status, 404)
    assert.equal((await chair.post(`${at}/assignment`, { person: '' })).status, 303)
    assert.deepEqual(await house.db('meta_reviews'), [])
  }))
