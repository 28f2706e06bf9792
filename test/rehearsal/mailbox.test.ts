// The letters of a rehearsal: as their readers see them, with links that open as that person.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint } from '../policy/crawl.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { rehearsed } from './rehearsed.ts'

const letterTo = (house: TestHouse, to_email: string) =>
  house.db('letters').where({ to_email }).orderBy('written_at', 'desc').first()

/** A submitted paper, whose author has the receipt, and a reviewer who is invited. */
async function letters(house: TestHouse) {
  const author = await house.author('Ann Author')
  const paper = await house.submittedPaper(author, { title: 'Gossip & Gradients' })
  house.at(house.now().add({ minutes: 5 }))
  const chair = await house.chair()
  const invited = { emails: 'rita@readers.example', role: 'reviewer', load: 4, message: '' }
  equal((await chair.post('/invitations', invited)).status, 303)
  return { author, chair, paper }
}

test('every letter that has left is listed, newest first, and found by person and subject', () =>
  inHouse(async (house) => {
    const { author } = await letters(house)
    await rehearsed(house, {}, async ({ somebody }) => {
      const visitor = somebody()
      const all = (await visitor.get('/rehearsal/mail')).text
      const places = ['rita@readers.example', author.email].map((email) =>
        all.indexOf(`<div class="sub">${email.replace('@', '<wbr>@')}`),
      )
      ok(places.every((place) => place > 0))
      deepEqual(
        places,
        places.toSorted((one, other) => one - other),
      )
      match((await visitor.get('/rehearsal/mail?q=rita')).text, /rita@readers\.example/)
      doesNotMatch((await visitor.get('/rehearsal/mail?q=rita')).text, /Gossip/)
      match((await visitor.get('/rehearsal/mail?q=gossip')).text, /Gossip &amp; Gradients/)
      match((await visitor.get('/rehearsal/mail?q=nothing%25')).text, /No letter matches/)
    })
  }))

test('a letter that waits in a batch has reached nobody', () =>
  inHouse(async (house) => {
    await letters(house)
    const letter = await letterTo(house, 'rita@readers.example')
    const batch = {
      kind: 'decisions',
      title: 'Waits',
      created_at: house.now(),
      created_by: letter.person_id ?? 1,
    }
    const [{ id }] = await house.db('batches').insert(batch).returning('id')
    await rehearsed(house, {}, async ({ somebody }) => {
      const visitor = somebody()
      equal((await visitor.get(`/rehearsal/mail/${letter.id}`)).status, 200)
      await house.db('letters').where({ id: letter.id }).update({ batch_id: id })
      equal((await visitor.get(`/rehearsal/mail/${letter.id}`)).status, 404)
      doesNotMatch((await visitor.get('/rehearsal/mail')).text, /rita@readers\.example/)
    })
  }))

test('a link opens as the reader, from the list, from the text, from the HTML part', () =>
  inHouse(async (house) => {
    const { author, paper } = await letters(house)
    const { id } = await letterTo(house, author.email)
    await rehearsed(house, {}, async ({ somebody }) => {
      const visitor = somebody()
      match((await visitor.get('/rehearsal/mail')).text, /Open as Ann Author/)
      const shown = await visitor.get(`/rehearsal/mail/${id}`)
      match(
        shown.text,
        new RegExp(`<button class="linkbtn" name="link" value="0">${house.house.siteUrl}/papers/${paper}`),
      )
      const html = await visitor.get(`/rehearsal/mail/${id}/html`)
      match(html.text, new RegExp(`href="/rehearsal/mail/${id}#link-0" target="_top"`))
      match(html.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
      equal((await visitor.get(`/papers/${paper}`)).status, 404)
      const opened = await visitor.post(`/rehearsal/mail/${id}/opening`, { link: 0 })
      match(opened.location ?? '', new RegExp(`^/papers/${paper}`))
      match((await visitor.follow(opened)).text, /account of Ann Author/)
      equal((await visitor.post(`/rehearsal/mail/${id}/opening`, { link: 50 })).status, 404)
    })
  }))

test('who has no account opens the link as a visitor, with its token', () =>
  inHouse(async (house) => {
    const { chair } = await letters(house)
    const { id } = await letterTo(house, 'rita@readers.example')
    await rehearsed(house, { chair: chair.id }, async ({ somebody }) => {
      const visitor = somebody()
      await visitor.post('/rehearsal/persona', { persona: 'chair' })
      const opened = await visitor.post(`/rehearsal/mail/${id}/opening`)
      match(opened.location ?? '', /^\/invitations\/[\w-]{30,}$/)
      const invitation = await visitor.follow(opened)
      equal(invitation.status, 200)
      doesNotMatch(invitation.text, /Sign out/)
      match(invitation.text, /opened this from the letter to/)
    })
  }))

test('reading letters changes nothing', () =>
  inHouse(async (house) => {
    const { author } = await letters(house)
    const { id } = await letterTo(house, author.email)
    await rehearsed(house, {}, async ({ somebody }) => {
      const before = await fingerprint(house.db)
      const visitor = somebody()
      for (const path of ['', `/${id}`, `/${id}/html`, `/${id}/opening`])
        await visitor.get(`/rehearsal/mail${path}`)
      equal(await fingerprint(house.db), before)
    })
  }))
