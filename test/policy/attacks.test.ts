// What somebody tries who means no good: forged requests, planted sessions, crooked addresses, fields that belong elsewhere.
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

import { PASSWORD } from '../support/people.ts'

/** As it stands, without the tidying that fetch would do to it. */
const rawGet = (base: string, path: string) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(base)
    request({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })

// Rule 39.
test('a request from another site, or from nowhere, changes nothing', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const strange: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: house.base },
    ]
    for (const headers of strange)
      assert.equal((await author.post('/papers', { title: 'Forged' }, headers)).status, 403)
    const bare = await fetch(`${house.base}/papers`, { method: 'POST', headers: { cookie: author.cookie } })
    assert.equal(bare.status, 403)
    assert.equal((await author.post('/papers', { title: 'Meant' })).status, 303)
    assert.equal((await house.db('papers')).length, 1)
  }))

test('a session that was planted before signing in is worth nothing afterwards', () =>
  inHouse(async (house) => {
    await house.person('Vera Victim', 'vera@people.example')
    const victim = house.visitor()
    await victim.get('/desk')
    const planted = victim.cookie
    assert.notEqual(planted, '')
    await victim.post('/sessions', { email: 'vera@people.example', password: PASSWORD })
    assert.equal((await victim.get('/account')).status, 200)
    const attacker = await fetch(`${house.base}/account`, {
      headers: { cookie: planted },
      redirect: 'manual',
    })
    assert.equal(attacker.status, 303)
  }))

test('a cookie that nobody signed is no cookie, whatever stands in it', () =>
  inHouse(async (house) => {
    for (const value of ['1.é', `1.${'é'.repeat(43)}`, `1.${'a'.repeat(43)}`, '%E0%A4%A', '1.%00', '=', '']) {
      const headers = { cookie: `rostrum-last=${value}; rostrum=s%3Ax.${value}` }
      const answer = await fetch(`${house.base}/call`, { headers })
      assert.equal(answer.status, 200, value)
    }
  }))

test('no redirect leads to another site', () =>
  inHouse(async (house) => {
    const visitor = house.visitor()
    for (const path of ['//evil.example/', '/\\evil.example/', '//evil.example/%2f..']) {
      const referer = `${house.base}${path}`
      const answer = await visitor.post('/account/theme', { theme: 'dark', back: referer }, { referer })
      assert.doesNotMatch(answer.location ?? '', /^\/[/\\]|evil\.example\/?$/, path)
    }
    const away = await visitor.post('/account/theme', { theme: 'dark' }, { referer: 'https://evil.example/' })
    assert.equal(away.location, '/')
    const back = await visitor.post(
      '/account/theme',
      { theme: 'dark' },
      { referer: `${house.base}/call?a=b` },
    )
    assert.equal(back.location, '/call?a=b')
  }))

test('crooked paths, searches and numbers are refused without a fault', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    for (const path of [
      '/css/../../server/config.ts',
      '/css/..%2f..%2fpackage.json',
      '/vendor/pdfjs/..%2f..%2fx',
      '/assets/0123456789abcdef/../../server/config.ts',
      '/assets/0123456789abcdef/css/..%2f..%2fpackage.json',
      '/%E0%A4%A',
    ])
      assert.ok([400, 403, 404].includes(await rawGet(house.base, path)), path)
    for (const list of [
      '/papers',
      '/mail',
      '/journal',
      '/reviewers',
      '/assignments',
      '/invitations',
      '/decisions',
      '/papers.csv',
      '/selection',
      '/selection.csv',
    ]) {
      for (const query of [
        'q=%00',
        'q=%25%5C_',
        'q[]=a&q[]=b',
        'topic=1e300&before=9e15&page=-1',
        'sort=__proto__&order=constructor',
      ])
        assert.equal((await chair.get(`${list}?${query}`)).status, 200, `${list}?${query}`)
    }
    for (const id of ['0', '-1', '01', '1e3', '99999999999999999999', '1%00', '__proto__'])
      assert.equal((await chair.get(`/papers/${id}`)).status, 404, id)
  }))

async function rowsAbout(house: TestHouse, id: number) {
  return {
    paper: await house.db('papers').where({ id }).first(),
    authors: await house.db('authorships').where({ paper_id: id }),
  }
}

// Rule 18.
test('fields that no form has change nothing', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const id = await house.submittedPaper(author)
    const before = await rowsAbout(house, id)
    const more = {
      id: 77,
      submitted_at: '',
      withdrawn_at: '2020-01-01',
      created_by: 1,
      desk_rejected_at: '2020-01-01',
    }
    assert.equal((await author.post(`/papers/${id}`, { keywords: 'new', ...more })).status, 303)
    const after = await rowsAbout(house, id)
    const { keywords, version, changed_at } = after.paper
    assert.deepEqual(after, { ...before, paper: { ...before.paper, keywords, version, changed_at } })
    assert.equal(keywords, 'new')
    const mine = {
      name: 'Ann Author',
      affiliation: '',
      email: 'other@people.example',
      confirmed_at: '',
      isChair: 'on',
    }
    await author.post('/account', { ...mine, affiliation: 'Elsewhere' })
    const self = await house.db('people').where({ id: author.id }).first()
    assert.equal(self.email, author.email)
    assert.equal(self.affiliation, 'Elsewhere')
  }))

test('what is one line stays one, in subjects and names', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const id = await house.submittedPaper(author, { title: 'Kernels\r\nBcc: everybody@people.example' })
    const { title } = await house.db('papers').where({ id }).first()
    assert.equal(title, 'Kernels Bcc: everybody@people.example')
    for (const { subject } of await house.letters()) assert.doesNotMatch(subject, /[\r\n]/)
  }))

test('no character of a title breaks a feed that programs read', () =>
  inHouse(async (house) => {
    const author = await house.author()
    const id = await house.submittedPaper(author, { title: 'Ker\u0001nels\uFFFE of\u000bgood \u{1FFFF}will' })
    const { title } = await house.db('papers').where({ id }).first()
    assert.equal(title, 'Kernels of good will')
    const abstract = 'First\u000cSecond\tThird\r\nFourth 👩‍🔬'
    await author.post(`/papers/${id}`, { abstract })
    const saved = await house.db('papers').where({ id }).first()
    assert.equal(saved.abstract, 'First\nSecond\tThird\nFourth 👩‍🔬')
  }))

const formula = '=HYPERLINK("http://evil.example")'

test('a formula in a title or a name is plain text in every table', () =>
  inHouse(async (house) => {
    const author = await house.author()
    await house.submittedPaper(author, {
      title: formula,
      authors: [{ name: '+cmd', email: author.email, affiliation: '@x' }],
    })
    const chair = await house.chair()
    for (const table of [
      '/papers.csv',
      '/assignments.csv',
      '/decisions.csv',
      '/reviewers.csv',
      '/journal.csv',
    ]) {
      const { status, text } = await chair.get(table)
      assert.equal(status, 200)
      assert.doesNotMatch(text, /(^|,)"?[=+@]/m, table)
    }
    assert.match((await chair.get('/papers.csv')).text, /"'=HYPERLINK/)
  }))
