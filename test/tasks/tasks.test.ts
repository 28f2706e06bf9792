// A reviewer's home: what is due, and what they may say of each paper; each word of it reaches the chairs who may know.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')
const lettersOf = async (house: TestHouse, view: string) =>
  (await house.letters()).filter((letter) => letter.view === view)
const assignmentOf = (house: TestHouse, paper: number, person: number) =>
  house.db('assignments').where({ paper_id: paper, person_id: person }).whereNull('ended_at').first()

test('the home says what is next; accepting is one press, and so is writing', () =>
  inHouse(async (house) => {
    const { rita, rob, paper, review, id } = await paperInReview(house)
    const home = flat((await rita.get('/desk')).text)
    assert.match(home, new RegExp(`0 of 1 review sent\\. Next: paper ${paper}, due in 5 days\\.`))
    assert.match(home, /Not started/)
    assert.equal((await rob.post(`/tasks/${id}/acceptance`)).status, 404)
    const accepted = await rita.post(`/tasks/${id}/acceptance`)
    assert.match((await rita.follow(accepted)).text, /The chairs count on your review/)
    const taken = flat((await rita.get('/desk')).text)
    assert.match(taken, /Taken on/)
    assert.doesNotMatch(taken, /acceptance/)
    const twice = await rita.post(`/tasks/${id}/acceptance`)
    assert.equal(twice.status, 403)
    assert.match(twice.text, /taken this paper already/)
    await rita.post(review, { text: 'First thoughts.', relevance: 3 })
    assert.match(flat((await rita.get('/desk')).text), />Draft<.*>40 %<.*Continue/)
    await rita.post(`${review}/submission`, WHOLE)
    assert.match(flat((await rita.get('/reviews')).text), /Your review is sent\. Thank you\./)
    assert.match(
      (await rita.post(`/tasks/${id}/inability`, { unable_reason: 'Late.' })).text,
      /nothing is left/,
    )
  }))

test('who cannot finish keeps the draft, and the chairs who may know hear of it at once', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review, id } = await paperInReview(house)
    const cleo = await house.chair('Cleo Conflicted')
    await conflict(house, paper, cleo.id)
    await rita.post(review, { text: 'First thoughts.' })
    const empty = await rita.post(`/tasks/${id}/inability`, { unable_reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /<a href="#field-unable_reason">Say in a sentence/)
    assert.equal((await rob.post(`/tasks/${id}/inability`, { unable_reason: 'Not mine' })).status, 404)
    const said = await rita.post(`/tasks/${id}/inability`, { unable_reason: 'A plain fever.' })
    assert.match((await rita.follow(said)).text, /needs somebody else/)
    assert.match(flat((await rita.get('/desk')).text), /The chairs know that you cannot finish/)
    assert.match((await rita.get(review)).text, /First thoughts/)
    const [letter, none] = await lettersOf(house, 'tasks/mail/unable')
    assert.deepEqual([letter?.to_email, none], [chair.email, undefined])
    for (const part of [letter?.body_text, letter?.body_html])
      assert.match(
        part ?? '',
        new RegExp(`Rita Reviewer[\\s\\S]*A plain fever[\\s\\S]*/papers/${paper}/standins`),
      )
    assert.match((await chair.get('/journal')).text, /A plain fever/)
    assert.doesNotMatch((await cleo.get('/journal')).text, /A plain fever/)
    await rita.follow(await rita.post(`/tasks/${id}/inability/end`))
    assert.equal((await assignmentOf(house, paper, rita.id))?.unable_at, null)
    assert.equal((await rita.post(`/tasks/${id}/inability/end`)).status, 403)
  }))

test('declining needs a reason, asked for on the page where one declines', () =>
  inHouse(async (house) => {
    const { rita, rob, paper, id } = await paperInReview(house)
    assert.match((await rita.get(`/tasks/${id}`)).text, new RegExp(`action="/tasks/${id}/refusal"`))
    const empty = await rita.post(`/tasks/${id}/refusal`, { reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(
      empty.text,
      /Paper \d+, and you[\s\S]*<a href="#field-reason">[\s\S]*aria-invalid="true"[\s\S]*Decline to review/,
    )
    assert.equal((await rob.post(`/tasks/${id}/refusal`, { reason: 'Not mine.' })).status, 404)
    const said = await rita.post(`/tasks/${id}/refusal`, { reason: 'No time at all.' })
    assert.match((await rita.follow(said)).text, new RegExp(`Paper ${paper} is handed back`))
    assert.equal((await rita.get(`/tasks/${id}`)).status, 404)
    assert.equal((await lettersOf(house, 'reviews/mail/refused')).length, 1)
  }))

test('that the PDF stood on the screen is noted once, by a POST, for its reviewer', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review, id } = await paperInReview(house)
    await rita.get(review)
    assert.equal((await assignmentOf(house, paper, rita.id))?.opened_at, null)
    for (const other of [rob, chair]) assert.equal((await other.post(`/tasks/${id}/opening`)).status, 404)
    assert.equal((await rita.post(`/tasks/${id}/opening`)).status, 204)
    const first = (await assignmentOf(house, paper, rita.id))?.opened_at
    house.at('after reviewing')
    await rita.post(`/tasks/${id}/opening`)
    assert.equal(String((await assignmentOf(house, paper, rita.id))?.opened_at), String(first))
  }))

test('the page of a task offers everything, and a conflict takes the paper away at once', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review, id } = await paperInReview(house)
    const page = (await rita.get(`/tasks/${id}`)).text
    for (const offered of ['acceptance', 'inability', 'deferrals'])
      assert.match(page, new RegExp(`/tasks/${id}/${offered}`))
    assert.match(page, new RegExp(`/papers/${paper}/conflicts`))
    for (const other of [rob, chair]) assert.equal((await other.get(`/tasks/${id}`)).status, 404)
    assert.equal((await house.visitor().get(`/tasks/${id}`)).location, '/sessions/new')
    const declared = await rita.post(`/papers/${paper}/conflicts`, { kind: 'family', reason: 'A cousin.' })
    assert.equal(declared.location, '/desk')
    for (const path of [`/tasks/${id}`, review, `/papers/${paper}`])
      assert.equal((await rita.get(path)).status, 404, path)
    assert.equal((await lettersOf(house, 'conflicts/mail/suspended')).length, 1)
  }))
