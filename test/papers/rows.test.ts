// One more row for an author, asked of the server where no script adds it.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('one more row for an author saves what was typed, and leads to the form, so that a reload sends nothing again', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Without Scripts' })
    const id = Number(/\d+/.exec(started.location ?? '')?.[0])
    const rows = (text: string) => text.match(/name="authors\[\d+\]\[email\]"/g)?.length
    const blank = { name: '', email: '', affiliation: '', orcid: '' }
    const own = { ...blank, name: 'Ann Author', email: ann.email }
    const typed = { title: 'Without Scripts', abstract: 'Kept words.', code_url: 'no link' }
    equal(rows((await ann.get(`/papers/${id}/edit`)).text), 3)
    const more = (authors: object[], version: number) =>
      ann.post(`/papers/${id}/rows`, { ...typed, version, authors: { ...authors } })
    const asked = await more([own, blank, blank], 1)
    deepEqual([asked.status, asked.location], [303, `/papers/${id}/edit?rows=3#field-authors`])
    const form = (await ann.follow(asked)).text
    equal(rows(form), 4)
    match(form, /Kept words\.[\s\S]*value="no link"|value="no link"[\s\S]*Kept words\./)
    match(form, /id="field-code_url-fault"/)
    const { version } = await house.db('papers').where({ id }).first()
    equal((await ann.follow(asked)).status, 200)
    equal((await house.db('papers').where({ id }).first()).version, version, 'looking saves nothing')
    const bo = { ...blank, name: 'Bo Writer', email: 'no address' }
    const second = await more([own, bo, bo, bo, bo], version)
    equal(second.location, `/papers/${id}/edit?rows=2#field-authors`)
    const again = (await ann.follow(second)).text
    equal(rows(again), 7)
    match(again, /value="no address"/)
    match(again, /id="field-authors\[1\]\[email\]-fault"/)
    equal((await more([own], 1)).status, 409, 'a co-author was first')
    for (const wrong of ['0', '999', 'x', '1.5'])
      equal(rows((await ann.get(`/papers/${id}/edit?rows=${wrong}`)).text), 7, wrong)
    const stranger = await house.author('Odo Other')
    equal((await stranger.post(`/papers/${id}/rows`, typed)).status, 404)
  }))
