// Uploads in pieces: they go on after a cut, count from their beginning, and belong to whoever began them.
import { deepEqual, equal, match } from 'node:assert/strict'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sweepFiles } from '../../server/files/jobs.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import {
  announce,
  begun,
  cutPiece,
  finish,
  hashOf,
  offsetOf,
  sendPiece,
  sendRest,
} from '../support/pieces.ts'

const paper = (title: string) => makePaper({ title, pages: 2, ballast: 100_000 })
const incoming = ({ house }: TestHouse) => readdir(house.uploads.incoming)

test('three cuts later the file is there with its hash, and until then the earlier version counts', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    const bytes = await paper('Cut')
    const upload = await begun(ann, id, bytes)
    for (let at = 0; at < 90_000; at += 30_000) {
      await cutPiece(ann, upload, bytes.subarray(at, at + 30_000), at)
      equal(await offsetOf(ann, upload), at, 'half a piece is none')
      equal((await sendPiece(ann, upload, bytes.subarray(at, at + 30_000), at)).status, 200)
      match((await ann.get(`/papers/${id}/edit`)).text, /Version 1 counts now/)
    }
    const answer = await sendRest(ann, upload, bytes)
    equal(answer.status, 201)
    const { version, sha256, address } = JSON.parse(answer.text)
    deepEqual([version, sha256], [2, hashOf(bytes)])
    equal((await ann.get(address)).bytes.equals(bytes), true)
    equal((await finish(ann, upload)).text, answer.text, 'who lost the answer asks again')
    match((await ann.get(`/papers/${id}/edit`)).text, /Version 2 counts now/)
    deepEqual(await incoming(house), [])
  }))

test('an upload begun before the deadline counts, one begun after it does not', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('In time')
    house.at('one minute before the deadline')
    const upload = await begun(ann, id, bytes)
    house.at('after submission')
    equal((await announce(ann, id, bytes)).status, 403)
    equal((await sendRest(ann, upload, bytes)).status, 201)
    const file = await house.db('files').where({ paper_id: id, version: 2 }).first()
    equal(file.began_at.toString(), '2023-06-01T11:59:00Z')
    equal(file.stored_at.toString(), '2023-06-01T13:00:00Z')
    equal((await ann.post(`/papers/${id}/submission`)).status, 303)
  }))

test('an upload without a hash is given up after an hour, one with a hash after a day', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('Late')
    const start = Temporal.Instant.from('2023-06-01T11:59:00Z')
    const cases: [string | null, { minutes: number }, { minutes: number }][] = [
      [null, { minutes: 59 }, { minutes: 60 }],
      [hashOf(bytes), { minutes: 1439 }, { minutes: 1440 }],
    ]
    for (const [sha256, still, over] of cases) {
      house.at(start)
      const upload = await begun(ann, id, bytes, { sha256 })
      house.at(start.add(still))
      equal((await sendPiece(ann, upload, bytes.subarray(0, 10), 0)).status, 200)
      house.at(start.add(over))
      const refused = await sendPiece(ann, upload, bytes.subarray(10), 10)
      equal(refused.status, 403)
      match(refused.text, /has taken too long/)
      equal((await finish(ann, upload)).status, 403)
    }
  }))

test('what is sent must be what was announced, in its order and its length', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('Announced')
    const upload = await begun(ann, id, bytes)
    equal((await sendPiece(ann, upload, bytes.subarray(5), 5)).status, 409, 'a gap')
    equal((await sendPiece(ann, upload, Buffer.concat([bytes, bytes]), 0)).status, 409, 'too much')
    equal((await sendPiece(ann, upload, bytes.subarray(0, 9), Number.NaN)).status, 409, 'nowhere')
    equal((await finish(ann, upload)).status, 409, 'too early')
    const other = Buffer.from(bytes).fill(0, 5000, 5100)
    const answer = await sendRest(ann, upload, other)
    equal(answer.status, 422)
    match(answer.text, /changed while it was uploaded/)
    equal((await ann.get(upload)).status, 404, 'it is over')
    equal((await house.db('files').where({ paper_id: id })).length, 1)
    deepEqual(await incoming(house), [])
  }))

test('faults are told before a byte is sent, or when the file is looked at', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = Buffer.from('plain words')
    equal((await announce(ann, id, bytes, { size: 4 * 2 ** 20 })).status, 413)
    equal((await announce(ann, id, bytes, { kind: 'passport' })).status, 422)
    equal((await announce(ann, id, bytes, { size: 0 })).status, 422)
    equal((await announce(ann, id, bytes, { name: '' })).status, 422)
    equal((await announce(ann, id, bytes, { sha256: 'short' })).status, 422)
    equal((await announce(ann, id, bytes, { kind: 'slides' })).status, 403)
    const answer = await sendRest(ann, await begun(ann, id, bytes), bytes)
    equal(answer.status, 415)
    match(answer.text, /not a PDF: it is plain text/)
  }))

test('only who began it may go on, see or cancel it; to everybody else it is not there', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const bob = await house.author('Bob Author')
    const authors = [ann, bob].map(({ email }) => ({ name: 'A', email, affiliation: 'B' }))
    const id = await house.completePaper(ann, { authors })
    const bytes = await paper('Mine')
    const upload = await begun(ann, id, bytes)
    for (const other of [bob, await house.chair(), house.visitor()]) {
      equal((await other.get(upload)).status, 404)
      equal((await sendPiece(other, upload, bytes, 0)).status, 404)
      equal((await finish(other, upload)).status, 404)
      equal((await other.post(`${upload}/cancellation`)).status, 404)
    }
    equal((await sendPiece(ann, upload, bytes, 0)).status, 200)
    equal((await ann.post(`${upload}/cancellation`)).status, 200)
    equal((await ann.get(upload)).status, 404)
    deepEqual(await incoming(house), [])
  }))

test('a new upload takes the place of one left unfinished', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('Twice')
    const first = await begun(ann, id, bytes)
    const second = await begun(ann, id, bytes)
    equal((await ann.get(first)).status, 404)
    equal((await sendRest(ann, second, bytes)).status, 201)
  }))

test('the sweep leaves an upload on its way alone for a day, and then takes it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('Resting')
    const start = Temporal.Now.instant()
    const upload = await begun(ann, id, bytes)
    await house.db('uploads').update({ began_at: start })
    await sendPiece(ann, upload, bytes.subarray(0, 500), 0)
    house.at(start.add({ hours: 23 }))
    await sweepFiles(house.house, { hours: 0 })
    equal(await offsetOf(ann, upload), 500)
    equal((await incoming(house)).length, 1)
    house.at(start.add({ hours: 25 }))
    await sweepFiles(house.house, { hours: 24 })
    equal((await ann.get(upload)).status, 404)
    deepEqual(await incoming(house), [])
  }))

test('bytes that are lost on the way are asked for again', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const bytes = await paper('Lost')
    const upload = await begun(ann, id, bytes)
    const half = bytes.subarray(0, 50_000)
    await sendPiece(ann, upload, half, 0)
    await emptied(house.house.uploads.incoming)
    equal((await sendPiece(ann, upload, bytes.subarray(50_000), 50_000)).status, 409)
    equal(await offsetOf(ann, upload), 0)
    await sendPiece(ann, upload, bytes, 0)
    await emptied(house.house.uploads.incoming)
    const lost = await finish(ann, upload)
    deepEqual([lost.status, JSON.parse(lost.text).offset], [409, 0])
    equal((await sendRest(ann, upload, bytes)).status, 201)
  }))

async function emptied(folder: string) {
  for (const name of await readdir(folder)) await rm(join(folder, name))
}
