// A certificate of reviewing: who opens it, what it says of its reader, and that it says nothing of the papers.
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { conflict, paperInReview, WHOLE } from './paper-in-review.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')
const sheetIn = (text: string) => /<article class="certificate[\s\S]*<\/article>/.exec(flat(text))?.[0] ?? ''
const CERTIFICATE = '/reviews/certificate'

test('a reviewer who has sent a review prints how many, for whom and when, and nothing of the papers', () =>
  inHouse(async (house) => {
    const { rita, paper, review } = await paperInReview(house)
    await house.db('people').where({ id: rita.id }).update({ affiliation: 'Plain University' })
    await house.db('featured_people').insert([
      { kind: 'organizer', name: 'Olga Organizer', affiliation: 'Institute of Plainness', importance: 1 },
      { kind: 'speaker', name: 'Sam Speaker', importance: 1 },
    ])
    equal((await rita.post(`${review}/submission`, WHOLE)).status, 303)
    match((await rita.get('/reviews')).text, new RegExp(`href="${CERTIFICATE}"`))
    const sheet = sheetIn((await rita.get(CERTIFICATE)).text)
    const { name, host } = await house.db('workshop').first<{ name: string; host: string }>('name', 'host')
    for (const told of ['Rita Reviewer', 'Plain University', name, host, 'Olga Organizer'])
      ok(sheet.includes(told), told)
    match(sheet, /wrote 1 review of submitted papers for.*Period of reviewing: June 2023</)
    for (const kept of [
      'Plainly Invented',
      `paper ${paper}\\b`,
      '/papers/',
      '/reviews/',
      'Ann Author',
      'Sam',
    ])
      doesNotMatch(sheet, new RegExp(kept, 'i'), kept)
  }))

test('reviews of two months have both for their period, and of a paper in conflict one is told nothing', () =>
  inHouse(async (house) => {
    const { rita, author, review } = await paperInReview(house)
    house.at('during submission')
    const second = await house.submittedPaper(author, { title: 'Second Plain Invention' })
    house.at('reviewing')
    const other = await house.assigned(rita, second)
    for (const one of [review, `/reviews/${other}`]) await rita.post(`${one}/submission`, WHOLE)
    await house.db('reviews').where({ id: other }).update({ submitted_at: '2023-05-20T12:00:00Z' })
    const both = /wrote 2 reviews .*: May 2023 to June 2023</
    match(sheetIn((await rita.get(CERTIFICATE)).text), both)
    await conflict(house, second, rita.id)
    match(sheetIn((await rita.get(CERTIFICATE)).text), /wrote 1 review .*: June 2023</)
  }))

test('who has sent none is told so, and nobody opens what is another’s', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, author, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    for (const other of [rob, chair, author]) {
      const refused = await other.get(CERTIFICATE)
      equal(refused.status, 403)
      match(refused.text, /You have sent no review yet/)
      doesNotMatch((await other.get('/reviews')).text, new RegExp(CERTIFICATE))
    }
    equal((await house.visitor().get(CERTIFICATE)).location, '/sessions/new')
    await chair.post('/looking', { person: rita.id })
    match((await chair.get('/reviews')).text, /You are looking as Rita Reviewer/)
    doesNotMatch((await chair.get('/reviews')).text, new RegExp(CERTIFICATE))
    const looked = await chair.get(CERTIFICATE)
    equal(looked.status, 403)
    doesNotMatch(looked.text, /Certificate of reviewing/)
  }))
