// Whoever sends a form after their session has ended finds what they typed again when they have signed in: they alone.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../house/routes.ts'
import { OFFLINE } from '../reviews/offline-sheets.ts'
import { conflict, paperInReview } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import type { Visitor } from '../support/visitor.ts'

const UNSENT = '/sessions/unsent'

/** While a page of theirs is open: what the database keeps is gone, what the browser keeps is not. */
async function sessionEnds({ db }: TestHouse, visitor: Visitor) {
  await visitor.get('/desk')
  await db('sessions').delete()
}

/** At the browser of `visitor`. */
const signIn = (visitor: Visitor, { email } = visitor) =>
  visitor.post('/sessions', { email, password: PASSWORD })

/** The form that the page offers, as a browser would send it. */
function formIn(page: string) {
  const fields = [
    ...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
    ...page.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</g),
  ].map(([, name = '', value = '']) => [name, value])
  return {
    address: /id="unsent" method="post" action="([^"]+)"/.exec(page)?.[1] ?? '',
    fields: Object.fromEntries(fields),
  }
}

test('a review that is sent too late is there after signing in, goes where it was to go, and is then kept no longer', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await sessionEnds(house, rita)
    const sent = { text: 'Typed by\nnobody.', overall: 4, version: 1, answers: { f9: 'Said <so>.' } }
    const answer = await rita.post(review, sent, { referer: `${house.base}${review}` })
    equal(answer.location, '/sessions/new')
    match((await rita.follow(answer)).text, /what you typed is here again/)
    const wrong = await rita.post('/sessions', { email: rita.email, password: 'a wrong password' })
    equal(wrong.status, 422)
    const back = await signIn(rita)
    equal(back.location, UNSENT)
    const page = (await rita.follow(back)).text
    match(page, new RegExp(`<a class="btn" href="${review}">`))
    match(page, /Paper \d+[\s\S]*Plainly Invented Kernels/)
    match(page, /name="answers\[f9\]"[^>]*>\nSaid &lt;so&gt;\.</)
    const { address, fields } = formIn(page)
    deepEqual([address, fields.overall, fields.version], [review, '4', '1'])
    equal((await rita.get('/desk')).text.includes(UNSENT), true)
    equal((await rita.post(address, fields)).location, review)
    equal((await house.db('reviews').where({ id }).first()).text, 'Typed by\nnobody.')
    equal((await rita.get(UNSENT)).status, 404)
  }))

test('text that comes with files is kept without them, and can be discarded', () =>
  inHouse(async (house) => {
    const { rita } = await paperInReview(house)
    await sessionEnds(house, rita)
    const file = { name: 'reviews.md', bytes: Buffer.from('# Reviews'), type: 'text/markdown' }
    equal(
      (await rita.upload(`${OFFLINE}/adoption`, { text: 'Pasted text.' }, file)).location,
      '/sessions/new',
    )
    const page = (await rita.follow(await signIn(rita))).text
    match(page, /action="\/reviews\/offline\/adoption" enctype="multipart\/form-data"/)
    match(page, /Pasted text\.[\s\S]*Files are not kept/)
    equal((await rita.post(`${UNSENT}/end`)).status, 303)
    equal((await rita.get(UNSENT)).status, 404)
  }))

test('nobody else reads it, who signs in at the same browser or was never known there, and after half a day nobody does', () =>
  inHouse(async (house) => {
    const { rita, rob, review } = await paperInReview(house)
    const typed = { text: 'For Rita alone.' }
    await sessionEnds(house, rita)
    await rita.post(review, typed)
    equal((await signIn(rita, rob)).location, '/desk')
    equal((await rita.get(UNSENT)).status, 404)
    equal(
      (await house.db('sessions')).some(({ sess }) => JSON.stringify(sess).includes(typed.text)),
      false,
    )

    await signIn(rita)
    await rita.post('/sessions/current/end')
    await rita.post(review, { ...typed, password: 'a secret of mine' })
    await signIn(rita)
    const page = (await rita.get(UNSENT)).text
    match(page, /For Rita alone\./)
    doesNotMatch(page, /a secret of mine/)
    house.at(house.now().add({ hours: 12 }))
    equal((await rita.get(UNSENT)).status, 404)

    const visitor = house.visitor()
    equal((await visitor.post(review, typed)).status, 404)
    equal((await visitor.get(UNSENT)).location, '/sessions/new')
  }))

test('it names the paper as long as its sender may see it', () =>
  inHouse(async (house) => {
    const { rita, paper, review } = await paperInReview(house)
    const shown = async (address: string) => {
      await sessionEnds(house, rita)
      await rita.post(address, { text: 'Said in time.' })
      return (await rita.follow(await signIn(rita))).text
    }
    const comments = `/papers/${paper}/comments`
    match(await shown(comments), /Plainly Invented Kernels/)
    await conflict(house, paper, rita.id)
    for (const address of [
      comments,
      review,
      `${review}0`,
      '/papers/999999/comments',
      `${OFFLINE}/adoption`,
    ]) {
      const page = await shown(address)
      match(page, /Said in time\./)
      doesNotMatch(page, /Invented Kernels/)
    }
  }))

/** These serve whoever is signed out, or speak to scripts; the form of a paper is read first and comes back. */
const WITHOUT_SIGN_IN = [
  '/account',
  '/account/password-resets',
  '/account/password-resets/:token',
  '/account/theme',
  '/papers',
  '/papers/:id/uploads',
  '/sessions',
  '/sessions/current/end',
]

test('so it is at every address that takes a form', () =>
  inHouse(async (house) => {
    const { chair } = await paperInReview(house)
    await sessionEnds(house, chair)
    const typed = { text: 'Typed by somebody who was signed out.' }
    const others: string[] = []
    for (const { address } of routes.filter(({ verb }) => verb === 'post')) {
      const { location } = await chair.post(address.replace(/:\w+/g, '1'), typed)
      if (location !== '/sessions/new') others.push(address)
    }
    deepEqual(others.sort(), WITHOUT_SIGN_IN)
  }))
