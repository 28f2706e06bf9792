// A link to a recording stands where the poster and the slides stand: for the same readers, at the same times.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, released, submitted } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'

const VIDEO = 'https://videos.example/watch?v=plainly-invented'

/** The link in a page, outside the field in which its authors type it. */
const shown = (text: string) => text.includes(`<a href="${VIDEO}"`)

test('the link of an announced paper is for everybody, and gone once it is taken off or the paper withdrawn', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const { id, author } = talk
    const page = `/papers/${id}`
    const give = (url: string) => author.post(`${page}/files`, { kind: 'video-link', url })
    equal((await give(VIDEO)).location, page)
    equal((await author.post(`${page}/files`, { kind: 'video-link', url: VIDEO })).status, 303)
    equal((await house.db('recordings')).length, 1, 'the same address is not kept twice')
    for (const reader of [house.visitor(), author, await house.chair()])
      ok(shown((await reader.get(page)).text))
    match((await author.get(page)).text, /linked \w+ \d+ \w+/)
    doesNotMatch((await house.visitor().get(page)).text, /linked \w+ \d+/)
    equal((await give('')).status, 303)
    equal(shown((await house.visitor().get(page)).text), false)
    equal((await give('')).status, 422, 'nothing is there to be taken off')
    await give(VIDEO)
    equal((await author.post(`${page}/withdrawal`, { reason: 'Plainly invented.' })).status, 303)
    equal((await house.visitor().get(page)).status, 404)
    ok(shown((await author.get(page)).text))
    const lines = await house.db('journal').whereLike('verb', 'recording.%').orderBy('id').pluck('verb')
    deepEqual(lines, ['recording.linked', 'recording.taken-off', 'recording.linked'])
  }))

// Rules 6 and 27.
test('nobody but its authors gives it, not before they know of the acceptance, and others read it later still', () =>
  inHouse(async (house) => {
    const [paper] = await submitted(house, ['Invented Talk'])
    const { id, author } = paper ?? {}
    ok(id && author)
    const fields = { kind: 'video-link', url: VIDEO }
    equal((await author.post(`/papers/${id}/files`, fields)).status, 403)
    const other = await house.author('Odo Other')
    const chair = await house.chair()
    await released(house, { [id]: 'poster' }, false)
    equal((await other.post(`/papers/${id}/files`, fields)).status, 404)
    equal((await author.post(`/papers/${id}/files`, fields)).status, 303)
    equal((await house.visitor().get(`/papers/${id}`)).status, 404)
    ok(shown((await chair.get(`/papers/${id}`)).text))
    equal((await chair.post(`/papers/${id}/files`, fields)).status, 403)
  }))

test('only a full https address is taken, and what was typed comes back', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const { id, author } = talk
    for (const url of [
      'http://videos.example/1',
      'javascript:alert(1)',
      'videos.example',
      'https://',
      'https://ann:secret@videos.example/',
      `https://videos.example/${'é'.repeat(200)}`,
    ]) {
      const answer = await author.post(`/papers/${id}/files`, { kind: 'video-link', url })
      equal(answer.status, 422, url)
      match(answer.text, /href="#field-url"[\s\S]*id="field-url-fault"/)
      ok(answer.text.includes(`value="${url}"`), url)
    }
    deepEqual(await house.db('recordings'), [])
    const file = { name: 'talk.mp4', bytes: Buffer.from('not kept') }
    const parts = await author.upload(`/papers/${id}/files`, { kind: 'video-link', url: VIDEO }, file)
    equal(parts.status, 303, 'as multipart, as files come')
    deepEqual(await house.db('files').where({ paper_id: id }).whereNot({ kind: 'paper' }), [])
    const box = /<form[^>]*class="stack" novalidate>\s*<input type="hidden" name="kind" value="video-link">/
    match((await author.get(`/papers/${id}`)).text, box)
  }))
