// Chairs weigh conflicts: likely ones, unjustified ones, questions and answers, rulings that stay; authors learn nothing by it.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function aWorld(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const authors = [{ name: 'Ann Author', email: ann.email, affiliation: 'Author Academy' }]
  const id = await house.submittedPaper(ann, { title: 'Weighed Kernels', authors })
  const neighbour = await house.person('Nils Neighbour', 'nils@north.example')
  await house.db('people').where({ id: neighbour }).update({ affiliation: 'Academy of Author' })
  await house.db('reviewers').insert({ person_id: neighbour, load: 3, joined_at: house.now() })
  return { ann, id, at: `/papers/${id}/conflicts`, neighbour, chair: await house.chair() }
}
const newest = async (house: TestHouse, view: string) =>
  (await house.letters()).filter((letter) => letter.view === view)
const statesOf = (csv: string) =>
  csv
    .split('\r\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(',')[4])

const CONFIRMED = 'conflicts/mail/confirmed'
const LIFTED = 'conflicts/mail/lifted'
const toText = ({ body_text }: { body_text: string }) => body_text

test('a ruling of no conflict outlives every recomputation; a declaration counts all the same', () =>
  inHouse(async (house) => {
    const { id, at, neighbour, chair } = await aWorld(house)
    const states = async () => statesOf((await chair.get('/conflicts.csv')).text)
    deepEqual(await states(), ['likely'])
    match(
      (await chair.get('/conflicts')).text,
      /Nils Neighbour[\s\S]*Likely, not declared[\s\S]*Same affiliation as Ann Author/,
    )
    equal((await chair.post(`${at}/clearances`, { person: neighbour, reason: '' })).status, 422)
    equal(
      (await chair.post(`${at}/clearances`, { person: neighbour, reason: 'Another academy.' })).status,
      303,
    )
    deepEqual(await states(), ['cleared'])
    match(
      (await chair.post(`${at}/clearances`, { person: neighbour, reason: 'Twice.' })).text,
      /ruled out already/,
    )
    const written = (await house.letters()).filter(({ view }) => view?.startsWith('conflicts/'))
    deepEqual(written, [], 'a letter would tell authors who reviews')
    await house.db('people').where({ id: neighbour }).update({ affiliation: 'Author Academy' })
    deepEqual(await states(), ['cleared'], 'more evidence changes nothing')

    const nils = await house.signedIn('nils@north.example', neighbour)
    await house.assigned(nils, id)
    equal((await nils.post(at, { kind: 'family', reason: 'My brother.' })).status, 303)
    deepEqual(await house.db('conflicted').where({ person_id: neighbour }).pluck('paper_id'), [id])
    match((await chair.get('/conflicts')).text, /Declared[\s\S]*although ruled out: Another academy/)
    match(
      (await chair.post(`${at}/clearances`, { person: neighbour, reason: 'No.' })).text,
      /Remove it first/,
    )
    const { id: ruling } = await house.db('clearances').first()
    equal((await chair.post(`${at}/clearances/${ruling}/removal`)).status, 303)
    equal((await chair.post(`${at}/clearances/${ruling}/removal`)).status, 404)
  }))

test('a conflict for which nothing speaks is asked about, answered, confirmed, and then lifted by chairs only', () =>
  inHouse(async (house) => {
    const { ann, at, chair } = await aWorld(house)
    const rival = await house.reviewer('Rolf Rival')
    await house.db('people').where({ id: rival.id }).update({ email: 'rolf@south.example' })
    await ann.post(at, { person: 'rolf@south.example', kind: 'other', reason: 'We disagree.' })
    match((await chair.get('/conflicts?state=unjustified')).text, /Rolf Rival[\s\S]*Nothing speaks for it/)
    const { id } = await house.db('conflicts').first()
    equal((await ann.post(`${at}/${id}/question`, { question: 'Why?' })).status, 403)
    equal(
      (await ann.post(`${at}/${id}/justification`, { justification: 'So.' })).status,
      403,
      'nobody has asked',
    )
    match((await chair.post(`${at}/${id}/question`, { question: ' ' })).text, /Ask the authors what/)
    equal((await chair.post(`${at}/${id}/question`, { question: 'What is it?' })).status, 303)
    const [letter] = await newest(house, 'conflicts/mail/questioned')
    equal(letter?.to_email, ann.email)
    match(letter?.body_text ?? '', /rolf@south\.example[\s\S]*What is it\?/)
    ok(!letter?.body_text.includes('Rolf Rival'), 'the address as typed, not whose account it is')
    const page = (await ann.get(at)).text
    match(page, /The chairs ask:<\/b> What is it\?/)
    ok(!page.includes('Rolf Rival'))
    match(
      (await ann.post(`${at}/${id}/justification`, { justification: '' })).text,
      /Say in a sentence or two/,
    )
    equal((await ann.post(`${at}/${id}/justification`, { justification: 'A lawsuit.' })).status, 303)
    match((await newest(house, 'conflicts/mail/justified'))[0]?.body_text ?? '', /A lawsuit\./)
    match((await chair.get('/conflicts?state=answered')).text, /Rolf Rival/)
    equal((await chair.post(`${at}/${id}/confirmation`)).status, 303)
    equal((await chair.post(`${at}/${id}/confirmation`)).status, 403)
    const pinned = await ann.post(`${at}/${id}/lifting`)
    equal(pinned.status, 403)
    match(pinned.text, /The chairs have confirmed this conflict/)
    match((await chair.follow(await chair.post(`${at}/${id}/lifting`))).text, /Conflict removed\./)
    const ruled = [...(await newest(house, CONFIRMED)), ...(await newest(house, LIFTED))].map(toText)
    for (const words of [/confirmed that conflict/, /removed that conflict/]) match(ruled.join(), words)
    ok(!ruled.join().includes('Rolf Rival'))
  }))

test('authors are reminded of whom they know, and say once that the list is complete', () =>
  inHouse(async (house) => {
    const { ann, id, at } = await aWorld(house)
    const mentor = { who: 'mentor@east.example', kind: 'advisor', note: 'Adviser until 2022' }
    equal((await ann.post('/account/ties', { ...mentor, who: 'x@' })).status, 422)
    equal((await ann.post('/account/ties', { ...mentor, kind: '' })).status, 422)
    equal((await ann.post('/account/ties', mentor)).status, 303)
    const authors = [
      { name: 'Ann Author', email: ann.email, affiliation: '' },
      { name: 'Bo Begetter', email: 'bo@west.example', affiliation: '' },
    ]
    const other = await house.completePaper(ann, { title: 'Another', authors })
    await ann.post(`/papers/${other}/conflicts`, {
      person: 'foe@far.example',
      kind: 'other',
      reason: 'A lawsuit.',
    })
    const page = (await ann.get(at)).text
    match(page, /mentor@east\.example[\s\S]*Adviser until 2022/)
    match(page, new RegExp(`Bo Begetter[\\s\\S]*Co-author of paper ${other}`))
    match(page, /foe@far\.example/)
    ok(!page.includes('Nils'), 'who reviews is for chairs')
    equal(
      (await ann.post(at, { person: 'mentor@east.example', kind: 'advisor', reason: 'Adviser.' })).status,
      303,
    )
    ok(!(await ann.get(at)).text.includes('Adviser until 2022'))

    await house.db('papers').where({ id }).update({ conflicts_confirmed_at: null })
    match((await ann.get(at)).text, /This list is complete<\/button>/)
    equal((await ann.post(`${at}/completion`)).status, 303)
    match((await ann.get(at)).text, /said that this list is complete/)
    const eve = await house.author('Eve Other')
    const { id: tie } = await house.db('ties').first()
    equal((await eve.post(`/account/ties/${tie}/removal`)).status, 404)
    equal((await ann.post(`/account/ties/${tie}/removal`)).status, 303)
    equal((await eve.post(`${at}/completion`)).status, 404)
  }))
