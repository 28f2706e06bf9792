// An author replaces the PDF in the last minute, a second after the deadline, and once all is over, without any script.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'

const CLOSES = Temporal.Instant.from('2023-06-01T12:00:00Z')

async function submitted(house: TestHouse) {
  const ann = await house.author()
  const id = await house.submittedPaper(ann)
  const replace = async (title: string) => {
    const bytes = await makePaper({ title, pages: 2 })
    return ann.upload(`/papers/${id}/files`, { kind: 'paper' }, { name: 'new.pdf', bytes })
  }
  const form = async () => (await ann.get(`/papers/${id}/edit`)).text
  const newest = async () => {
    const all = (await house.letters()).filter(({ view }) => view === 'papers/mail/receipt')
    const late = all.toSorted((a, b) => a.written_at.epochMilliseconds - b.written_at.epochMilliseconds)
    return late.at(-1)?.body_text ?? ''
  }
  return { ann, id, replace, form, newest }
}

// Rule 44.
test('the last minute is said on the page and in the receipt, and what is let through after it is not', () =>
  inHouse(async (house) => {
    const { replace, form, newest } = await submitted(house)
    house.at(CLOSES.subtract({ seconds: 20 }))
    equal((await replace('In time')).status, 303)
    match(
      await form(),
      /You can still replace the PDF until[\s\S]*Deadline in[\s\S]*Submitted, editable until/,
    )
    match(await newest(), /You can replace it until Wed 31 May 2023, 23:59 AoE/)
    house.at(CLOSES.add({ seconds: 1 }))
    equal((await replace('A second late')).status, 303)
    const page = await form()
    match(page, /Version 3 counts now/)
    doesNotMatch(page, /You can still replace|Deadline in|editable until|Submissions are closed/)
    match(await newest(), /Version: 3/)
    doesNotMatch(await newest(), /You can replace it until/)
  }))

test('once all is over the answer says so, and the version in force stays', () =>
  inHouse(async (house) => {
    const { ann, id, replace, form } = await submitted(house)
    house.at(CLOSES.add({ minutes: 10 }))
    const refused = await replace('Too late')
    equal(refused.status, 403)
    match(refused.text, /Submissions are closed\. To change something now, write to the chairs/)
    doesNotMatch(refused.text, /Final files/)
    equal((await house.db('files').where({ paper_id: id, kind: 'paper' })).length, 1)
    match(await form(), /Submissions are closed[\s\S]*Version 1 counts now/)
    const slides = { name: 'slides.pdf', bytes: await makePaper({ title: 'Slides', pages: 2 }) }
    equal((await ann.upload(`/papers/${id}/files`, { kind: 'slides' }, slides)).status, 403)
  }))

test('a paper with days of its own has its own last minute', () =>
  inHouse(async (house) => {
    const { id, replace, form, newest } = await submitted(house)
    const chair = await house.chair()
    const longer = { paper: String(id), paper_until: '2023-06-03 23:59', paper_reason: 'Ill.' }
    equal((await chair.post('/extensions/exceptions', longer)).status, 303)
    house.at(CLOSES.add({ hours: 5 }))
    equal((await replace('In its own time')).status, 303)
    match(await newest(), /You can replace it until Sat 3 June 2023, 23:59 AoE/)
    match(await form(), /Deadline in[\s\S]*editable until Sat 3 June/)
  }))
