// What somebody tries with an upload: other kinds, two files, huge fields, names that lead elsewhere.
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import type { Visitor } from '../support/visitor.ts'

async function uploadsOf(author: Visitor, id: number, fields: object, files = 1, name = '../../x.pdf') {
  const bytes = new Uint8Array(await makePaper({ title: 'Again', pages: 1 }))
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value))
  for (let n = 0; n < files; n++) body.append('file', new Blob([bytes], { type: 'application/pdf' }), name)
  const headers = { 'sec-fetch-site': 'same-origin', cookie: author.cookie }
  const answer = await fetch(`${author.base}/papers/${id}/files`, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  })
  return answer.status
}

test('an upload cannot change its kind, its number or its name', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const id = await house.submittedPaper(author)
    assert.equal(await uploadsOf(author, id, { kind: 'paper' }, 2), 422, 'two files')
    assert.equal(
      await uploadsOf(author, id, { kind: 'paper', note: 'x'.repeat(200_000) }),
      422,
      'a huge field',
    )
    assert.equal(await uploadsOf(author, id, { kind: 'camera-ready' }), 403, 'before acceptance')
    assert.equal(await uploadsOf(author, id, { kind: 'paper' }, 1, 'x\u0000.pdf'), 422, 'a crooked name')
    assert.equal(await uploadsOf(author, id, { kind: 'passport' }), 422, 'no such kind')
    assert.equal(await uploadsOf(author, id, { kind: 'paper' }), 303)
    const kinds = await house.db('files').where({ paper_id: id }).pluck('kind')
    assert.deepEqual(kinds, ['paper', 'paper'])
    const inFolder = await readdir(house.house.config.uploadsDir, { recursive: true })
    const named = /^(incoming|[0-9a-f]{2}(\/[0-9a-f]{64})?)$/
    assert.deepEqual(
      inFolder.filter((name) => !named.test(name)),
      [],
    )
    house.at('after submission')
    assert.equal(await uploadsOf(author, id, { kind: 'paper' }), 403, 'after the deadline')
  }))
