// A discussion over HTTP: who reads what under which name, what is changed and taken back, what comes back when it cannot be said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { discussedPaper, keyIn } from './discussed.ts'

// Rules 9, 14 and 21.
test('reviewers discuss under their numbers, chairs know the people', () =>
  inHouse(async (house) => {
    const { rita, rob, idle, author, chair, paper, address, say, numberOf } = await discussedPaper(house)
    const said = await say(rita, 'The *failure study* is sound.')
    assert.equal(said.status, 303)
    const thread = keyIn(said)
    assert.equal((await say(rob, 'I am less sure: $a^*$.', { thread })).status, 303)
    assert.equal((await say(chair, '@Reviewer 1, what do you say?', { thread })).status, 303)

    for (const page of [`/papers/${paper}`, address]) {
      const asRob = (await rob.get(page)).text
      assert.match(asRob, /The <em>failure study<\/em> is sound/)
      assert.match(asRob, new RegExp(`<b>Reviewer ${numberOf(rita)}</b>`))
      assert.match(asRob, /<b>Chair<\/b>/)
      assert.match(asRob, /Reviewers and chairs/)
      assert.doesNotMatch(asRob, /Rita|Carla|Seen by/)
      const asChair = (await chair.get(page)).text
      assert.match(asChair, /Rita Reviewer/)
      assert.match(asChair, /Rob Referee/)
      assert.doesNotMatch((await idle.get(page)).text, /failure study/)
    }
    const mentioned = numberOf(rita) === 1 ? rita : numberOf(rob) === 1 ? rob : null
    if (mentioned) assert.match((await mentioned.get(address)).text, /Mentions you/)
    assert.doesNotMatch((await author.get(`/papers/${paper}`)).text, /failure study|Discussion/)
    assert.equal((await author.get(address)).status, 404)
    assert.equal((await say(author, 'Let me in.')).status, 404)
    const refused = await say(idle, 'Me too.')
    assert.equal(refused.status, 403)
    assert.match(refused.text, /once you have submitted your review/)
    assert.match(refused.text, /Me too\./)
    const verbs = await house.db('journal').whereLike('verb', 'comment.%').orderBy('id').pluck('subject')
    assert.deepEqual(verbs, [`Reviewer ${numberOf(rita)}`, `Reviewer ${numberOf(rob)}`, 'A chair'])
  }))

// Rule 21.
test('what is for chairs is read by chairs and by who began it', () =>
  inHouse(async (house) => {
    const { rita, rob, idle, chair, address, say, numberOf } = await discussedPaper(house)
    const thread = keyIn(await say(idle, 'May I have two more days?', { audience: 'chairs' }))
    assert.match((await idle.get(address)).text, /Chairs and you only/)
    assert.match((await chair.get(address)).text, new RegExp(`Chairs and Reviewer ${numberOf(idle)} only`))
    assert.equal((await say(chair, 'You may.', { thread })).status, 303)
    assert.match((await idle.get(address)).text, /You may\./)
    assert.equal((await say(chair, 'Is she late again?', { audience: 'chairs' })).status, 303)
    assert.match((await chair.get(address)).text, /Chairs only/)
    for (const who of [rita, rob]) {
      assert.doesNotMatch((await who.get(address)).text, /more days|You may|late again/)
      assert.equal((await say(who, 'Hello', { thread })).status, 404)
      assert.equal((await who.get(`/comments/${thread}`)).status, 404)
    }
    assert.doesNotMatch((await idle.get(address)).text, /late again/)
  }))

// Rules 18 and 48.
test('edits are shown with what stood there before; what is removed leaves a mark', () =>
  inHouse(async (house) => {
    const { rita, rob, address, say } = await discussedPaper(house)
    const key = keyIn(await say(rita, 'A first thought'))
    house.at(house.now().add({ hours: 2 }))
    const change = { text: 'A second thought', version: 1 }
    assert.equal((await rob.post(`/comments/${key}`, change)).status, 403)
    assert.equal((await rita.post(`/comments/${key}`, change)).status, 303)
    const late = await rita.post(`/comments/${key}`, { text: 'A third', version: 1 })
    assert.equal(late.status, 409)
    assert.match(late.text, /A third/)
    assert.match(late.text, /A second thought/)
    assert.match((await rob.get(address)).text, /edited/)
    assert.match((await rob.get(`/comments/${key}`)).text, /A first thought/)
    const emptied = await rita.post(`/comments/${key}`, { text: ' ', version: 2 })
    assert.equal(emptied.status, 422)
    assert.match(emptied.text, /<a href="#field-text">Write what you want to say\.<\/a>/)

    await say(rob, 'I answer', { thread: key })
    assert.equal((await rob.post(`/comments/${key}/removal`)).status, 403)
    assert.equal((await rita.post(`/comments/${key}/removal`)).status, 303)
    const left = (await rob.get(address)).text
    assert.match(left, /Removed by its writer/)
    assert.match(left, /I answer/)
    assert.doesNotMatch(left + (await rob.get(`/comments/${key}`)).text, /thought/)
    assert.equal((await rita.post(`/comments/${key}`, { text: 'Again', version: 2 })).status, 403)
  }))

// Rules 13 and 48.
test('a message that names somebody is shown to its writer first, with all that was typed', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, address, say } = await discussedPaper(house)
    const text = 'As Rob Referee wrote'
    const flagged = await say(rita, text)
    assert.equal(flagged.status, 422)
    assert.match(flagged.text, /Your text names Rob Referee/)
    assert.match(flagged.text, /As Rob Referee wrote<\/textarea>/)
    assert.match(flagged.text, /name="names_are_fine"/)
    assert.equal((await say(chair, text)).status, 422, 'chairs name people by mistake too')
    assert.doesNotMatch((await rob.get(address)).text, /As Rob/)
    assert.equal((await say(rita, text, { names_are_fine: 'on' })).status, 303)
    assert.equal((await say(rita, 'I am Rita Reviewer.', { audience: 'chairs' })).status, 303)
    const mute = await rita.post(address, { text: 'To whom?' })
    assert.equal(mute.status, 422)
    assert.match(mute.text, /Choose who reads this/)
    assert.match(mute.text, /To whom\?<\/textarea>/)
  }))

test('the same message twice, as from a double press, is one', () =>
  inHouse(async (house) => {
    const { rita, say } = await discussedPaper(house)
    const [one, two] = [await say(rita, 'Once'), await say(rita, 'Once')]
    assert.equal(keyIn(one), keyIn(two))
    assert.equal((await house.db('comments')).length, 1)
  }))

// Rules 3, 22 and 33.
test('who is taken off or in conflict loses it at once; a withdrawn paper is discussed no more', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, paper, address, say } = await discussedPaper(house)
    const second = await house.chair('Connie Conflicted')
    await say(rita, 'Plainly sound')
    assert.match((await second.get(address)).text, /Plainly sound/)
    await conflict(house, paper, second.id)
    await conflict(house, paper, rita.id)
    for (const who of [second, rita]) {
      assert.equal((await who.get(address)).status, 404)
      assert.equal((await say(who, 'Still here')).status, 404)
      assert.doesNotMatch((await who.get('/comments')).text, /Plainly Invented Kernels/)
    }
    await author.post(`/papers/${paper}/withdrawal`, { reason: 'Found an error.' })
    assert.equal((await rob.get(address)).status, 404)
    assert.match((await chair.get(address)).text, /not in review/)
    assert.match((await chair.get(address)).text, /Plainly sound/)
    assert.equal((await say(chair, 'Too late')).status, 403)
  }))

test('after its end the discussion is read and not continued', () =>
  inHouse(async (house) => {
    const { rita, address, say } = await discussedPaper(house)
    const key = keyIn(await say(rita, 'In time'))
    house.at('deciding')
    assert.match((await rita.get(address)).text, /The discussion is closed/)
    for (const at of [address, `/comments/${key}`, `/comments/${key}/removal`]) {
      const late = await rita.post(at, { text: 'Too late', audience: 'reviewers', version: 1 })
      assert.equal(late.status, 403, at)
    }
    assert.match((await rita.post(address, { text: 'Too late', audience: 'reviewers' })).text, /Too late/)
  }))

// Rules 22 and 39.
test('chairs see who has read what; reading is a press, not a visit', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, address, say, numberOf } = await discussedPaper(house)
    const key = keyIn(await say(rita, 'Who reads this?'))
    assert.match((await rob.get(address)).text, /One message is new/)
    for (const list of ['/comments', '/reviews']) assert.match((await rob.get(list)).text, /1 new/)
    assert.match((await chair.get(address)).text, /Seen by nobody yet/)
    await rob.post(`${address}/readings`, { comments: [key] })
    assert.doesNotMatch((await rob.get(address)).text, /is new/)
    assert.doesNotMatch((await rob.get('/comments')).text, /1 new/)
    assert.match((await chair.get(address)).text, new RegExp(`Seen by Reviewer ${numberOf(rob)}`))
    assert.match((await chair.get('/comments?q=kernels')).text, /Plainly Invented Kernels/)
    assert.match((await chair.get('/comments?q=nothing')).text, /No paper matches/)
  }))
