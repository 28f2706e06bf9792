// Late papers through the door: the deadline moves for all, for one, by a code; complete drafts are admitted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const stateOf = (house: TestHouse, id: number) =>
  house.db('papers').where({ id }).first<{ submitted_at: unknown; submitted_by: number }>()

async function saves(author: Visitor, house: TestHouse, paper: number): Promise<number> {
  const { version } = (await house.db('papers').where({ id: paper }).first<{ version: number }>()) ?? {}
  return (await author.post(`/papers/${paper}`, { title: 'Changed late', version })).status
}

test('one paper gets more time, with a letter to its authors, and only that one', () =>
  inHouse(async (house) => {
    const [ann, bob] = [await house.author('Ann Author'), await house.author('Bob Author')]
    const [first, second] = [await house.completePaper(ann), await house.completePaper(bob)]
    const chair = await house.chair()
    house.at('after submission')
    assert.equal(await saves(ann, house, first), 403)
    const typed = {
      paper: first,
      paper_until: '2023-06-03 23:59',
      paper_reason: 'The laboratory burnt down.',
    }
    assert.equal((await chair.post('/extensions/exceptions', typed)).status, 303)
    assert.match((await house.letters()).map(({ body_text }) => body_text).join(), /laboratory burnt down/)
    assert.equal(await saves(ann, house, first), 303)
    assert.equal(await saves(bob, house, second), 403)
    const page = await chair.get('/extensions')
    assert.match(page.text, /Sat 3 June 2023, 23:59 AoE/)
    assert.equal((await chair.post(`/papers/${first}/extensions/end`)).status, 303)
    assert.equal(await saves(ann, house, first), 403)
  }))

test('an extension in the past, without a reason, or of a stranger paper comes back with what was typed', () =>
  inHouse(async (house) => {
    const paper = await house.completePaper(await house.author())
    const chair = await house.chair()
    house.at('after submission')
    const typed = { paper, paper_until: '2023-05-30 23:59', paper_reason: 'Because.' }
    const past = await chair.post('/extensions/exceptions', typed)
    assert.equal(past.status, 422)
    assert.match(past.text, /This minute has passed/)
    assert.match(past.text, /value="Because\."/)
    const silent = await chair.post('/extensions/exceptions', { ...typed, paper_reason: '' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say in a sentence why/)
    const stranger = { ...typed, paper: 9999, paper_until: '2023-06-03 23:59' }
    assert.equal((await chair.post('/extensions/exceptions', stranger)).status, 404)
    assert.equal((await house.db('extensions').select()).length, 0)
  }))

test('the deadline of everybody moves in the timeline, never backwards, and drafts hear of it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const chair = await house.chair()
    house.at('after submission')
    const back = await chair.post('/extensions', { until: '2023-05-20 10:00', reason: 'Storm.' })
    assert.equal(back.status, 422)
    const far = await chair.post('/extensions', { until: '2023-06-20 10:00', reason: 'Storm.' })
    assert.equal(far.status, 422)
    assert.match(far.text, /before submissions close/)
    const moved = await chair.post('/extensions', { until: '2023-06-02 23:59', reason: 'Storm.' })
    assert.equal(moved.status, 303)
    assert.equal(await saves(ann, house, paper), 303)
    assert.match((await house.visitor().get('/call')).text, /2 Jun/)
    assert.match((await house.letters()).map(({ subject }) => subject).join(), /More time for your draft/)
    assert.match((await chair.get('/journal')).text, /Storm\./)
  }))

test('later dates move along with the deadline of everybody as they are ticked, and each draft is told once', () =>
  inHouse(async (house) => {
    await house.completePaper(await house.author())
    const chair = await house.chair()
    const endOf = async (name: string) =>
      (await house.db('stages').where({ name }).first())?.closes_at.toString() ?? ''
    const [bidding, review, workshop] = [
      await endOf('bidding'),
      await endOf('review'),
      await endOf('workshop'),
    ]
    const page = await chair.get('/extensions')
    assert.match(page.text, /name="along\[\]" value="bidding" checked/)
    assert.doesNotMatch(page.text, /name="along\[\]" value="workshop"/)
    const typed = { until: '2023-06-05 23:59', reason: 'Storm.' }
    const clash = await chair.post('/extensions', { ...typed, along: ['assignment', 'review'] })
    assert.equal(clash.status, 422)
    assert.match(clash.text, /id="field-along-fault"[\s\S]{0,600}Bidding cannot end before/)
    assert.doesNotMatch(clash.text, /value="bidding" checked/)
    assert.match(clash.text, /value="review" checked/)
    assert.equal(await endOf('review'), review)
    const all = [...page.text.matchAll(/name="along\[\]" value="([a-z_]+)"/g)].map(([, name = '']) => name)
    const moved = await chair.post('/extensions', { ...typed, along: [...all, 'workshop'] })
    assert.match((await chair.follow(moved)).text, new RegExp(`with ${all.length} later dates`))
    const { details } = await house.db('journal').where({ verb: 'deadline.extended' }).first()
    assert.deepEqual(details.along.toSorted(), all.toSorted())
    const fiveDays = (instant: string) => Temporal.Instant.from(instant).add({ hours: 120 }).toString()
    assert.equal(await endOf('bidding'), fiveDays(bidding))
    assert.equal(await endOf('review'), fiveDays(review))
    assert.equal(await endOf('workshop'), workshop)
    assert.equal((await chair.post('/extensions', { ...typed, along: all })).status, 422)
    assert.equal(await endOf('review'), fiveDays(review))
    const subjects = (await house.letters()).map(({ subject }) => subject)
    assert.equal(subjects.filter((subject) => subject.includes('More time for your draft')).length, 1)
  }))

test('complete drafts are listed at the deadline and admitted in one act, incomplete ones only listed', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const complete = await house.completePaper(ann)
    const started = await ann.post('/papers', { title: 'Nothing but a title' })
    const empty = Number(/\d+/.exec(started.location ?? '')?.[0])
    const chair = await house.chair()
    const early = await chair.post('/extensions/admissions', { papers: [complete] })
    assert.equal(early.status, 403)
    assert.match(early.text, /can still submit/)
    house.at('after submission')
    const page = (await chair.get('/extensions')).text
    assert.match(page, new RegExp(`name="papers\\[\\]" value="${complete}"`))
    assert.doesNotMatch(page, new RegExp(`name="papers\\[\\]" value="${empty}"`))
    assert.match(page, /Write the abstract of your paper/)
    const both = await chair.post('/extensions/admissions', { papers: [complete, empty] })
    assert.equal(both.status, 422)
    assert.match(both.text, new RegExp(`Paper ${empty} is not complete`))
    assert.equal((await stateOf(house, complete))?.submitted_at, null)
    assert.equal((await chair.post('/extensions/admissions', {})).status, 422)
    assert.equal((await chair.post('/extensions/admissions', { papers: [complete] })).status, 303)
    assert.notEqual((await stateOf(house, complete))?.submitted_at, null)
    const subjects = (await house.letters()).map(({ subject }) => subject).join()
    assert.match(subjects, /Admitted after the deadline/)
    assert.match(subjects, /Submitted:/)
  }))

test('a code opens the deadline for one new paper, once', () =>
  inHouse(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    house.at('after submission')
    assert.equal((await chair.post('/extensions/codes', { code_until: '2023-06-04 23:59' })).status, 422)
    const made = await chair.post('/extensions/codes', { code_until: '2023-06-04 23:59', meant_for: 'Ann' })
    const [late_code = ''] = /[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/.exec((await chair.follow(made)).text) ?? []
    assert.doesNotMatch((await chair.get('/extensions')).text, new RegExp(late_code))
    assert.match((await ann.get('/papers/new')).text, /late-entry code/)
    const wrong = await ann.post('/extensions/entries', { title: 'Late', late_code: 'AAAA-BBBB' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /does not open anything/)
    const typed = late_code.toLowerCase().replaceAll('-', ' ')
    const entered = await ann.post('/extensions/entries', { title: 'Late', late_code: typed })
    assert.equal(entered.status, 303)
    const paper = Number(/\d+/.exec(entered.location ?? '')?.[0])
    assert.equal(await saves(ann, house, paper), 303)
    assert.equal((await ann.post('/extensions/entries', { title: 'Twice', late_code })).status, 422)
    assert.match((await chair.get('/extensions')).text, new RegExp(`Used for paper ${paper}`))
  }))

test('a code finishes a draft that was there; taken back or run out it opens nothing', () =>
  inHouse(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    const paper = await house.completePaper(ann)
    house.at('after submission')
    const make = async () => {
      const made = await chair.post('/extensions/codes', { code_until: '2023-06-04 23:59', meant_for: 'Ann' })
      return /[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/.exec((await chair.follow(made)).text)?.[0] ?? ''
    }
    const gone = await make()
    const { id } = await house.db('late_codes').first()
    assert.equal((await chair.post(`/extensions/codes/${id}/revocation`)).status, 303)
    assert.equal((await ann.post(`/papers/${paper}/extensions/code`, { late_code: gone })).status, 422)
    const late_code = await make()
    const bob = await house.author('Bob Author')
    assert.equal((await bob.post(`/papers/${paper}/extensions/code`, { late_code })).status, 404)
    assert.equal((await ann.post(`/papers/${paper}/extensions/code`, { late_code })).status, 303)
    assert.equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    house.at(Temporal.Instant.from('2023-06-05T13:00:00Z'))
    assert.equal(await saves(ann, house, paper), 403)
  }))

test('a chair in conflict finds nothing of the paper among the late ones, and cannot move its deadline', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const paper = await house.completePaper(ann, { title: 'Conflicted Kernels' })
    const [first, second] = [await house.chair(), await house.chair('Cora Conflicted')]
    await ann.post(`/papers/${paper}/conflicts`, { person: second.email, reason: 'Same laboratory.' })
    house.at('after submission')
    const typed = { paper, paper_until: '2023-06-03 23:59', paper_reason: 'Illness.' }
    assert.equal((await second.post('/extensions/exceptions', typed)).status, 404)
    assert.match((await first.get('/extensions')).text, /Conflicted Kernels/)
    assert.equal((await first.post('/extensions/exceptions', typed)).status, 303)
    assert.doesNotMatch((await second.get('/extensions')).text, /Conflicted Kernels|Illness/)
    assert.equal((await ann.get('/extensions')).status, 404)
  }))
