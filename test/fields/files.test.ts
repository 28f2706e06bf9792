// Files as answers: what is taken, who reads it, how it counts; the supplement is a row of the form like any other.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { withoutNotes } from '../../server/files/jpeg-clean.ts'
import { withoutTexts } from '../../server/files/png-clean.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { begun, sendRest } from '../support/pieces.ts'
import type { Visitor } from '../support/visitor.ts'
import { makeZip } from '../support/zips.ts'
import { ask } from './asking.ts'

const WISH = { kind: 'file', label: 'Data sheet', accepts: ['pdf', 'png', 'text'], megabytes: 1 }

/** Eight bytes of signature, then chunks whose checksum nobody looks at here. */
const chunk = (name: string, text = '') => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, Buffer.from(name + text), Buffer.alloc(4)])
}
const png = (...chunks: Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND')])
const PICTURE = [chunk('IHDR', 'head'), chunk('IDAT', 'picture')]
const image = png(...PICTURE, chunk('tEXt', 'Author Ann'))

const send = (who: Visitor, paper: number, field: number, bytes: Uint8Array, name = 'sheet.bin') =>
  who.upload(
    `/papers/${paper}/files`,
    { kind: `answer-${field}` },
    { field: `answers[f${field}]`, name, bytes },
  )

const fileOf = (house: TestHouse, field_id: number, version = 1) =>
  house.db('files').where({ field_id, version }).first()

test('a submission waits for the file that is asked for, takes only what is wanted, and keeps every version', () =>
  inHouse(async (house) => {
    const field = await ask(house, await house.chair(), WISH)
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const missing = await ann.post(`/papers/${paper}/submission`)
    equal(missing.status, 422)
    match(missing.text, new RegExp(`href="#field-answers\\[f${field}\\]">Upload a file for “Data sheet”`))
    for (const [bytes, status, words] of [
      [
        makeZip([{ name: 'a', text: 'x' }]),
        415,
        /This file is a ZIP archive. Choose a PDF, a PNG image or plain text/,
      ],
      [Buffer.from('<!doctype html><script>1</script>'), 415, /This file is an HTML page/],
      [Buffer.alloc(1_048_577, 'a'), 413, /larger than 1 MB/],
      [Buffer.alloc(0), 422, /empty|Choose a file/],
    ] as const) {
      const refused = await send(ann, paper, field, bytes)
      equal(refused.status, status)
      match(refused.text, words)
    }
    equal((await send(ann, paper, field + 99, image)).status, 422, 'a box that is not on the form')
    equal((await send(ann, paper, field, Buffer.from('plain words'), 'sheet.txt')).status, 303)
    equal((await send(ann, paper, field, image)).status, 303)
    match((await ann.get(`/papers/${paper}/edit`)).text, /Version 2 counts now/)
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    const first = await ann.get(`/files/${(await fileOf(house, field)).id}`)
    equal(first.text, 'plain words', 'earlier versions stay')
    match(first.headers.get('content-disposition') ?? '', new RegExp(`^attachment.*-answer${field}-v1.txt"$`))
  }))

/** A submitted paper with one file for each kind of readers, and a reviewer of it. */
async function readBy(house: TestHouse) {
  const chair = await house.chair()
  const fields: number[] = []
  for (const readers of ['reviewers', 'authors', 'chairs']) {
    const label = `For ${readers}`
    fields.push(await ask(house, chair, { ...WISH, label, readers, required: 'never' }))
  }
  const ann = await house.author()
  const paper = await house.submittedPaper(ann)
  for (const field of fields) equal((await send(ann, paper, field, image)).status, 303)
  const rita = await house.reviewer()
  await house.assigned(rita, paper)
  const statusOf = async (who: Visitor, field: number) =>
    (await who.get(`/files/${(await fileOf(house, field)).id}`)).status
  const statuses = (who: Visitor) => Promise.all(fields.map((field) => statusOf(who, field)))
  return { chair, ann, rita, paper, first: fields[0] ?? 0, statuses }
}

test('a file is read by the readers of its field and by nobody else', () =>
  inHouse(async (house) => {
    const { chair, ann, rita, paper, first, statuses } = await readBy(house)
    const rolf = await house.reviewer('Rolf Reviewer')
    deepEqual(await statuses(rita), [404, 404, 404], 'it can still change')
    house.at('reviewing')
    deepEqual(await statuses(rita), [200, 404, 404])
    deepEqual(await statuses(ann), [200, 200, 200], 'what stands in their own form')
    deepEqual(await statuses(chair), [200, 200, 200])
    for (const who of [rolf, house.visitor()]) deepEqual(await statuses(who), [404, 404, 404])
    const seen = (await rita.get(`/papers/${paper}`)).text
    match(seen, /For reviewers/)
    equal(
      /For authors|For chairs|sheet\.bin/.test(seen),
      false,
      'neither other questions nor the name of the file',
    )
    const copy = await rita.get(`/files/${(await fileOf(house, first)).id}`)
    deepEqual(copy.bytes, png(...PICTURE), 'without what the program wrote into it')
    match(copy.headers.get('content-disposition') ?? '', /paper-\d+-answer\d+\.png"$/)
    match((await chair.get('/papers.csv')).text, /\/files\/[0-9a-f-]{36}/)
  }))

test('an answer may come in pieces, belongs to its paper, and stays when its question is taken off', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const field = await ask(house, chair, { ...WISH, readers: 'authors' })
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const bytes = await makePaper({ title: 'Sheet', pages: 1 })
    const upload = await begun(ann, paper, bytes, { kind: `answer-${field}` })
    equal((await sendRest(ann, upload, bytes)).status, 201)
    match((await chair.get('/settings/submission-form')).text, /1 answer/)
    const { id } = await fileOf(house, field)
    equal((await chair.post(`/settings/submission-form/fields/${field}/retirement`)).status, 303)
    equal((await send(ann, paper, field, image)).status, 422)
    equal((await ann.get(`/files/${id}`)).status, 200)
    match((await ann.get(`/papers/${paper}`)).text, /Data sheet \(no longer asked\)[\s\S]*sheet|words/)
  }))

test('a file whose question is not asked any more of this paper counts for no reviewer', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const data = await ask(house, chair, { kind: 'choice', label: 'Data', options: 'Yes\nNo' })
    const when = { condition_id: data, condition_options: ['Yes'], readers: 'reviewers' }
    const field = await ask(house, chair, { ...WISH, ...when })
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const answer = (text: string) => ann.post(`/papers/${paper}`, { answers: { [`f${data}`]: text } })
    await answer('Yes')
    equal((await ann.post(`/papers/${paper}/submission`)).status, 422)
    await send(ann, paper, field, image)
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    const rita = await house.reviewer()
    await house.assigned(rita, paper)
    const read = async () => (await rita.get(`/files/${(await fileOf(house, field)).id}`)).status
    await answer('No')
    house.at('reviewing')
    equal(await read(), 404)
    house.at('one minute before the deadline')
    await answer('Yes')
    house.at('reviewing')
    equal(await read(), 200)
  }))

test('the chair says which files and how large, and orders, requires and closes the supplement like a field', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const add = (wish: object) =>
      chair.post('/settings/submission-form/fields', { kind: 'file', label: 'File', ...wish })
    for (const [wish, words] of [
      [{}, /Choose at least one kind of file/],
      [{ accepts: ['exe'] }, /Choose from the list/],
      [{ accepts: ['pdf'], megabytes: 51 }, /up to 50/],
    ] as const) {
      const refused = await add(wish)
      equal(refused.status, 422)
      match(refused.text, words)
    }
    const { id } = await house.db('form_fields').where({ key: 'supplement' }).first()
    const change = { label: 'Code', help: 'What runs it.', required: 'submission', readers: 'chairs' }
    equal((await chair.post(`/settings/submission-form/fields/${id}`, change)).status, 303)
    equal((await chair.post(`/settings/submission-form/fields/${id}/place`, { direction: 'up' })).status, 303)
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    match(
      (await ann.post(`/papers/${paper}/submission`)).text,
      /href="#field-supplement">Upload a file for “Code”/,
    )
    const zip = { field: 'supplement', name: 'code.zip', bytes: makeZip([{ name: 'a', text: 'x' }]) }
    const upload = () => ann.upload(`/papers/${paper}/files`, { kind: 'supplement' }, zip)
    equal((await upload()).status, 303)
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    const rita = await house.reviewer()
    await house.assigned(rita, paper)
    const file = await house.db('files').where({ kind: 'supplement' }).first()
    await chair.post(`/settings/submission-form/fields/${id}/retirement`)
    const refused = await upload()
    equal(refused.status, 403)
    match(refused.text, /does not ask for a supplement/)
    house.at('reviewing')
    equal((await rita.get(`/files/${file.id}`)).status, 404, 'chairs alone')
    equal((await chair.get(`/files/${file.id}`)).status, 200)
  }))

test('copies of images lose their notes and keep their picture', () => {
  deepEqual(withoutTexts(png(...PICTURE, chunk('eXIf', 'where'), chunk('iTXt', 'who'))), png(...PICTURE))
  deepEqual(withoutTexts(Buffer.concat([png(...PICTURE), Buffer.from('behind the end')])), png(...PICTURE))
  const jpeg = Buffer.from('ffd8ffe100064578ff01ffda0002aaffd9', 'hex')
  equal(Buffer.from(withoutNotes(jpeg)).toString('hex'), 'ffd8ffda0002aaffd9')
})
