// Papers of a letter answered by its link: without signing in, once for each paper, and for nothing else. Rules 39 and 40.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { newLetters, twoPapers } from '../assignments/two-papers.ts'
import { conflict } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const linkTo = async (house: TestHouse, { email }: Visitor) =>
  /\/offers\/[\w-]{43}/.exec(
    (await newLetters(house)).findLast((letter) => letter.to_email === email)?.body_text ?? '',
  )?.[0] ?? ''

/** Both papers are Rita's, the second is Rolf's too, and nobody is signed in. */
async function offered(house: TestHouse) {
  const world = await twoPapers(house)
  const { chair, first, second, rita, rolf } = world
  for (const [paper, { id }] of [
    [first, rita],
    [second, rita],
    [second, rolf],
  ] as const)
    await chair.post('/assignments', { paper, reviewer: id })
  house.at('reviewing')
  equal((await chair.post('/assignments/dispatch')).status, 303)
  const standing = (paper: number, { id }: Visitor) =>
    house.db('assignments').where({ paper_id: paper, person_id: id }).first()
  return {
    ...world,
    standing,
    link: await linkTo(house, rita),
    other: await linkTo(house, rolf),
    anyone: house.visitor(),
  }
}

test('opening the link changes nothing; each paper is answered once, and nobody is signed in by it', () =>
  inHouse(async (house) => {
    const { first, second, rita, rolf, chair, standing, link, other, anyone } = await offered(house)
    const page = (await anyone.get(link)).text
    match(page, /For Rita Reviewer[\s\S]*First Kernels[\s\S]*Second Kernels[\s\S]*Take on all 2 papers/)
    doesNotMatch(page, /Ann Author/)
    deepEqual(
      [(await standing(first, rita)).accepted_at, (await standing(second, rita)).ended_at],
      [null, null],
    )

    equal((await anyone.post(`${link}/acceptance`)).status, 422)
    equal((await anyone.post(`${other}/acceptance`, { papers: [first] })).status, 404, 'not of that letter')
    const accepted = await anyone.post(`${link}/acceptance`, { papers: [first] })
    match(
      (await anyone.follow(accepted)).text,
      /The chairs count on your review[\s\S]*Sign in to open the paper/,
    )
    equal(String((await standing(first, rita)).accepted_at), String(house.now()))
    match((await chair.get('/journal')).text, /Rita Reviewer/)
    for (const [way, typed] of [
      ['acceptance', { papers: [first] }],
      ['refusal', { paper: first, reason: 'Second thoughts.' }],
    ] as const) {
      const again = await anyone.post(`${link}/${way}`, typed)
      equal(again.status, 403)
      match(again.text, /You have answered already/)
    }

    const empty = await anyone.post(`${link}/refusal`, { paper: second, reason: ' ' })
    equal(empty.status, 422)
    match(empty.text, /<details open>[\s\S]*id="field-reason"[^>]*aria-invalid="true"/)
    const declined = await anyone.post(`${link}/refusal`, { paper: second, reason: 'A plain fever.' })
    match((await anyone.follow(declined)).text, /You have declined it\. The chairs know/)
    equal((await rita.get(`/papers/${second}`)).status, 404)
    equal((await standing(second, rolf)).ended_at, null)
    const told = (await house.letters()).find(({ view }) => view === 'reviews/mail/refused')
    match(told?.body_text ?? '', /A plain fever/)
    equal((await anyone.get('/reviews')).location, '/sessions/new')
  }))

test('what was taken back, is in conflict or has expired says so and is answered no more', () =>
  inHouse(async (house) => {
    const { first, second, rita, chair, standing, link, anyone } = await offered(house)
    const { id } = await standing(first, rita)
    equal((await chair.post(`/assignments/${id}/removal`, { reason: 'Another reads it.' })).status, 303)
    await conflict(house, second, rita.id)
    const page = (await anyone.get(link)).text
    match(page, /Paper \d+[\s\S]*taken back[\s\S]*Paper \d+[\s\S]*taken back/)
    doesNotMatch(page, /Kernels|Another reads it|<button[^>]*>(Accept|Decline)/)
    await house.db('conflicts').where({ paper_id: second }).delete()
    house.at(house.now().add({ hours: 24 * 45 }))
    match((await anyone.get(link)).text, /This link has expired/)
    for (const paper of [first, second])
      equal((await anyone.post(`${link}/acceptance`, { papers: [paper] })).status, 403)
    equal((await standing(second, rita)).accepted_at, null)
  }))

test('who is asked to step in answers by the link of that letter, and the chair sees it', () =>
  inHouse(async (house) => {
    const { chair, first, rolf } = await twoPapers(house)
    house.at('reviewing')
    equal((await chair.post(`/papers/${first}/standins`, { reviewer: rolf.id })).status, 303)
    equal((await house.visitor().get(`/offers/${'x'.repeat(43)}`)).status, 404)
    const link = await linkTo(house, rolf)
    const anyone = house.visitor()
    match((await anyone.get(link)).text, /Will you step in\?/)
    const [letter] = await house.db('letters').where({ to_email: rolf.email })
    doesNotMatch((await chair.get(`/mail/letters/${letter.id}`)).text, new RegExp(link))
    equal((await anyone.post(`${link}/acceptance`, { papers: [first] })).status, 303)
    match((await chair.get(`/papers/${first}/standins`)).text, /Rolf Reviewer[\s\S]*Taken on/)
  }))
