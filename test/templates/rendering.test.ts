// A letter is made by its template only where that is fit, and a value never becomes markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldKind, Merge, Template, Values } from '../../server/core/letter-fields.ts'
import { compose } from '../../server/core/letter-text.ts'
import { isFit, press, SECRET, send } from '../../server/core/outbox.ts'
import { fieldOf, named } from '../../server/mail/kind.ts'
import { kinds } from '../../server/mail/letters.ts'
import { AUDIENCES, mayMerge } from '../../server/policy/letters.ts'
import { MERGE_FIELDS } from '../../server/policy/merge-fields.ts'
import { yes } from '../../server/policy/verdict.ts'
import { conflictOf, paperInReview } from '../decisions/papers.ts'
import { texts } from '../house/source.ts'
import { inside, kindOf } from '../mail/letters.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const made = (body: string, values: Values, requires: string[] = []) => {
  const kind = (name: string): FieldKind => (name === 'link' ? 'link' : name === 'list' ? 'list' : 'words')
  const takes = new Map(Object.keys(values).map((name) => [name, kind(name)]))
  return compose(
    { subject: '', body },
    { takes, requires, values, link: (path) => `https://w.example${path}` },
  )
}

test('blanks around a field, or in its place, cost no more than other letters', { timeout: 5000 }, () => {
  const blanks = ' '.repeat(20_000)
  const { text } = made(`For {{${blanks}name\n}} and {{${blanks}`, { name: 'Ada' })
  assert.ok(text.startsWith('For Ada and {{'))
  assert.match(made(`a${blanks}b`, {}).text, /^a\s+b$/)
})

test('a value that reads like the place of another field stays what it is', () => {
  const values = { first: 'qzfield1zq', second: 'secret', list: [{ words: 'qzfield1zq' }] }
  const { html } = made('{{first}}\n\n{{list}}\n\nAnd {{first}}, {{second}}', values)
  assert.equal(html.match(/qzfield1zq/g)?.length, 3)
  assert.equal(html.match(/secret/g)?.length, 1)
})

test('lines are as wide as mail programs like them, and a word that is wider stays whole', () => {
  const address = `https://w.example/${'a'.repeat(80)}`
  const { text } = made(`${'seven '.repeat(30)}{{name}} ${'word '.repeat(20)}end`, { name: address })
  const lines = text.split('\n')
  assert.deepEqual(
    lines.filter((line) => line.length > 72),
    [address],
  )
  assert.ok(lines.slice(0, 2).every((line) => line.length > 65))
  assert.equal(lines.join(' '), `${'seven '.repeat(30)}${address} ${'word '.repeat(20)}end`)
})

test('every text of the house takes what its audience may read and says what it is sent for', () => {
  for (const kind of kinds) {
    assert.ok(isFit(kind, kind.house), kind.view)
    assert.ok(kind.house.subject && kind.house.body && kind.reason, kind.view)
    for (const name of kind.fields)
      assert.ok(kind.takes.has(name), `${kind.view} asks for ${name} and cannot have it`)
  }
  assert.equal(new Set(kinds.map(({ name }) => name)).size, kinds.length)
  const files = texts('views/*/mail/*.md').map(({ path }) => path.replace(/^views\/|\.md$/g, ''))
  assert.deepEqual(files.toSorted(), kinds.map(({ view }) => view).toSorted())
})

test('a value is never read as Markdown or HTML, and leads nowhere', () => {
  const name = '<i>Ann</i> **B** [x](javascript:alert(1)) $x$ `c`'
  const { html, text } = made('Dear {{name}} and [{{name}}]({{name}}) "{{name}}"', { name })
  assert.equal(
    html.match(/&lt;i&gt;Ann&lt;\/i&gt; \*\*B\*\* \[x\]\(javascript:alert\(1\)\) \$x\$ `c`/g)?.length,
    3,
  )
  assert.doesNotMatch(html, /<i>|<strong>|href|<math|<code>/)
  assert.ok(text.startsWith(`Dear ${name} and`))
  assert.doesNotMatch(
    made('[a](/x "{{name}}")\n\n```{{name}}\nb\n```', { name }).html,
    /Ann/,
    'not inside a tag',
  )
  assert.doesNotMatch(
    made('[x](https://else.example/{{link}})', { link: '/secret' }).html,
    /href="[^"]*secret/,
  )
  assert.match(made('<script>{{name}}</script>', { name }).html, /&lt;script&gt;/)
})

test('a paragraph with an empty field falls out, unless it says what the letter is for', () => {
  const body = 'One {{name}}.\n\n1. A {{name}}\n2. B\n3. C {{name}}\n4. D\n\nTo {{link}} {{name}}'
  const { text } = made(body, { name: null, link: '/x' }, ['link'])
  assert.equal(text, '1. B\n2. D\n\nTo https://w.example/x')
  assert.equal(made('Items:\n\n{{list}}', { list: [] }).text, 'Items:')
})

// Rule 37.
test('what is not for the audience is not merged in, and its template makes no letter', async () => {
  const r = { render: async (_: string, { body }: { body?: string }) => body ?? '', siteUrl: '' }
  const workshop = { name: 'W', short_name: 'W', host: '', contact_email: '' }
  for (const audience of AUDIENCES) {
    const kind = kinds.find((one) => one.audience === audience)
    assert.ok(kind)
    const values = Object.fromEntries(Object.keys(MERGE_FIELDS).map((name) => [name, `secret of ${name}`]))
    for (const [name, field] of Object.entries(MERGE_FIELDS)) {
      if (yes(mayMerge(audience, field))) continue
      const template: Template = { subject: 'Mine', body: `${kind.house.body}\n\nLeaked: {{${name}}}` }
      assert.equal(isFit(kind, template), false, `${audience} ${name}`)
      const { text, html } = await press({ ...r, workshop }, kind, values, template)
      assert.doesNotMatch(text + html, /Leaked/)
      const merge: Merge = { takes: kind.takes, requires: [], values, link: String }
      assert.equal(compose({ subject: `{{${name}}}`, body: `{{${name}}}` }, merge).subject, '', name)
    }
  }
})

const rejected = (t: TestHouse, id: number) =>
  inside(t, (w) =>
    send(w, {
      to: { personId: null, name: 'Cleo Chair', email: 'cleo@people.example' },
      kind: kindOf('decisions/mail/reject'),
      values: { name: 'Cleo Chair', ...named({ id, title: 'T' }), 'link.paper': `/papers/${id}` },
      papers: [id],
    }),
  )

test('a stored text that tells too much is not used, and the chairs are told', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const paper = await paperInReview(t)
    const row = { view: 'decisions/mail/reject', written_at: t.now() }
    await t.db('letter_templates').insert({ ...row, subject: 'S', body: 'By {{reviewer.name}}' })
    await rejected(t, paper)
    const [letter] = await t.letters()
    assert.match(letter?.body_text ?? '', /your paper is not accepted/)
    assert.equal(letter?.template_id, null)
    assert.match((await chair.get('/desk?role=chair')).text, /1 changed letter is not used/)
    assert.match((await chair.get('/mail/templates')).text, /Not used/)
    const page = (await chair.get('/mail/templates/decisions-reject')).text
    assert.match(page, /Letters do not use this text\.[\s\S]*Authors must not learn who reviews a paper/)
    await chair.post('/mail/templates/decisions-reject/house-text')
    assert.doesNotMatch((await chair.get('/desk?role=chair')).text, /changed letter is not used/)
  }))

// Rule 37.
test('a preview for somebody real masks secrets, and shows nothing of a paper in conflict', () =>
  inHouse(async (t) => {
    const [chair, cochair] = [await t.chair(), await t.chair('Cleo Cochair')]
    const link = `/account/password-resets/${SECRET}`
    const id = await inside(t, (w) =>
      send(w, {
        to: { personId: null, name: 'Zoë Invented', email: 'zoe@people.example' },
        kind: kindOf('account/mail/password-reset'),
        values: { name: 'Zoë Invented', link },
        secret: 'plainly-invented-token',
      }),
    )
    const typed = { subject: 'For {{name}}', body: 'Go to {{link}}\n\n{{paper.title}}', recipient: id }
    const drawn = await chair.post('/mail/templates/account-password-reset/preview', typed)
    assert.equal(drawn.status, 200)
    assert.match(drawn.text, /\[ES-FoMo\] For Zoë Invented/)
    assert.match(drawn.text, /password-resets\/…hidden…/)
    assert.match(drawn.text, /\{\{paper\.title\}\} cannot stand here/)
    assert.doesNotMatch(drawn.text, /plainly-invented-token|SECRET-LINK/)
    assert.match(
      (await chair.get('/mail/templates/account-password-reset')).text,
      /<option value="[^"]+"[^>]*>Zoë Invented/,
    )

    const paper = await paperInReview(t, { title: 'Hidden Title' })
    await conflictOf(t, cochair, paper)
    const about = await rejected(t, paper)
    const address = '/mail/templates/decisions-reject'
    assert.match((await chair.get(`${address}?recipient=${about}`)).text, new RegExp(`/papers/${paper}`))
    for (const hidden of [about, '00000000-0000-4000-8000-000000000000']) {
      assert.equal((await cochair.get(`${address}?recipient=${hidden}`)).status, 404)
      assert.equal((await cochair.post(`${address}/preview`, { ...typed, recipient: hidden })).status, 404)
    }
    assert.doesNotMatch((await cochair.get(address)).text, new RegExp(about))
  }))

test('a field has one meaning, and a sample that says nothing of anybody', () => {
  for (const name of Object.keys(MERGE_FIELDS)) assert.ok(fieldOf(name)?.means, name)
  assert.equal(fieldOf('constructor'), undefined)
})
