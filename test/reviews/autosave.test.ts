// The form of a review saves itself: never over another tab, never over what was submitted; every version stays.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { paperInReview, WHOLE } from './paper-in-review.ts'

const JSON_PLEASE = { accept: 'application/json' }
const TAB = '0b7c2a7e-6f1a-4d7e-9a51-3f2f6e1d2c3b'
const OTHER_TAB = '6a1f0c64-8a43-4a1f-8f53-0f0e8c0d9b77'

const autosave = async (visitor: Visitor, review: string, fields: object) => {
  const answer = await visitor.post(review, { as: visitor.id, tab: TAB, ...fields }, JSON_PLEASE)
  return { status: answer.status, told: JSON.parse(answer.text) }
}
const body = (text: string) => text.replace(/[\s\S]*<main/, '')

test('a form of its own does not clash with itself; an older save that arrives late changes nothing', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    const first = await autosave(rita, review, { text: 'One', version: 1, turn: 1 })
    deepEqual([first.status, first.told.version], [200, 2])
    equal((await autosave(rita, review, { text: 'One two', version: 1, turn: 3 })).status, 200)
    equal((await autosave(rita, review, { text: 'One tw', version: 1, turn: 2 })).status, 200)
    equal((await house.db('reviews').where({ id }).first()).text, 'One two')
    const other = await autosave(rita, review, { text: 'Another', version: 2, tab: OTHER_TAB })
    equal(other.status, 409)
    match(other.told.text, /changed in another tab\..*Nothing is lost/)
    const compare = await rita.post(review, { text: 'Another', version: 2, tab: OTHER_TAB })
    equal(compare.status, 409)
    match(compare.text, /Keep this one[\s\S]*Another[\s\S]*Keep what was saved[\s\S]*One two/)
    const choice = { text: 'Another', keep: { text: 'theirs' }, note: 'Mine', version: 3 }
    equal((await rita.post(review, choice)).status, 303)
    const { text, note } = await house.db('reviews').where({ id }).first()
    deepEqual([text, note], ['One two', 'Mine'])
  }))

test('nobody saves who is signed out, or has become somebody else', () =>
  inHouse(async (house) => {
    const { rita, rob, review, id } = await paperInReview(house)
    equal((await autosave(house.visitor(), review, { text: 'Nobody' })).status, 401)
    equal((await autosave(rita, review, { text: 'For Rob', as: rob.id })).status, 401)
    equal((await autosave(rob, review, { text: 'Not mine' })).status, 404)
    equal((await house.db('reviews').where({ id }).first()).text, '')
    const unfit = await autosave(rita, review, { overall: 9 })
    equal(unfit.status, 422)
    match(unfit.told.text, /Choose a number from 1 to 5/)
  }))

// Rule 18.
test('what is typed into a submitted review waits until it is sent', () =>
  inHouse(async (house) => {
    const { rita, rob, review, other, id } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await rob.post(`${other}/submission`, WHOLE)
    const half = await autosave(rita, review, { text: 'Half a sent', version: 2, turn: 1 })
    deepEqual([half.status, half.told.apart], [200, true])
    equal(
      (await autosave(rita, review, { text: '', version: 2, turn: 2 })).told.problems.text !== undefined,
      true,
    )
    await autosave(rita, review, { text: 'Half a sentence more', version: 2, turn: 3 })
    for (const reader of [rob]) doesNotMatch((await reader.get(review)).text, /Half a sent|changed <time/)
    const form = (await rita.get(review)).text
    match(form, /Half a sentence more<\/textarea>/)
    match(form, /These changes are not sent yet/)
    equal((await house.db('reviews').where({ id }).first()).text, WHOLE.text)
    house.at(house.now().add({ hours: 1 }))
    equal((await rita.post(review, { text: 'A whole sentence.', tab: TAB, turn: 4, version: 5 })).status, 303)
    match((await rob.get(review)).text, /A whole sentence\.[\s\S]*/)
    equal((await house.db('reviews').where({ id }).first()).pending, null)
  }))

test('versions stand side by side for the writer; chairs read those that were submitted, others none', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, review, other } = await paperInReview(house)
    const history = `${review}/history`
    match((await rita.get(history)).text, /No version yet/)
    equal((await chair.get(history)).status, 404, 'a draft has no versions for chairs')
    doesNotMatch((await chair.get(review)).text, /\/history/)
    await autosave(rita, review, { text: 'An early thought', private_notes: 'ZqMine alone', turn: 1 })
    await autosave(rita, review, { text: 'An early thought goes on', turn: 2 })
    await rita.post(`${review}/submission`, { ...WHOLE, text: 'An early thought went further' })
    await rob.post(`${other}/submission`, WHOLE)
    const mine = body((await rita.get(history)).text)
    equal(
      mine.match(/<td>Draft|<td>Submitted/g)?.length,
      2,
      'what one tab typed in a few minutes is one version',
    )
    match(mine, /An early thought<del> goes on<\/del>[\s\S]*An early thought<ins> went further<\/ins>/)
    match(mine, /Private notes[\s\S]*ZqMine alone/)
    const read = body((await chair.get(history)).text)
    match(read, /An early thought went further/)
    doesNotMatch(read, /goes on|ZqMine|Private notes|<td>Draft/)
    for (const stranger of [rob, author]) equal((await stranger.get(history)).status, 404)
    doesNotMatch((await chair.get(review)).text, /ZqMine/)
  }))

test('a version of which much was cut stays', () =>
  inHouse(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    await autosave(rita, review, { text: 'A long paragraph that somebody will miss tomorrow', turn: 1 })
    await autosave(rita, review, { text: 'Short', turn: 2 })
    await autosave(rita, review, { text: 'Short again', turn: 3 })
    const kept = await house.db('review_versions').where({ review_id: id }).orderBy('version')
    deepEqual(
      kept.map(({ fields }) => fields.text),
      ['A long paragraph that somebody will miss tomorrow', 'Short again'],
    )
  }))

test('save and next goes to the next paper that waits, and from the last to the list', () =>
  inHouse(async (house) => {
    const { rita, review, author } = await paperInReview(house)
    house.at('during submission')
    const second = await house.submittedPaper(author, { title: 'Second Invention' })
    house.at('reviewing')
    const next = `/reviews/${await house.assigned(rita, second)}`
    equal((await rita.post(review, { text: 'One', go: 'next' })).location, next)
    equal((await rita.post(`${review}/submission`, { ...WHOLE, go: 'next' })).location, next)
    equal((await rita.post(`${next}/submission`, { ...WHOLE, go: 'next' })).location, '/reviews')
  }))

test('each save is answered with advice, the same as when the form is opened; fields for chairs are none of it', () =>
  inHouse(async (house) => {
    const { rita, review } = await paperInReview(house)
    const save = async (fields: object) => (await autosave(rita, review, fields)).told.advice
    const scores = { overall: 5, confidence: 1 }
    const advice = [
      'Your text is 3 words. Authors can do most with a review of 200 to 500.',
      'Overall 5 with confidence 1: is that intended?',
      'Your text names Rita Reviewer. Reviews are anonymous: is that intended?',
    ]
    deepEqual(await save({ text: 'Rita Reviewer agrees', ...scores, version: 1, turn: 1 }), advice)
    const form = body((await rita.get(review)).text)
    for (const words of advice) ok(form.includes(`<b>${words}</b>`), words)
    match(form, /href="#hints"[^>]*>Worth a look: 3</)
    deepEqual(
      await save({ text: 'words '.repeat(150), note: 'Rita Reviewer', confidence: 3, version: 2, turn: 2 }),
      [],
    )
    match(body((await rita.get(review)).text), /id="hints"[^>]* hidden>/)
  }))
