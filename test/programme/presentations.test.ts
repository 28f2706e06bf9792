// Authors say who presents and when not; the plan respects it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { accepted, papersInSlots, released, submitted, talkSlots } from './announced.ts'

async function talkAndRefusal(house: TestHouse) {
  const [paper, refused] = await submitted(house, ['Invented Talk', 'Invented Refusal'])
  if (!paper || !refused) throw new Error('two papers were submitted')
  const slots = (await talkSlots(house)).map(({ id }) => id)
  const posters = await house.db('slots').where({ kind: 'poster-session' }).pluck('id')
  const address = `/programme/presentations/${paper.id}`
  return {
    paper,
    refused,
    slots,
    posters,
    address,
    announce: () => released(house, { [paper.id]: 'talk', [refused.id]: 'reject' }),
  }
}

test('the form is for authors of a paper that they know to be accepted', () =>
  inHouse(async (house) => {
    const { paper, refused, address, announce } = await talkAndRefusal(house)
    assert.equal((await paper.author.get(address)).status, 404, 'nothing before the decision is known')
    assert.doesNotMatch((await paper.author.get('/desk')).text, /final version/)
    await announce()
    const step = new RegExp(`/papers/${paper.id}#final">Hand in the final version`)
    assert.match((await paper.author.get('/desk')).text, step)
    assert.doesNotMatch((await refused.author.get('/desk')).text, /final version/)
    assert.match(
      (await paper.author.get(`/papers/${paper.id}`)).text,
      /upload the final PDF until .* AoE[\s\S]*id="final"/,
    )
    const page = await paper.author.get(address)
    assert.match(page.text, /Contributed Talk 1, Sat 29 July 2023, 10:15 to 10:30 HST/)
    assert.match(page.text, /Poster session/)
    for (const other of [house.visitor(), refused.author, await house.chair()]) {
      assert.equal((await other.get(address)).status, 404)
      assert.equal((await other.post(address, { presenter: paper.name, attendance: 'remote' })).status, 404)
    }
    assert.equal((await refused.author.get(`/programme/presentations/${refused.id}`)).status, 404)
  }))

test('what was said is kept, and a fault loses nothing', () =>
  inHouse(async (house) => {
    const { paper, address, slots, announce } = await talkAndRefusal(house)
    await announce()
    const wrong = await paper.author.post(address, {
      presenter: 'Nobody Known',
      attendance: 'remote',
      absent: [slots[0]],
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Choose one of the authors/)
    assert.match(wrong.text, new RegExp(`value="${slots[0]}" checked`), 'what was ticked stays ticked')
    assert.equal((await house.db('presentations')).length, 0)
    await paper.author.post(address, {
      presenter: paper.name,
      attendance: 'remote',
      absent: [slots[1], 99_999],
    })
    const again = (await paper.author.get(address)).text
    assert.match(again, new RegExp(`value="${slots[1]}" checked`))
    assert.match(again, /value="remote" checked/)
    assert.equal((await house.db('absences')).length, 1, 'slots that are not offered do not count')
  }))

test('filling respects who cannot attend, and names what it cannot place', () =>
  inHouse(async (house) => {
    const { paper, address, slots, posters, announce } = await talkAndRefusal(house)
    await announce()
    const chair = await house.chair()
    await paper.author.post(address, {
      presenter: paper.name,
      attendance: 'remote',
      absent: [slots[0], slots[1], ...posters],
    })
    await chair.post('/programme/filling')
    assert.deepEqual(await papersInSlots(house), [null, null, paper.id])
    const draft = (await chair.get('/programme/draft')).text
    assert.match(draft, /board 1, cannot attend the poster session/)
    assert.match(draft, /Remote/)
    await paper.author.post(address, { presenter: paper.name, attendance: 'in-person', absent: slots })
    assert.match((await chair.get('/programme/draft')).text, /cannot attend any free slot/)
    const filled = await chair.follow(await chair.post('/programme/filling'))
    assert.match(
      filled.text,
      new RegExp(`Without a place: paper ${paper.id} \\(its presenter cannot attend any free slot\\)`),
    )
    assert.deepEqual(await papersInSlots(house), [null, null, null])
  }))

test('what is in is not asked for again, and after the deadline only for what can still come', () =>
  inHouse(async (house) => {
    const { paper, address, announce } = await talkAndRefusal(house)
    await announce()
    const at = `/papers/${paper.id}`
    const bytes = await makePaper({ title: 'Invented Talk', pages: 5 })
    await paper.author.upload(`${at}/files`, { kind: 'camera-ready' }, { name: 'final.pdf', bytes })
    assert.match(
      (await paper.author.get(at)).text,
      /Your final version is in and can be replaced until .* Say who presents\./,
    )
    const next = new RegExp(`href="${address}">Say who presents`)
    assert.match((await paper.author.get('/desk')).text, next)
    assert.doesNotMatch((await paper.author.get('/desk')).text, /Hand in the final version/)
    await paper.author.post(address, { presenter: paper.name, attendance: 'remote' })
    assert.match((await paper.author.get(at)).text, new RegExp(`until .* ${paper.name} presents\\.`))
    assert.doesNotMatch((await paper.author.get('/desk')).text, next)
    house.at('eve of the workshop')
    const later = (await paper.author.get(at)).text
    assert.match(later, new RegExp(`Your final version is in\\. ${paper.name} presents\\.`))
    assert.doesNotMatch(later, /Upload the camera-ready paper/)
    assert.match(later, /Upload the poster[\s\S]*Upload the slides/)
    assert.match(later, new RegExp(`href="${address}">Change who presents`))
  }))

test('nobody can come: the chairs hear of it, the desk asks for another talk, the public plan stands until it changes', () =>
  inHouse(async (house) => {
    const { paper, slots, address, announce } = await talkAndRefusal(house)
    await announce()
    const chair = await house.chair()
    await chair.post('/programme/draft/filling')
    await house.db('slots').where({ id: slots[0] }).update({ paper_id: paper.id })
    await paper.author.post(address, { presenter: paper.name, attendance: 'in-person' })
    await chair.post('/programme/editions', { note: '' })
    const told = async () =>
      (await house.letters()).filter(({ view }) => view === 'programme/mail/presentation')
    const desk = async () => (await chair.get('/desk?role=chair')).text
    assert.deepEqual(await told(), [], 'what was said before the plan stood is in it')
    assert.doesNotMatch(await desk(), /nobody to present/)
    const away = { presenter: paper.name, attendance: 'nobody', note: 'No visa came.', absent: slots }
    assert.equal((await paper.author.post(address, away)).status, 303)
    await paper.author.post(address, away)
    const [letter, ...more] = await told()
    assert.deepEqual(more, [], 'said twice, told once')
    assert.equal(letter?.to_email, chair.email)
    assert.match(letter?.body_text ?? '', /Nobody of us can come\.[\s\S]*In their words: No visa came\./)
    const page = (await paper.author.get(address)).text
    assert.match(page, /value="nobody" checked[\s\S]*No visa came\./)
    assert.match((await paper.author.get(`/papers/${paper.id}`)).text, /The chairs know that nobody can come/)
    assert.match(await desk(), /1 paper in the plan has nobody to present[\s\S]*href="\/programme\/draft"/)
    const draft = (await chair.get('/programme/draft')).text
    assert.match(draft, /The presenter of paper \d+ cannot attend “Contributed Talk 1”/)
    assert.match(draft, /Nobody can come<span class="sub">“No visa came\.”/)
    assert.match((await chair.get('/programme/run-sheet')).text, /Cannot attend/)
    assert.match((await house.visitor().get('/programme')).text, /Invented Talk/)
    await paper.author.post(address, { ...away, attendance: 'remote', note: '', absent: [] })
    assert.doesNotMatch(await desk(), /nobody to present/)
    assert.ok((await told()).some(({ body_text }) => /presents remotely/.test(body_text)))
  }))

test('a colleague who is no author gives the talk', () =>
  inHouse(async (house) => {
    const { paper, address, announce } = await talkAndRefusal(house)
    await announce()
    const said = { presenter: paper.name, other: 'Kim Colleague', attendance: 'in-person' }
    assert.equal((await paper.author.post(address, said)).status, 303)
    assert.match((await paper.author.get(address)).text, /value="Kim Colleague"/)
    assert.match((await paper.author.get(`/papers/${paper.id}`)).text, /Kim Colleague presents/)
    assert.match((await (await house.chair()).get('/programme/draft')).text, /Kim Colleague/)
    await paper.author.post(address, { ...said, other: '' })
    assert.doesNotMatch((await paper.author.get(address)).text, /Kim Colleague/)
  }))

test('a talk that nobody presents gives its place up to another, and gets none in exchange', () =>
  inHouse(async (house) => {
    const { talk, second } = await accepted(house)
    const chair = await house.chair()
    const slots = await talkSlots(house)
    const [one, two] = slots
    await chair.post(`/programme/slots/${one?.id}`, { paper: talk.id })
    await chair.post(`/programme/slots/${two?.id}`, { paper: second.id })
    const said = { presenter: talk.name, attendance: 'nobody' }
    await talk.author.post(`/programme/presentations/${talk.id}`, said)
    const placed = await chair.post(`/programme/slots/${one?.id}`, { paper: second.id })
    assert.equal(placed.status, 303)
    assert.deepEqual((await papersInSlots(house)).slice(0, 2), [second.id, null])
    assert.equal((await chair.post('/programme/editions', { note: '' })).status, 303)
    const letters = (await house.letters()).filter(({ view }) => view === 'programme/mail/placed')
    assert.deepEqual(new Set(letters.map(({ to_email }) => to_email)), new Set([second.author.email]))
  }))
