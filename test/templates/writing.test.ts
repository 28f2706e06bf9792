// Chairs change the words of letters: what is refused, what is kept, and what a real letter says afterwards.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../../server/mail/letters.ts'
import { AUDIENCES, mayMerge } from '../../server/policy/letters.ts'
import { MERGE_FIELDS, type MergeField } from '../../server/policy/merge-fields.ts'
import { yes } from '../../server/policy/verdict.ts'
import { faultsOf } from '../../server/templates/faults.ts'
import { withServer } from '../mail/posted.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const RESET = '/mail/templates/account-password-reset'
const NEW = {
  subject: 'Your new password, {{name}}',
  body: 'Hello {{name}},\n\n[Go on]({{link}})',
  version: 0,
}

const asked = async (t: TestHouse, email: string) => {
  await t.visitor().post('/account/password-resets', { email })
  return (await t.letters()).findLast(({ view }) => view === 'account/mail/password-reset')
}

test('only chairs read and change letters', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    for (const other of [await t.author(), await t.reviewer(), t.visitor()]) {
      for (const path of ['/mail/templates', RESET]) assert.equal((await other.get(path)).status, 404, path)
      for (const path of [RESET, `${RESET}/preview`, `${RESET}/house-text`])
        assert.equal((await other.post(path, NEW)).status, 404, path)
    }
    assert.equal((await chair.get('/mail/templates/no-such-letter')).status, 404)
    const list = (await chair.get('/mail/templates')).text
    for (const { name } of kinds) assert.ok(list.includes(`href="/mail/templates/${name}"`), name)
    assert.match((await chair.get('/mail/templates?q=password')).text, /Account, password reset/)
    assert.match((await chair.get('/mail/templates?q=zzz')).text, /No letter matches/)
    assert.equal((await t.db('letter_templates')).length, 0)
  }))

test('a changed letter is what is posted, in both parts, and the text of the house can be taken back', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const { email } = await t.author('Ann <b>Author')
    const saved = await chair.post(RESET, NEW)
    assert.equal(saved.status, 303)
    assert.match((await chair.follow(saved)).text, /Changed/)
    await withServer(t, [250], async (server) => {
      const letter = await asked(t, email)
      await t.run()
      assert.equal(letter?.subject, '[ES-FoMo] Your new password, Ann <b>Author')
      assert.match(
        letter?.body_text ?? '',
        /^Hello Ann <b>Author,\n\nGo on:\n {2}http\S+\/account\/password-resets\//,
      )
      assert.match(letter?.body_html ?? '', /<p>Hello Ann &lt;b&gt;Author,<\/p>\s*<p><a class="b" href="http/)
      assert.match(server.taken.at(-1)?.mail.text ?? '', /Hello Ann/)
    })
    assert.equal((await chair.post(RESET, { ...NEW, subject: 'Another', version: 0 })).status, 409)
    assert.equal((await chair.post(`${RESET}/house-text`)).status, 303)
    t.at(t.now().add({ minutes: 20 }))
    assert.match((await asked(t, email))?.body_text ?? '', /All your sessions end then/)
    const page = (await chair.get(RESET)).text
    assert.match(page, /Original text<\/a>[\s\S]*Changed text<\/a>/)
    const [first] = await t.db('letter_templates').orderBy('id').pluck('id')
    assert.match(
      (await chair.get(`${RESET}?version=${first}`)).text,
      /This is an earlier text[\s\S]*Hello \{\{name\}\}/,
    )
    assert.deepEqual(
      await t.db('journal').whereLike('verb', 'letter-template.%').orderBy('id').pluck('verb'),
      ['letter-template.changed', 'letter-template.reset'],
    )
  }))

// Rule 37.
test('what an audience must not learn is refused when it is saved, for each audience and field', () => {
  const fields: [string, MergeField][] = Object.entries(MERGE_FIELDS)
  for (const audience of AUDIENCES) {
    const kind = kinds.find((one) => one.audience === audience)
    assert.ok(kind, audience)
    for (const [name, field] of fields) {
      const { body = '' } = faultsOf(kind, { subject: 'S', body: `${kind.house.body}\n\n{{${name}}}` })
      const isRevealing = !yes(mayMerge(audience, field))
      assert.equal(
        body.includes(`{{${name}}} cannot stand here`),
        isRevealing,
        `${audience} ${name}: ${body}`,
      )
      assert.equal(body === '', kind.takes.has(name), `${audience} ${name}`)
    }
  }
})

for (const [what, typed, field, words] of [
  [
    'who reviews, to authors',
    { body: 'By {{reviewer.name}}, {{paper}}' },
    'body',
    /\{\{reviewer\.name\}\} cannot stand here\. Authors must not learn who reviews a paper\./,
  ],
  [
    'a misspelt field',
    { body: 'About {{paper.titel}}' },
    'body',
    /no field \{\{paper\.titel\}\}\. Did you mean \{\{paper\.title\}\}\?/,
  ],
  ['a field of another letter', { body: '{{slot}}' }, 'body', /\{\{slot\}\} has no value in this letter/],
  ['a field that is not closed', { body: '{{name' }, 'body', /one here is not closed/],
  ['a list in a subject', { subject: 'About {{link.paper}}' }, 'subject', /cannot stand in a subject/],
  ['a paper inside a sentence', { body: 'See {{paper}} here' }, 'body', /needs a paragraph of its own/],
  ['a link that leads to words', { body: '[x]({{paper.title}})' }, 'body', /A link leads to one field/],
  [
    'a secret carried elsewhere',
    { body: '[x](https://elsewhere.example/{{link.paper}})' },
    'body',
    /A link leads to one field/,
  ],
  ['nothing', { body: ' ' }, 'body', /Write the letter\./],
] as const) {
  // Rules 37 and 48.
  test(`${what} is refused with 422, at its field, and what was typed comes back`, () =>
    inHouse(async (t) => {
      const chair = await t.chair()
      const form = { subject: 'Plainly typed', body: 'Typed', version: 0, ...typed }
      const refused = await chair.post('/mail/templates/decisions-reject', form)
      assert.equal(refused.status, 422)
      const text = refused.text.replaceAll('&#34;', '"')
      assert.match(text, new RegExp(`id="field-${field}-fault"[^>]*>[\\s\\S]*?${words.source}`))
      assert.match(text, new RegExp(`href="#field-${field}"`))
      assert.ok(text.includes(form.body.trim()), 'what was typed')
      assert.equal((await t.db('letter_templates')).length, 0)
    }))
}

test('a letter cannot lose what it is sent for', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    const refused = await chair.post('/mail/templates/invitations-invitation', {
      subject: 'S',
      body: 'Come, {{name}}',
      version: 0,
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /This letter is sent for \{\{link\}\}, so it cannot be left out/)
  }))
