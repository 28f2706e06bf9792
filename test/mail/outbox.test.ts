// The outbox as chairs read it: search, states, batches one letter at a time, secrets masked, conflicts hidden.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Letter, SECRET, send, sendAll } from '../../server/core/outbox.ts'
import { conflictOf, paperInReview } from '../decisions/papers.ts'
import { inHouse } from '../support/house.ts'
import { about, batchOf, inside, kindOf } from './letters.ts'

const PASSWORD = kindOf('account/mail/password-reset')

const letter = (more: Partial<Letter> = {}): Letter => ({
  to: { personId: null, name: 'Zoë Invented', email: 'zoe@people.example' },
  kind: PASSWORD,
  values: { name: 'Zoë', link: `/account/password-resets/${SECRET}` },
  secret: 'plainly-invented-token',
  ...more,
})

test('only chairs read the outbox', () =>
  inHouse(async (t) => {
    const id = await inside(t, (w) => send(w, letter()))
    const { id: batch } = await batchOf(t, ['Ada'])
    const paths = ['/mail', `/mail/letters/${id}`, `/mail/letters/${id}/html`, `/mail/batches/${batch}`]
    const chair = await t.chair()
    for (const other of [await t.author(), await t.reviewer(), t.visitor()]) {
      for (const path of paths) assert.equal((await other.get(path)).status, 404, path)
      assert.equal((await other.post(`/mail/batches/${batch}/dispatch`)).status, 404)
      assert.equal((await other.post(`/mail/letters/${id}/retry`)).status, 404)
    }
    for (const path of paths) assert.equal((await chair.get(path)).status, 200, path)
    assert.equal((await chair.get('/mail/letters/00000000-0000-4000-8000-000000000000')).status, 404)
    assert.equal((await chair.get('/mail/batches/00000000-0000-4000-8000-000000000000')).status, 404)
  }))

test('letters are found by address, subject and kind, and filtered by state', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    assert.match((await chair.get('/mail')).text, /No letters yet/)
    await inside(t, (w) => send(w, letter()))
    await t.run()
    await inside(t, (w) =>
      send(
        w,
        letter({
          to: { personId: null, name: 'Yu', email: 'yu@other.example' },
          kind: about('100% new', PASSWORD),
        }),
      ),
    )
    await batchOf(t, ['Ada'])
    const found = async (query: string) =>
      [
        ...(await chair.get(`/mail?${query}`)).text.matchAll(
          /class="ti" href="\/mail\/letters\/[^"]+">([^<]*)</g,
        ),
      ].map(([, subject]) => subject)
    assert.equal((await found('')).length, 3)
    assert.deepEqual(await found('q=zoe%40people'), ['[ES-FoMo] Set a new password'])
    assert.deepEqual(await found('q=100%25'), ['[ES-FoMo] 100% new'])
    assert.equal((await found('q=decisions')).length, 1)
    assert.deepEqual(await found('state=kept'), ['[ES-FoMo] Set a new password'])
    assert.deepEqual(await found('state=queued'), ['[ES-FoMo] 100% new'])
    assert.equal((await found('state=held')).length, 1)
    assert.deepEqual(await found('state=sent'), [])
    assert.match((await chair.get('/mail?state=sent')).text, /No letter matches/)
    assert.equal((await found('state=x&page=x')).length, 3)
  }))

test('a long outbox has pages, and asks the same queries for each', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    await inside(t, (w) =>
      sendAll(
        w,
        Array.from({ length: 3 }, () => letter()),
      ),
    )
    let count = 0
    t.db.on('query', () => count++)
    const asked = async (path: string) => {
      count = 0
      const { text } = await chair.get(path)
      return { text, count }
    }
    const few = await asked('/mail')
    assert.doesNotMatch(few.text, /rel="next"/)
    await inside(t, (w) =>
      sendAll(
        w,
        Array.from({ length: 50 }, () => letter()),
      ),
    )
    const many = await asked('/mail')
    assert.equal(many.count, few.count)
    assert.match(many.text, /1 to 50 of 53 letters/)
    assert.match((await chair.get('/mail?page=2')).text, /51 to 53 of 53 letters/)
  }))

// Rule 37.
test('without a mail server a kept letter shows its link; with one it is masked', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const id = await inside(t, (w) => send(w, letter()))
    const shown = async () => {
      const pages = [await chair.get(`/mail/letters/${id}`), await chair.get(`/mail/letters/${id}/html`)]
      return pages.map(({ text }) =>
        text.includes('plainly-invented-token') ? 'link' : text.includes('…hidden…') ? 'masked' : 'neither',
      )
    }
    assert.deepEqual(await shown(), ['masked', 'masked'], 'before it is kept')
    await t.run()
    assert.deepEqual(await shown(), ['link', 'link'])
    assert.match((await chair.get('/mail')).text, /No mail server is set up/)
    assert.doesNotMatch((await chair.get('/mail')).text, /plainly-invented-token/)
    t.house.postman = async () => {}
    assert.deepEqual(await shown(), ['masked', 'masked'])
    assert.doesNotMatch((await chair.get('/mail')).text, /No mail server is set up/)
  }))

test('a kept letter is named in the console, without its link', () =>
  inHouse(async (t) => {
    const lines: unknown[] = []
    t.house.log.info = (line: unknown, words?: unknown) => void lines.push([line, words])
    const id = await inside(t, (w) => send(w, letter()))
    await t.run()
    await t.run()
    assert.equal(lines.length, 1)
    const said = JSON.stringify(lines)
    for (const part of ['zoe@people.example', 'Set a new password', `${t.base}/mail/letters/${id}`]) {
      assert.ok(said.includes(part), part)
    }
    assert.doesNotMatch(said, /plainly-invented-token/)
  }))

test('the HTML part comes under a policy of its own and runs nothing', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const id = await inside(t, (w) => send(w, letter()))
    const part = await chair.get(`/mail/letters/${id}/html`)
    const policy = part.headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'/)
    assert.match(policy, /sandbox$/)
    assert.doesNotMatch(policy, /script-src|allow-/)
    assert.match(part.headers.get('cache-control') ?? '', /no-store/)
    assert.match(
      (await chair.get(`/mail/letters/${id}`)).text,
      /<iframe sandbox title="[^"]+" src="\/mail\/letters\/[\s\S]*<summary>As plain text</,
    )
  }))

// Rule 37.
test('a letter that lists several papers is shown without those of a conflict', () =>
  inHouse(async (t) => {
    const [chair, cochair] = [await t.chair(), await t.chair('Cleo Cochair')]
    const papers = [
      { id: await paperInReview(t), words: 'Open Title' },
      { id: await paperInReview(t), words: 'Hidden Title' },
    ]
    const listing: Letter = {
      to: { personId: null, name: 'Rita Reviewer', email: 'rita@people.example' },
      kind: kindOf('assignments/mail/assigned'),
      values: { name: 'Rita Reviewer', papers, 'link.reviews': '/reviews' },
      papers: papers.map(({ id }) => id),
    }
    await conflictOf(t, cochair, papers[1]?.id ?? 0)
    const id = await inside(t, (w) => send(w, listing))
    const alone = await inside(t, (w) =>
      send(w, {
        ...listing,
        values: { ...listing.values, papers: papers.slice(0, 1) },
        papers: [papers[0]?.id ?? 0],
      }),
    )
    const html = async (visitor: typeof chair, letter: string) =>
      (await visitor.get(`/mail/letters/${letter}/html`)).text
    assert.match(await html(chair, id), /Hidden Title/)
    assert.equal(await html(cochair, id), await html(cochair, alone), 'as if it had never listed more')
    const page = await cochair.get(`/mail/letters/${id}`)
    assert.match(page.text, /Open Title/)
    assert.doesNotMatch(page.text, /Hidden Title/)
  }))
