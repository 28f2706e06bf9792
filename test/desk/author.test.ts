// What an author reads on the desk of a paper that is not finished.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')

test('the desk names what a draft still lacks, and completing it is its main button', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    match(flat((await ann.get('/desk')).text), /class="btn primary" href="\/papers\/new"/)
    await ann.post('/papers', { title: 'Half a Paper' })
    const desk = flat((await ann.get('/desk')).text)
    match(
      desk,
      /Still missing: Abstract, .*Conflicts\..*class="btn primary" href="\/papers\/\d+\/edit">Complete the draft/,
    )
    doesNotMatch(desk, /primary" href="\/papers\/new"/)
  }))

test('a draft that lacks nothing is said to be whole, and one that was submitted is not spoken of', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    match((await ann.get('/desk')).text, /Nothing is missing\./)
    await ann.post(`/papers/${id}/submission`, {})
    doesNotMatch((await ann.get('/desk')).text, /missing/)
  }))
