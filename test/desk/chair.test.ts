// A chair's desk: figures, what needs doing, charts; nothing of papers in conflict.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('the desk counts and draws the reviews that came in, and leaves out what the chair is in conflict with', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const cleo = await house.chair('Cleo Cochair')
    const ann = await house.author()
    const rita = await house.reviewer()
    const id = await house.submittedPaper(ann)
    doesNotMatch((await chair.get('/desk')).text, /too few reviewers/, 'papers come and go until they are in')
    house.at('after submission')
    const empty = await chair.get('/desk')
    match(empty.text, /1 paper has too few reviewers/)
    doesNotMatch(empty.text, /Reviews over time/)
    const review = await house.assigned(rita, id)
    house.at('reviewing')
    const scores = { correctness: 3, relevance: 3, overall: 4, confidence: 3, text: 'Sound.', version: 1 }
    await rita.post(`/reviews/${review}/submission`, scores)
    const declared = {
      paper_id: id,
      person_id: cleo.id,
      declared_as: 'chair',
      reason: 'Advisor.',
      declared_at: house.now(),
    }
    await house.db('conflicts').insert({ ...declared, declared_by: cleo.id })
    const { text } = await chair.get('/desk')
    match(text, /1 of 1 reviews are in, due 12 Jun/)
    match(text, /Reviews<span class="c">1\/1</)
    match(text, /Mean overall score of 1 paper: .*4: 1/)
    const hidden = (await cleo.get('/desk')).text
    doesNotMatch(hidden, /Reviews over time|Mean overall score|too few reviewers/)
    match(hidden, /0 <small>of 0/)
  }))

test('a review that is not handed in is late from its deadline until decisions are due', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await house.assigned(await house.reviewer(), await house.submittedPaper(await house.author()))
    const late = /1 review is late/
    house.at('reviewing')
    doesNotMatch((await chair.get('/desk')).text, late)
    house.at('after reviewing')
    match((await chair.get('/desk')).text, late)
    house.at('after notification')
    doesNotMatch((await chair.get('/desk')).text, late)
  }))

test('a reviewer who has nothing to review yet, but papers, lands on those; a reviewer of a paper on the reviews', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const rita = await house.reviewer()
    match((await rita.get('/desk')).text, /<h1>Your reviews<\/h1>/)
    const own = await house.submittedPaper(rita)
    match((await rita.get('/desk')).text, /<h1>Your papers<\/h1>/)
    match((await rita.get('/desk?role=reviewer')).text, /<h1>Your reviews<\/h1>/)
    match((await rita.get(`/papers/${own}`)).text, /<a href="\/desk\?role=author">Your papers<\/a>/)
    const paper = await house.submittedPaper(author)
    house.at('reviewing')
    const review = await house.assigned(rita, paper)
    match((await rita.get('/desk')).text, /<h1>Your reviews<\/h1>/)
    const writing = new RegExp(`primary" href="/reviews/${review}">Write your review`)
    match((await rita.get(`/papers/${paper}`)).text, writing)
    doesNotMatch((await author.get(`/papers/${paper}`)).text, /your review<|Your reviews/)
  }))

test('in the last days before submissions close, and then only, the desk counts what is begun and not submitted', () =>
  inHouse(async (house) => {
    const [chair, ann] = [await house.chair(), await house.author()]
    await ann.post('/papers', { title: 'Begun' })
    const desk = async () => (await chair.get('/desk?role=chair')).text
    const begun = /1 paper is begun and not submitted/
    doesNotMatch(await desk(), begun)
    house.at('one minute before the deadline')
    match(await desk(), begun)
    match(await desk(), /href="\/papers\?state=draft"/)
    house.at('after submission')
    doesNotMatch(await desk(), begun)
  }))

test('a chair who joins is asked for ties and conflicts until one is named', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const desk = async () => (await chair.get('/desk?role=chair')).text
    match(await desk(), /You have named no tie and no conflict of interest[\s\S]*href="\/account\/ties"/)
    await chair.post('/account/ties', { who: 'Invented University', kind: 'collaborator', note: '' })
    doesNotMatch(await desk(), /You have named no tie/)
  }))
