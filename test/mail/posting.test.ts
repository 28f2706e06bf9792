// Each letter leaves exactly once, through a real mail server that sometimes says no.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SECRET } from '../../server/core/outbox.ts'
import { postLetter } from '../../server/mail/jobs.ts'
import { createPostman } from '../../server/mail/postman.ts'
import { inHouse } from '../support/house.ts'
import { FIRST, letterIn, token, withServer, written } from './posted.ts'
import { mailServer } from './server.ts'

test('a letter arrives once, whole, with its secret, and the secret is forgotten', () =>
  inHouse((t) =>
    withServer(t, [], async (server) => {
      t.house.siteUrl = 'https://papers.example:8443'
      await t.db('workshop').update({ contact_email: 'questions@chairs.example' })
      const id = await written(t.house)
      await postLetter(t.house, { id }, FIRST)
      await postLetter(t.house, { id }, FIRST)
      assert.equal(server.taken.length, 1)
      const [{ mail, raw, to } = assert.fail()] = server.taken
      assert.deepEqual(to, ['zoe@people.example'])
      assert.equal(mail.subject, '[ES-FoMo] Reset: ünïcode & more')
      assert.equal(mail.messageId, `<${id}@papers.example>`)
      assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
      assert.equal(mail.replyTo?.text, 'questions@chairs.example')
      assert.equal(mail.from?.text, '"Rostrum" <rostrum@localhost>')
      assert.match(mail.text ?? '', new RegExp(token))
      assert.match(mail.html || '', new RegExp(token))
      assert.doesNotMatch(raw, new RegExp(SECRET))
      const letter = await letterIn(t, id)
      assert.deepEqual([letter.sent_at !== null, letter.secret, letter.attempts], [true, null, 1])
      assert.doesNotMatch(JSON.stringify(letter), new RegExp(token))
    }),
  ))

test('a server that is busy is asked again later, and gets the letter once', () =>
  inHouse((t) =>
    withServer(t, [451], async (server) => {
      const id = await written(t.house)
      await assert.rejects(postLetter(t.house, { id }, FIRST), /was not taken.*451/)
      const waiting = await letterIn(t, id)
      assert.deepEqual([waiting.sent_at, waiting.failed_at, waiting.attempts], [null, null, 1])
      assert.match(waiting.failure ?? '', /451/)
      await postLetter(t.house, { id }, { number: 2, most: 12 })
      const sent = await letterIn(t, id)
      assert.deepEqual([sent.sent_at !== null, sent.attempts, sent.failure], [true, 2, null])
      assert.equal(server.taken.length, 1)
    }),
  ))

test('a refusal for good is not tried again, until a chair asks for it', () =>
  inHouse((t) =>
    withServer(t, [550], async (server) => {
      const chair = await t.chair()
      const id = await written(t.house)
      await postLetter(t.house, { id }, FIRST)
      await postLetter(t.house, { id }, FIRST)
      assert.equal(server.attempts(), 1)
      const failed = await letterIn(t, id)
      assert.match(failed.failure ?? '', /550/)
      assert.ok(failed.failed_at && failed.secret)
      const page = await chair.get(`/mail/letters/${id}`)
      assert.match(page.text, /Failed/)
      assert.match(page.text, /Try again/)
      assert.equal((await chair.post(`/mail/letters/${id}/retry`)).status, 303)
      await t.run()
      assert.equal(server.taken.length, 1)
      assert.ok((await letterIn(t, id)).sent_at)
      const refused = await chair.post(`/mail/letters/${id}/retry`)
      assert.equal(refused.status, 403)
      assert.match(refused.text, /has not failed/)
    }),
  ))

test('the last attempt that finds no server fails, and says why', () =>
  inHouse(async (t) => {
    const server = await mailServer()
    await server.close()
    const postman = createPostman(server.url)
    t.house.postman = postman
    const id = await written(t.house)
    await assert.rejects(postLetter(t.house, { id }, { number: 11, most: 12 }), /was not taken/)
    assert.equal((await letterIn(t, id)).failed_at, null)
    await postLetter(t.house, { id }, { number: 12, most: 12 })
    const { failed_at, failure, attempts } = await letterIn(t, id)
    assert.deepEqual([failed_at !== null, attempts], [true, 2])
    assert.match(failure ?? '', /ECONNREFUSED/)
    postman.close()
  }))

test('a name or password that the server does not take is ours to put right, so the letter stays', () =>
  inHouse(async (t) => {
    t.house.postman = async () => {
      throw Object.assign(new Error('Invalid login: 535 no'), { code: 'EAUTH', responseCode: 535 })
    }
    const id = await written(t.house)
    await assert.rejects(postLetter(t.house, { id }, FIRST), /535/)
    assert.equal((await letterIn(t, id)).failed_at, null)
  }))

test('a server that quotes the letter does not spread its secret', () =>
  inHouse(async (t) => {
    t.house.postman = async ({ text }) => {
      throw Object.assign(new Error(`550 spam: ${text}`), { code: 'EMESSAGE', responseCode: 550 })
    }
    const id = await written(t.house)
    await postLetter(t.house, { id }, FIRST)
    const { failure } = await letterIn(t, id)
    assert.match(failure ?? '', /550 spam/)
    assert.doesNotMatch(failure ?? '', new RegExp(token))
  }))
