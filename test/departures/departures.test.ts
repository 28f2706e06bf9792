// A reviewer leaves: what was open ends, what was sent stays, hidden papers stay hidden, and the person can be taken back.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function threePapers(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const rita = await house.reviewer('Rita Leaving')
  const ids: number[] = []
  for (const title of ['Kernels Open', 'Kernels Sent', 'Kernels Hidden'])
    ids.push(await house.submittedPaper(ann, { title }))
  house.at('reviewing')
  for (const id of ids) await house.assigned(rita, id)
  const [open = 0, sent = 0, hidden = 0] = ids
  await house
    .db('reviews')
    .where({ paper_id: sent })
    .update({ saved_at: house.now(), submitted_at: house.now(), text: 'All is well.' })
  return { ann, rita, open, sent, hidden }
}

const standing = (house: TestHouse) =>
  house.db('assignments').whereNull('ended_at').orderBy('paper_id').pluck('paper_id')
const told = async (house: TestHouse) =>
  (await house.letters()).filter(({ subject }) => /no longer review/.test(subject))

test('who is let go loses what was open, keeps what was sent, and hears of it', () =>
  inHouse(async (house) => {
    const { rita, open, sent, hidden } = await threePapers(house)
    const chair = await house.chair()
    match((await chair.get(`/reviewers/${rita.id}`)).text, /Let this reviewer go/)
    const page = await chair.get(`/reviewers/${rita.id}/departures`)
    match(page.text, /2 papers lose a reviewer[\s\S]*Kernels Open[\s\S]*Kernels Hidden/)
    const gone = await chair.post(`/reviewers/${rita.id}/departures`, { tell: 'on', reason: 'Ill for long.' })
    equal(gone.location, '/assignments?show=short')
    match((await chair.follow(gone)).text, /Rita Leaving is no reviewer any more\. 2 places are open now/)
    deepEqual(await standing(house), [sent])
    const [letter] = await told(house)
    match(letter?.body_text ?? '', /Ill for long\./)
    doesNotMatch(letter?.body_text ?? '', /Kernels/)
    equal((await rita.get('/bids')).status, 404)
    match((await chair.get(`/papers/${sent}/reviews`)).text, /All is well/)
    for (const id of [open, hidden]) equal((await rita.get(`/papers/${id}`)).status, 404)
    equal((await chair.post(`/reviewers/${rita.id}/departures`, {})).status, 404)
    equal((await house.db('journal').where({ verb: 'reviewer.left' })).length, 1)
  }))

test('a letter leaves only where the chair wants one, and a long reason comes back', () =>
  inHouse(async (house) => {
    const { rita } = await threePapers(house)
    const chair = await house.chair()
    const long = await chair.post(`/reviewers/${rita.id}/departures`, { reason: 'x'.repeat(2001) })
    equal(long.status, 422)
    match(long.text, /longer than 2000 characters/)
    await chair.post(`/reviewers/${rita.id}/departures`, {})
    equal((await told(house)).length, 0)
  }))

// Rule 10.
test('a chair in conflict reads nothing of the paper that is hidden, which loses its reviewer too', () =>
  inHouse(async (house) => {
    const { rita, open, sent, hidden } = await threePapers(house)
    const [chair, connie] = [await house.chair(), await house.chair('Connie Conflicted')]
    await chair.post(`/papers/${hidden}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
    const page = await connie.get(`/reviewers/${rita.id}/departures`)
    match(page.text, /One paper loses a reviewer[\s\S]*Kernels Open/)
    doesNotMatch(page.text, /Kernels Hidden/)
    const gone = await connie.follow(await connie.post(`/reviewers/${rita.id}/departures`, { tell: 'on' }))
    match(gone.text, /One place is open now/)
    deepEqual(await standing(house), [sent])
    doesNotMatch((await connie.get('/journal')).text, new RegExp(`/papers/${hidden}\\b`))
    match((await chair.get('/journal')).text, new RegExp(`/papers/${open}\\b`))
  }))

// Rule 10.
test('whether a hidden paper was open is not told by the letter either', () =>
  inHouse(async (house) => {
    const { rita, open, hidden } = await threePapers(house)
    const [chair, connie] = [await house.chair(), await house.chair('Connie Conflicted')]
    const ended = { ended_at: house.now(), ended_by: chair.id, end_reason: 'Not needed.' }
    await house.db('assignments').where({ paper_id: open }).update(ended)
    await chair.post(`/papers/${hidden}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
    const gone = await connie.follow(await connie.post(`/reviewers/${rita.id}/departures`, { tell: 'on' }))
    doesNotMatch(gone.text, /open now|Kernels Hidden/)
    deepEqual(await house.db('assignments').where({ paper_id: hidden }).whereNull('ended_at'), [])
    const [letter] = await told(house)
    const read = await connie.get(`/mail/letters/${letter?.id}`)
    equal(read.status, 200)
    doesNotMatch(read.text, /Kernels/)
  }))

test('who was let go is taken back, without papers and with the load of before', () =>
  inHouse(async (house) => {
    const { rita, open } = await threePapers(house)
    const chair = await house.chair()
    equal((await chair.post(`/reviewers/${rita.id}/departures/end`)).status, 404)
    await chair.post(`/reviewers/${rita.id}/departures`, {})
    const list = await chair.get('/reviewers')
    match(list.text, /No longer reviewers[\s\S]*Rita Leaving/)
    const back = await chair.post(`/reviewers/${rita.id}/departures/end`)
    equal(back.location, `/reviewers/${rita.id}`)
    doesNotMatch((await chair.get('/reviewers')).text, /No longer reviewers/)
    equal((await chair.post('/assignments', { paper: open, reviewer: rita.id })).status, 303)
  }))

test('nobody but chairs lets anybody go', () =>
  inHouse(async (house) => {
    const { ann, rita } = await threePapers(house)
    for (const person of [ann, rita, house.visitor()]) {
      equal((await person.post(`/reviewers/${rita.id}/departures`, {})).status, 404)
      equal((await person.post(`/reviewers/${rita.id}/departures/end`, {})).status, 404)
    }
    equal((await house.db('reviewers').whereNotNull('left_at')).length, 0)
  }))
