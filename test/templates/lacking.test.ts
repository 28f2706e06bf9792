// A letter about a decision that was changed before it could say what it takes the place of: chairs learn what it lacks.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

const POSTER = '/mail/templates/decisions-poster'
const OLD = 'Dear {{name}},\n\nyour paper is a poster.\n\nThe organizers'

/** As the text area holds it. */
const writtenIn = (html: string) =>
  (/<textarea[^>]*name="body"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '').replaceAll('&#39;', "'")

test('a chair is told what a changed text lacks, and gets the sentence of the original with one press', () =>
  inHouse(async (t) => {
    const chair = await t.chair()
    doesNotMatch((await chair.get(POSTER)).text, /This text lacks/)
    const saved = await chair.post(POSTER, { subject: 'A poster', body: OLD, version: 0 })
    equal(saved.status, 303)
    const told = (await chair.follow(saved)).text
    match(told, /Lacks a sentence[\s\S]*This text lacks \{\{decision\.earlier\}\}\./)
    match((await chair.get('/mail/templates?q=poster')).text, /Lacks a sentence/)

    const [href = ''] = /[^"]*\?completed=on/.exec(told) ?? []
    const offered = (await chair.get(href)).text
    match(offered, /What was lacking stands in the text now/)
    doesNotMatch(offered, /This text lacks/)
    const body = writtenIn(offered)
    match(
      body,
      /poster\.\n\nBefore this letter we told you that it is \{\{decision\.earlier\}\}[^{}]*\n\nThe organizers$/,
    )
    equal((await t.db('letter_templates')).length, 1)

    const [{ id: version }] = await t.db('letter_templates').select('id')
    const completed = await chair.post(POSTER, { subject: 'A poster', body, version })
    equal(completed.status, 303)
    const page = (await chair.follow(completed)).text
    match(page, /class="pill info">Changed/)
    doesNotMatch(page, /This text lacks|Lacks a sentence/)
  }))
