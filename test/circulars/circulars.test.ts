// Letters to those whom the table of reviews names: one a person, exactly those that were looked at, and none that gives away what is hidden.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Answer, Visitor } from '../support/visitor.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')
const sealIn = ({ text }: Answer) => /name="seen" value="([^"]+)"/.exec(text)?.[1]
const lettersOf = async (house: TestHouse, view: string) =>
  (await house.letters()).filter((letter) => letter.view === view)

/** Two papers: Rita has both and has sent one, Rob has the first, Cleo is in conflict with the second. */
async function twoPapers(house: TestHouse) {
  const world = await paperInReview(house)
  house.at('during submission')
  const second = await house.submittedPaper(world.author, { title: 'Another Invented Kernel' })
  house.at('reviewing')
  const more = await house.assigned(world.rita, second)
  const cleo = await house.chair('Cleo Conflicted')
  await conflict(house, second, cleo.id)
  return { ...world, second, more, cleo }
}

const looked = async (who: Visitor, wish: object, words: object) => {
  const page = await who.post('/circulars/preview', { ...wish, ...words })
  return { page, seen: sealIn(page) }
}

// Rules 37 and 38.
test('a chair ticks reviews, sees one letter and the exact number, and sends one to each person', () =>
  inHouse(async (house) => {
    const { chair, id, more, other, rita, rob, author, second } = await twoPapers(house)
    const ticked = { reviews: [id, more, other.split('/').at(-1)].join(',') }
    const first = await chair.post('/circulars/preview', ticked)
    assert.equal(first.status, 200)
    assert.match(flat(first.text), /Write about 3 reviews.*2 letters to 2 people/)
    assert.equal(sealIn(first), undefined)
    const words = { subject: 'A room', words: 'We *moved*.' }
    assert.equal((await chair.post('/circulars', { ...ticked, ...words })).status, 422)
    const { page, seen } = await looked(chair, ticked, words)
    assert.match(flat(page.text), /As Rita Reviewer reads it.*Dear Rita Reviewer, We \*moved\*/)
    assert.match(page.text, /Send 2 letters/)
    const changed = await chair.post('/circulars', { ...ticked, ...words, subject: 'Another', seen })
    assert.equal(changed.status, 422)
    assert.match(changed.text, /no longer those that you looked at/)
    assert.deepEqual(await lettersOf(house, 'circulars/mail/words'), [])
    const sent = await chair.post('/circulars', { ...ticked, ...words, seen })
    assert.match((await chair.follow(sent)).text, /2 letters are on the way/)
    const letters = await lettersOf(house, 'circulars/mail/words')
    assert.deepEqual(letters.map(({ to_email }) => to_email).sort(), [rita.email, rob.email].sort())
    const hers = letters.find(({ to_email }) => to_email === rita.email)?.body_text ?? ''
    assert.match(hers, /Plainly Invented Kernels[\s\S]*Another Invented Kernel/)
    const authors = await looked(chair, { ...ticked, to: 'authors' }, words)
    await chair.post('/circulars', { ...ticked, to: 'authors', ...words, seen: authors.seen })
    const theirs = (await lettersOf(house, 'selection/mail/words')).filter(
      ({ to_email }) => to_email === author.email,
    )
    assert.equal(theirs.length, 1)
    const journal = flat((await chair.get('/journal')).text)
    assert.match(journal, new RegExp(`reviewers written[^"]*"ti" href="/papers/${second}"`))
  }))

test('late reviewers are reminded with two presses; who cannot, must not or need not is left out, with a reason', () =>
  inHouse(async (house) => {
    const { chair, rita, rob, review, other } = await twoPapers(house)
    await house.db('stages').where({ name: 'review' }).update({ hard: false })
    house.at(Temporal.Instant.from('2023-06-14T12:00:00Z'))
    const desk = (await chair.get('/desk')).text
    const [, link = ''] = /href="(\/circulars\?[^"]+)"[^>]*>[^<]*Remind/.exec(desk) ?? []
    const page = await chair.get(link.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
    assert.match(flat(page.text), /2 letters to 2 people/)
    assert.match(flat(page.text), /As Rita Reviewer reads it.*not started/)
    const seen = sealIn(page)
    const wish = { show: 'late', q: '', to: 'missing' }
    const typed = {
      subject: /name="subject"[^>]*value="([^"]*)"/.exec(page.text)?.[1],
      words: /name="words"[^>]*>\n([^<]*)<\/textarea>/.exec(page.text)?.[1],
    }
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(`/tasks/${other.split('/').at(-1)}/inability`, { unable_reason: 'A fever.' })
    assert.equal((await chair.post('/circulars', { ...wish, ...typed, seen })).status, 422)
    const now = await looked(chair, wish, typed)
    assert.match(flat(now.page.text), /1 letter to 1 person.*cannot finish.*Rob Referee, paper/)
    assert.equal((await chair.post('/circulars', { ...wish, ...typed, seen: now.seen })).status, 303)
    const [letter, ...others] = await lettersOf(house, 'circulars/mail/reminder')
    assert.equal(others.length, 0)
    assert.match(letter?.body_text ?? '', /Another Invented Kernel/)
    assert.doesNotMatch(letter?.body_text ?? '', /Plainly Invented Kernels/)
    house.at(Temporal.Instant.from('2023-06-15T14:00:00Z'))
    assert.match(flat((await chair.get('/desk')).text), /Rita Reviewer.*Reminded 1 day/)
    await chair.post(`/reminders/stops/${rita.id}`)
    assert.match(flat((await looked(chair, wish, typed)).page.text), /reminders are stopped.*Rita Reviewer/)
  }))

// Rules 1, 10 and 22.
test('a chair in conflict writes about nothing that is hidden, and learns nothing of what others wrote', () =>
  inHouse(async (house) => {
    const { chair, cleo, rita, author, second, more } = await twoPapers(house)
    const words = { subject: 'A word', words: 'Of the second paper.' }
    const hidden = await looked(cleo, { reviews: more }, words)
    const never = await looked(cleo, { reviews: '00000000-0000-4000-8000-000000000000' }, words)
    assert.match(hidden.page.text, /No review is selected/)
    assert.equal(hidden.page.text.replaceAll(more, ''), never.page.text.replace(/0{8}-[0-9a-f-]+/g, ''))
    const all = await looked(cleo, { show: 'all' }, words)
    assert.doesNotMatch(all.page.text, new RegExp(`Another Invented|paper ${second}`))
    const { seen } = await looked(chair, { reviews: more }, words)
    await chair.post('/circulars', { reviews: more, ...words, seen })
    assert.equal((await lettersOf(house, 'circulars/mail/words')).length, 1)
    for (const path of ['/mail', '/journal', '/desk'])
      assert.doesNotMatch((await cleo.get(path)).text, /A word|Another Invented|second paper/, path)
    for (const who of [rita, author]) {
      assert.equal((await who.get('/circulars')).status, 404)
      assert.equal((await who.post('/circulars', { reviews: more, ...words, seen })).status, 404)
    }
  }))
