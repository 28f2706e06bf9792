// Final files: each has a box on the paper's own page, sent whole or in pieces, and a fault stands at its box.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { accepted } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { begun, sendRest } from '../support/pieces.ts'

test('an accepted paper takes its final version in pieces, and its poster by the plain form', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const { id, author: ann } = talk
    const bytes = await makePaper({ title: 'Final', pages: 2 })
    const upload = await begun(ann, id, bytes, { kind: 'camera-ready' })
    equal((await sendRest(ann, upload, bytes)).status, 201)
    match((await ann.get(`/papers/${id}`)).text, /data-kind="camera-ready"[\s\S]*Version 1 counts now/)
    const poster = (file: Uint8Array) =>
      ann.upload(
        `/papers/${id}/files`,
        { kind: 'poster' },
        { field: 'file-poster', name: 'p.pdf', bytes: file },
      )
    const refused = await poster(Buffer.from('plain words'))
    equal(refused.status, 415)
    match(refused.text, /href="#field-file-poster"/)
    equal((await poster(bytes)).status, 303)
    equal((await house.db('files').where({ paper_id: id, kind: 'poster' })).length, 1)
  }))
