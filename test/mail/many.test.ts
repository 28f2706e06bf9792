// A conference's worth of letters in one transaction: more values than one statement of PostgreSQL takes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { record } from '../../server/core/journal.ts'
import { sendAll } from '../../server/core/outbox.ts'
import { inHouse } from '../support/house.ts'
import { inside, kindOf } from './letters.ts'

const LETTERS = 5600
const LINES = 9600

test('thousands of letters are written at once, each once and in their order, and so are lines of the journal', () =>
  inHouse(async (t) => {
    const paper = await t.submittedPaper(await t.author('Ann Author'), { title: 'Plainly Invented Kernels' })
    const letters = Array.from({ length: LETTERS }, (_, place) => ({
      to: { personId: null, name: 'Zoë Invented', email: `zoe-${place}@people.example` },
      kind: kindOf('account/mail/password-reset'),
      values: { name: 'Zoë', link: '/account' },
      papers: place % 2 === 0 ? [paper] : [],
    }))
    const ids = await inside(t, async (w) => {
      for (let line = 0; line < LINES; line++) await record(w, 'letter.retried', { subject: `Line ${line}` })
      return sendAll(w, letters)
    })
    const rows = await t.db('letters').whereLike('to_email', 'zoe-%').select('id', 'to_email')
    const written = new Map(rows.map(({ id, to_email }) => [id, to_email]))
    assert.deepEqual(
      ids.map((id) => written.get(id)),
      letters.map(({ to }) => to.email),
    )
    const about = await t.db('letter_papers').whereIn('letter_id', ids).pluck('letter_id')
    assert.deepEqual(new Set(about), new Set(ids.filter((_, place) => place % 2 === 0)))
    const lines = await t.db('journal').where({ verb: 'letter.retried' }).orderBy('id').pluck('subject')
    assert.deepEqual(
      lines,
      Array.from({ length: LINES }, (_, line) => `Line ${line}`),
    )
  }))

test('a house in which the same letters are written again takes them as they were, by all that is in them', () =>
  inHouse(async (t) => {
    const letterTo = (name: string) => ({
      to: { personId: null, name, email: 'zoe@people.example' },
      kind: kindOf('account/mail/password-reset'),
      values: { name, link: '/account' },
    })
    const write = async (names: string[]) => {
      const ids = await inside(t, (w) => sendAll(w, names.map(letterTo)))
      const rows = await t.db('letters').whereIn('id', ids).select('id', 'subject', 'body_text', 'body_html')
      return ids.map((id) => {
        const { id: _, ...pressed } = rows.find((row) => row.id === id)
        return pressed
      })
    }
    const [before] = await write(['Zoë'])
    t.house.pressedBefore = new Map()
    const [zoe, again, yu] = await write(['Zoë', 'Zoë', 'Yu'])
    assert.deepEqual([zoe, again], [before, before])
    assert.match(yu.body_text, /Yu/)
    assert.equal(t.house.pressedBefore.size, 2)
    const words = { subject: 'Another key', body: 'Dear {{name}},\n\n[Another key]({{link}})' }
    await t
      .db('letter_templates')
      .insert({ view: letterTo('').kind.view, ...words, written_at: t.now().toString() })
    const [changed] = await write(['Zoë'])
    assert.match(changed.subject, /Another key/)
    await t.db('workshop').update({ short_name: 'ES-FoMo II' })
    assert.match((await write(['Zoë']))[0].subject, /^\[ES-FoMo II\] Another key/)
    delete t.house.pressedBefore
  }))
