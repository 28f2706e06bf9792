// Several papers taken on with one press: each or none of them ticked, twice pressed, and what cannot be taken on any more is named.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const ALL = '/tasks/acceptance'

/** Rita has three papers to answer. */
async function threePapers(house: TestHouse) {
  const world = await paperInReview(house)
  house.at('during submission')
  const titles = ['Second Plain Invention', 'Third Plain Invention']
  const [second = 0, third = 0] = [
    await house.submittedPaper(world.author, { title: titles[0] }),
    await house.submittedPaper(world.author, { title: titles[1] }),
  ]
  house.at('reviewing')
  for (const paper of [second, third]) await house.assigned(world.rita, paper)
  const accepted = async () => {
    const rows = await house.db('assignments').where({ person_id: world.rita.id }).whereNotNull('accepted_at')
    return rows.map(({ paper_id }) => paper_id).toSorted()
  }
  return { ...world, second, third, accepted }
}

test('one press takes on what is ticked, and a second press changes nothing', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, second, third, accepted } = await threePapers(house)
    const list = (await rita.get('/reviews')).text
    match(list, /3 papers wait for your answer[\s\S]*Third Plain Invention/)
    for (const one of [paper, second, third]) ok(list.includes(`href="/papers/${one}/conflicts"`))
    const none = await rita.post(ALL)
    equal(none.status, 422)
    match(none.text, /<a href="#field-papers">Tick at least one paper\./)
    const papers = [third, paper]
    const pressed = await rita.post(ALL, { papers })
    match(
      (await rita.follow(pressed)).text,
      new RegExp(`count on your reviews of papers ${paper}, ${third}\\.`),
    )
    deepEqual(await accepted(), [paper, third])
    doesNotMatch((await rita.get('/reviews')).text, /wait for your answer/)
    const lines = () => house.db('journal').where({ verb: 'assignment.accepted' }).pluck('paper_id')
    match((await chair.get('/journal')).text, /Rita Reviewer/)
    const told = await lines()
    deepEqual(told.toSorted(), [paper, third])
    equal((await rita.post(ALL, { papers })).status, 303)
    deepEqual(await lines(), told)
  }))

test('what cannot be taken on any more is named with its reason, and the rest is taken on', () =>
  inHouse(async (house) => {
    const { rita, paper, review, second, third, accepted } = await threePapers(house)
    await rita.post(`${review}/submission`, WHOLE)
    await conflict(house, second, rita.id)
    const papers = [paper, second, third]
    const said = (await rita.follow(await rita.post(ALL, { papers }))).text.replace(/\s+/g, ' ')
    match(said, new RegExp(`count on your review of paper ${third}\\.`))
    match(said, new RegExp(`Paper ${paper} was not taken on\\. You have sent this review`))
    match(said, new RegExp(`Paper ${second} was not taken on\\. You do not review it\\.`))
    deepEqual(await accepted(), [third])
  }))

// Rule 1.
test('another’s paper and a number that was never used are refused alike, and nothing is taken on', () =>
  inHouse(async (house) => {
    const { rob, author, second, accepted } = await threePapers(house)
    for (const who of [rob, author]) {
      const [foreign, unused] = [
        await who.post(ALL, { papers: [second] }),
        await who.post(ALL, { papers: [98765] }),
      ]
      deepEqual([foreign.status, unused.status], [403, 403])
      match(foreign.text, new RegExp(`Paper ${second} was not taken on\\. You do not review it\\.`))
      match(unused.text, /Paper 98765 was not taken on\. You do not review it\./)
      doesNotMatch(foreign.text, /Second Plain Invention/)
    }
    equal((await house.visitor().post(ALL, { papers: [second] })).location, '/sessions/new')
    deepEqual(await accepted(), [])
  }))
