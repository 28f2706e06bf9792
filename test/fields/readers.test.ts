// Who reads an answer, through every door: pages, the form, exports; and what the built-in fields show of it.
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { ask } from './asking.ts'

const SECRETS = { reviewers: 'ZqForReviewers', authors: 'ZqForAuthors', chairs: 'ZqForChairs' }

// Rule 17.
test('an answer is read by those it is for, and by nobody else', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const other = await house.chair('Otto Otherchair')
    const [ann, rita] = [await house.author(), await house.reviewer()]
    const answers: Record<string, string> = {}
    for (const [readers, secret] of Object.entries(SECRETS))
      answers[`f${await ask(house, chair, { kind: 'text', label: `For ${readers}`, readers })}`] = secret
    const paper = await house.completePaper(ann)
    await ann.post(`/papers/${paper}`, { answers })
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    house.at('reviewing')
    await house.assigned(rita, paper)
    const conflict = { paper_id: paper, person_id: other.id, reason: 'A friend', declared_as: 'chair' }
    await house
      .db('conflicts')
      .insert({ ...conflict, declared_at: house.now(), declared_by: chair.id })
      .onConflict()
      .ignore()
    const seen = async (path: string, who: typeof ann) => {
      const { text } = await who.get(path)
      return Object.entries(SECRETS)
        .filter(([, secret]) => text.includes(secret))
        .map(([readers]) => readers)
        .join(' ')
    }
    const page = `/papers/${paper}`
    equal(await seen(page, chair), 'reviewers authors chairs')
    equal(await seen(page, ann), 'reviewers authors')
    equal(
      await seen(`${page}/edit`, ann),
      'reviewers authors chairs',
      'in the own form stands what one wrote',
    )
    equal(await seen(page, rita), 'reviewers')
    for (const who of [other, house.visitor()]) equal(await seen(page, who), '')
    equal(await seen('/papers.csv', chair), 'reviewers authors chairs')
    for (const who of [other, rita, house.visitor()]) equal(await seen('/papers.csv', who), '')
    ok(!(await rita.get(page)).text.includes('Chairs only'))
  }))

test('keywords and code are read by whom the chair lets read them', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [ann, rita] = [await house.author(), await house.reviewer()]
    const paper = await house.completePaper(ann)
    const texts = { keywords: 'ZqKeyword', code_url: 'https://zqcode.example' }
    equal((await ann.post(`/papers/${paper}`, texts)).status, 303)
    await ann.post(`/papers/${paper}/submission`)
    house.at('reviewing')
    await house.assigned(rita, paper)
    match((await rita.get(`/papers/${paper}`)).text, /ZqKeyword[\s\S]*zqcode/)
    for (const key of ['keywords', 'code_url']) {
      const field = await house.db('form_fields').where({ key }).first()
      const wish = { label: field.label, readers: 'authors', required: 'never' }
      equal((await chair.post(`/settings/submission-form/fields/${field.id}`, wish)).status, 303)
    }
    equal(/ZqKeyword|zqcode/.test((await rita.get(`/papers/${paper}`)).text), false)
    match((await chair.get(`/papers/${paper}`)).text, /ZqKeyword[\s\S]*zqcode/)
  }))
