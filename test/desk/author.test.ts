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

test('an accepted paper leads its author to the final version, and then to who presents', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const id = await house.submittedPaper(ann)
    house.at('deciding')
    await chair.post(`/papers/${id}/decisions`, { outcome: 'poster', note: '' })
    await chair.post('/decisions/releases', { audience: 'authors' })
    house.at('after notification')
    const page = async () => flat((await ann.get(`/papers/${id}`)).text)
    match(
      await page(),
      /btn primary" href="#final">Upload the final version<.*class="btn" href="\/programme\/presentations/,
    )
    const { id: _, findings, ...file } = await house.db('files').where({ paper_id: id }).first()
    await house.db('files').insert({ ...file, findings: JSON.stringify(findings), kind: 'camera-ready' })
    match(await page(), /class="btn primary" href="\/programme\/presentations/)
    doesNotMatch(await page(), /Upload the final version/)
  }))

test('after the release the desk leads to the decision, and speaks no more of submissions', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const chair = await house.chair()
    const id = await house.submittedPaper(ann)
    house.at('deciding')
    const desk = async () => flat((await ann.get('/desk')).text)
    match(await desk(), /Submissions are closed/)
    doesNotMatch(await desk(), /Read the decision/)
    await chair.post(`/papers/${id}/decisions`, { outcome: 'reject', note: '' })
    await chair.post('/decisions/releases', { audience: 'authors' })
    match(await desk(), new RegExp(`class="btn" href="/papers/${id}">Read the decision and the reviews`))
    doesNotMatch(await desk(), /Submissions are closed/)
  }))
