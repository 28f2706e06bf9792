// Findings that follow from the authors, the settings and other papers: shown to those who may know, and stopping what the chair chose.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { drawPaper } from '../../server/world/pdf/drawing.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { smallWorld } from '../support/small-world.ts'
import type { Visitor } from '../support/visitor.ts'

const named = await drawPaper(smallWorld({ fault: 'names-on-page-1' }), 0, 1)
const clean = await drawPaper(smallWorld(), 0, 1)
const nearlyClean = await drawPaper(smallWorld(), 0, 2)

const reportOn = async (house: TestHouse, visitor: Visitor, paper: number) => {
  const file = await house
    .db('files')
    .where({ paper_id: paper, kind: 'paper' })
    .orderBy('version', 'desc')
    .first()
  return visitor.get(`/files/${file.id}/report`)
}

const nameAuthor = (house: TestHouse, paper: number, change: { name?: string; affiliation?: string }) =>
  house.db('authorships').where({ paper_id: paper }).update(change)

const block = async (house: TestHouse, fields: Record<string, string | string[]>) =>
  (await house.chair()).post('/settings/pdf-checks', { paper_size: 'any', main_pages: '', ...fields })

test('names and affiliations are looked for as the list of authors stands now', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann, { bytes: Buffer.from(named) })
    ok(!/is named in the text/.test((await reportOn(house, ann, id)).text))
    await nameAuthor(house, id, { name: 'Kenji A. Madeup', affiliation: 'Harbour Polytechnic' })
    const { text } = await reportOn(house, ann, id)
    match(text, /Page 1\.<\/b> The author Kenji A\. Madeup is named/)
    match(text, /Page 1\.<\/b> The affiliation Harbour Polytechnic/)
    match((await ann.get(`/papers/${id}/edit`)).text, /The author Kenji A\. Madeup is named/)
  }))

test('nothing stops a submission until the chair says so, and then with the reason at the file', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann, { bytes: Buffer.from(named) })
    await nameAuthor(house, id, { name: 'Kenji Madeup' })
    equal((await block(house, { blocking_checks: ['names', 'length'], main_pages: '3' })).status, 303)
    const refused = await ann.post(`/papers/${id}/submission`)
    equal(refused.status, 422)
    match(refused.text, /The author Kenji Madeup is named in the text/)
    match(refused.text, /The main text has 4 pages, and 3 pages are allowed/)
    equal((await block(house, {})).status, 303)
    equal((await ann.post(`/papers/${id}/submission`)).status, 303)
  }))

test('a submitted paper keeps its PDF when the next one has a fault that stops it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann, { bytes: Buffer.from(clean) })
    await nameAuthor(house, id, { name: 'Kenji Madeup' })
    await block(house, { blocking_checks: 'names' })
    const upload = (bytes: Uint8Array) =>
      ann.upload(`/papers/${id}/files`, { kind: 'paper' }, { name: 'b.pdf', bytes: Buffer.from(bytes) })
    const refused = await upload(named)
    equal(refused.status, 403)
    match(refused.text, /Kenji Madeup is named in the text/)
    equal((await upload(nearlyClean)).status, 303)
    equal((await house.db('files').where({ paper_id: id })).length, 2)
  }))

test('the settings of the checks are for chairs, and come back as typed', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    equal((await ann.get('/settings/pdf-checks')).status, 404)
    equal((await ann.post('/settings/pdf-checks', { paper_size: 'a4' })).status, 404)
    const again = await block(house, { main_pages: 'many', blocking_checks: 'fonts' })
    equal(again.status, 422)
    match(again.text, /Enter a number of pages from 1 to 99/)
    match(again.text, /value="many"/)
    match(again.text, /value="fonts" checked/)
    equal((await block(house, { blocking_checks: 'duplicate' })).status, 422, 'would tell of other papers')
  }))

test('the same and nearly the same text is told to chairs, to authors only of their own papers', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const bob = await house.author('Bob Author')
    const first = await house.submittedPaper(ann, { bytes: Buffer.from(clean) })
    const same = await house.submittedPaper(bob, { bytes: Buffer.from(clean) })
    const near = await house.submittedPaper(bob, { bytes: Buffer.from(nearlyClean) })
    house.at('reviewing')
    const chair = await house.chair()
    const { text } = await reportOn(house, chair, first)
    match(text, new RegExp(`Paper ${same} has the same file`))
    match(text, new RegExp(`Paper ${near} has nearly the same text: about \\d\\d per cent`))
    ok(
      !/has the same file|nearly the same/.test((await reportOn(house, ann, first)).text),
      'Ann learns of no other paper',
    )
    const own = await reportOn(house, bob, same)
    match(own.text, new RegExp(`Paper ${near} has nearly the same text`))
    ok(!own.text.includes(`Paper ${first} has`), 'not of Ann’s')
    await house.db('conflicts').insert({
      ...{ paper_id: near, person_id: chair.id, reason: 'Colleague', declared_at: house.now() },
      ...{ declared_by: chair.id, declared_as: 'chair' },
    })
    ok(
      !(await reportOn(house, chair, first)).text.includes(`Paper ${near} has`),
      'not of a paper in conflict',
    )
  }))

test('the picture of the first page goes to whoever may read the PDF, the report to no reviewer', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann, { bytes: Buffer.from(clean) })
    const rita = await house.reviewer()
    const rolf = await house.reviewer('Rolf Reviewer')
    await house.assigned(rita, id)
    const file = await house.db('files').where({ paper_id: id }).first()
    const picture = (visitor: Visitor) => visitor.get(`/files/${file.id}/thumbnail`)
    equal((await picture(rita)).status, 404, 'not while the paper can still change')
    equal((await picture(ann)).status, 200)
    house.at('reviewing')
    const seen = await picture(rita)
    equal(seen.headers.get('content-type'), 'image/webp')
    equal(seen.bytes.subarray(8, 12).toString(), 'WEBP')
    ok(seen.bytes.equals((await picture(ann)).bytes), 'drawn once')
    match(seen.headers.get('cache-control') ?? '', /no-store/)
    for (const stranger of [rolf, house.visitor()]) equal((await picture(stranger)).status, 404)
    equal((await reportOn(house, rita, id)).status, 404)
    ok(!(await rita.get(`/papers/${id}`)).text.includes('line numbers'))
    await house.db('file_texts').delete()
    equal((await picture(ann)).status, 404, 'what could not be read is not drawn')
    ok(!(await ann.get(`/papers/${id}`)).text.includes('/thumbnail'))
  }))

test('the page of a paper says how much was found in its PDF, to no reviewer, and an address only once', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann, { bytes: Buffer.from(named) })
    const rita = await house.reviewer()
    await house.assigned(rita, id)
    house.at('reviewing')
    const chair = await house.chair()
    const warnings = async (visitor: Visitor) =>
      />(\d+ warnings?)</.exec((await visitor.get(`/papers/${id}`)).text)?.[1]
    deepEqual(await Promise.all([ann, chair, rita].map(warnings)), ['1 warning', '1 warning', undefined])
    match((await reportOn(house, ann, id)).text, /An email address stands in the text: zoe@/)
    await house.db('authorships').where({ paper_id: id }).update({ email: 'zoe@northfield.example' })
    const { text } = await reportOn(house, ann, id)
    match(text, /The author’s address zoe@northfield\.example stands in the text/)
    doesNotMatch(text, /An email address stands/)
    equal(await warnings(chair), '1 warning')
  }))
