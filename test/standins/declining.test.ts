// Somebody is asked to step in after reviews were due, and declines by the link of the letter.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { workshop } from '../runs/computed.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const letterTo = async (house: TestHouse, email: string, view: string) =>
  (await house.letters()).find((letter) => letter.to_email === email && letter.view === view)

async function asked(house: TestHouse, at: 'reviewing' | 'late') {
  const { chair, people, first } = await workshop(house, { papers: 1, reviewers: 2, load: 2 })
  const [rita] = people
  if (!rita) throw new Error('nobody to ask')
  house.at('reviewing')
  await house.db('stages').where({ name: 'review' }).update({ hard: false })
  const { closes_at } = await house.db('stages').where({ name: 'review' }).first('closes_at')
  if (at === 'late') house.at(closes_at.add({ hours: 3 }))
  const page = `/papers/${first}/standins`
  equal((await chair.post(page, { reviewer: rita.id })).status, 303)
  const letter = await letterTo(house, rita.email, 'standins/mail/asked')
  return { chair, rita, first, page, words: letter?.body_text ?? '', link: `/offers/${letter?.secret}` }
}

test('before the date the letter and the page name it, after it they say that it has passed', () =>
  inHouse(async (house) => {
    const { words, link } = await asked(house, 'reviewing')
    match(words, /It is due\s+\w+ \d+ June 2023/)
    doesNotMatch(words, /were due/)
    match((await house.visitor().get(link)).text, /Reviews are due/)
  }))

test('whoever is asked late is not given a date that has passed', () =>
  inHouse(async (house) => {
    const { words, link } = await asked(house, 'late')
    match(words, /Reviews were due\s+\w+ \d+ June 2023[\s\S]*say how many days you need/)
    doesNotMatch(words, /It is due/)
    const { text } = await house.visitor().get(link)
    match(text, /<h1>Will you step in\?[\s\S]*Reviews were due[\s\S]*ask for the days that you need/)
    match(text, /answers for this paper only\. In conflict with it\?/)
  }))

test('who declines is asked nothing any more, and a chair goes on from the letter with one link', () =>
  inHouse(async (house) => {
    const { chair, rita, first, page, link } = await asked(house, 'late')
    equal((await house.visitor().post(`${link}/refusal`, { paper: first, reason: '' })).status, 422)
    const no = { paper: first, reason: 'I am travelling.' }
    equal((await house.visitor().post(`${link}/refusal`, no)).location, link)
    const { text } = await house.visitor().get(link)
    match(text, /<h1>A paper you were asked to review<\/h1>[\s\S]*You have declined it\. The chairs know/)
    doesNotMatch(text, /Will you step in|Reviews were due/)
    equal((await house.visitor().post(`${link}/acceptance`, { papers: [first] })).status, 403)
    equal((await rita.get(`/papers/${first}`)).status, 404)
    const told = await letterTo(house, chair.email, 'reviews/mail/refused')
    match(told?.body_text ?? '', new RegExp(`I am travelling[\\s\\S]*Ask another reviewer:\\s+\\S+${page}`))
    const after = (await chair.get(page)).text
    match(after, /Declined[\s\S]*I am travelling/)
    doesNotMatch(after, new RegExp(`name="reviewer" value="${rita.id}"`), 'nobody is asked twice')
  }))

// Rule 45.
test('where a hard deadline has closed reviews nobody is asked, and who was asked before can still decline', () =>
  inHouse(async (house) => {
    const { chair, first, page, link } = await asked(house, 'reviewing')
    await house.db('stages').where({ name: 'review' }).update({ hard: true })
    const { closes_at } = await house.db('stages').where({ name: 'review' }).first('closes_at')
    house.at(closes_at.add({ hours: 3 }))
    const { text } = await house.visitor().get(link)
    match(
      text,
      /Reviews are closed, so it cannot be taken on any more\. Decline it[\s\S]*Decline to review paper/,
    )
    doesNotMatch(text, /Take on paper/)
    const accepted = await house.visitor().post(`${link}/acceptance`, { papers: [first] })
    equal(accepted.status, 403)
    match(accepted.text, /Reviews are closed, so it cannot be taken on/)
    const no = { paper: first, reason: 'Too late for me.' }
    equal((await house.visitor().post(`${link}/refusal`, no)).location, link)
    const after = (await chair.get(page)).text
    match(after, /Too late for me[\s\S]*whoever steps in could not send one/)
    doesNotMatch(after, /name="reviewer"/)
    const { id } = await house.reviewer('Otto Other')
    const refused = await chair.post(page, { reviewer: id })
    equal(refused.status, 403)
    match(refused.text, /Move their date on the timeline first/)
  }))

// Rule 45.
test('who is signed in declines on the page of the task as well, after a hard deadline', () =>
  inHouse(async (house) => {
    const { rita, first } = await asked(house, 'reviewing')
    await house.db('stages').where({ name: 'review' }).update({ hard: true })
    const { closes_at } = await house.db('stages').where({ name: 'review' }).first('closes_at')
    house.at(closes_at.add({ hours: 3 }))
    const { id } = await house.db('reviews').where({ paper_id: first, person_id: rita.id }).first('id')
    const { text } = await rita.get(`/tasks/${id}`)
    match(text, /Decline to review paper[\s\S]*The review deadline has passed/)
    equal((await rita.post(`/tasks/${id}/refusal`, { reason: '' })).status, 422)
    equal((await rita.post(`/tasks/${id}/refusal`, { reason: 'Too late.' })).status, 303)
    equal((await rita.get(`/papers/${first}`)).status, 404)
  }))
