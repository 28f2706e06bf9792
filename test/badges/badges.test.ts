// Badges: of whom the site knows, once each, and of whoever else a chair adds; never of reviewers for reviewing.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder, onceEach } from '../../server/badges/people.ts'
import { conflictOf } from '../decisions/papers.ts'
import { accepted, talkSlots } from '../programme/announced.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const BADGES = '/programme/badges'
const badgesIn = (text: string) =>
  [...text.matchAll(/badge-name [\w-]+">([^<]*)<\/p><p class="badge-affiliation [\w-]+">([^<]*)/g)].map(
    ([, name, affiliation]) => [name, affiliation],
  )
const shownTo = async (chair: Visitor, groups: string[], more = '') =>
  (await chair.post(`${BADGES}/preview`, { groups, more, size: 'eight' })).text

async function people({ db }: TestHouse) {
  await db('featured_people').delete()
  await db('appearances').delete()
  const importance = 1
  await db('featured_people').insert([
    { kind: 'speaker', name: 'Sol Speaker', affiliation: 'Far Institute', importance },
    { kind: 'panelist', name: 'Pia Panelist', importance },
    { kind: 'organizer', name: 'Orla Organizer', affiliation: 'Near Institute', importance },
    { kind: 'organizer', name: 'sol  speaker', importance },
  ])
}

// Rules 9, 10 and 36.
test('badges name speakers, organizers and presenters who come, and nobody for reviewing', () =>
  inHouse(async (house) => {
    const { talk, second, poster, rejected } = await accepted(house)
    await people(house)
    const [chair, reviewer] = [await house.chair(), await house.reviewer('Rita Reviewer')]
    const says = (paper: typeof talk, attendance: string) =>
      paper.author.post(`/programme/presentations/${paper.id}`, { presenter: paper.name, attendance })
    await says(talk, 'in-person')
    await says(second, 'remote')
    const { status, text } = await chair.get(BADGES)
    equal(status, 200)
    match(text, /Nobody registers for the workshop here/)
    deepEqual(badgesIn(text), [
      [talk.name, 'Invented Institute'],
      ['Orla Organizer', 'Near Institute'],
      ['Pia Panelist', ''],
      ['Sol Speaker', 'Far Institute'],
    ])
    match(text, /4 badges on 1 page</)
    match(text, /1 accepted paper without a badge: their authors have not said/)
    match(text, /1 accepted paper without a badge: presented remotely/)
    for (const name of [second.name, poster.name, rejected.name, 'Rita Reviewer'])
      doesNotMatch(text, new RegExp(`badge-name[^>]*>${name}`))
    deepEqual(badgesIn(await shownTo(chair, ['organizers'])), [
      ['Orla Organizer', 'Near Institute'],
      ['sol  speaker', ''],
    ])
    for (const visitor of [house.visitor(), talk.author, reviewer]) {
      equal((await visitor.get(BADGES)).status, 404)
      equal((await visitor.post(`${BADGES}/preview`, { groups: ['organizers'] })).status, 404)
    }
  }))

test('presenters of papers that are hidden from a chair stay hidden, and guests of slots get badges', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    await people(house)
    const [chair, other] = [await house.chair(), await house.chair('Otto Otherchair')]
    const said = { presenter: talk.name, attendance: 'in-person' }
    await talk.author.post(`/programme/presentations/${talk.id}`, said)
    await conflictOf(house, other, talk.id)
    const blind = await shownTo(other, ['presenters'])
    deepEqual(badgesIn(blind), [])
    match(blind, /hidden from you are left out/)
    const sees = await shownTo(chair, ['presenters'])
    deepEqual(badgesIn(sees), [[talk.name, 'Invented Institute']])
    doesNotMatch(sees, /hidden from you/)
    const [slot] = await talkSlots(house)
    await house.db('appearances').insert({ slot_id: slot?.id, position: 1, name: 'Gus Guest' })
    match(await shownTo(chair, ['speakers']), /badge-name[^>]*>Gus Guest</)
  }))

// Rule 48.
test('who else comes is printed beside them, and kept nowhere', () =>
  inHouse(async (house) => {
    await people(house)
    const chair = await house.chair()
    const lines = ['Ada Adder, Institute of A, City', 'Bo Brook\tBrookside', '', 'orla organizer']
    const text = await shownTo(chair, ['organizers'], lines.join('\n'))
    deepEqual(badgesIn(text), [
      ['Ada Adder', 'Institute of A, City'],
      ['Bo Brook', 'Brookside'],
      ['Orla Organizer', 'Near Institute'],
      ['sol  speaker', ''],
    ])
    match(text, /<textarea[^>]*name="more"[^>]*>\nAda Adder, Institute of A, City\nBo Brook, Brookside\norla/)
    doesNotMatch((await chair.get(BADGES)).text, /Ada Adder/)
    const wrong = await chair.post(`${BADGES}/preview`, {
      more: 'Ada Adder\n, Nowhere',
      groups: ['speakers'],
    })
    equal(wrong.status, 422)
    match(wrong.text, /href="#field-more">Line 2: Write the name first/)
    match(wrong.text, />\nAda Adder\n, Nowhere</)
    doesNotMatch(wrong.text, /class="tile /)
    const none = await chair.post(`${BADGES}/preview`, { more: '' })
    equal(none.status, 422)
    match(none.text, /href="#field-groups">Tick a group/)
  }))

test('one badge each: the same name is one person, unless affiliations or addresses differ', () => {
  const named = (name: string, affiliation = '', key?: string) => ({ name, affiliation, key })
  const merged = onceEach([
    named('Wei Wang', ''),
    named('Wei  WANG', 'Here', 'wei@here.example'),
    named('Wei Wang', '', 'other@people.example'),
    named('Wei Wang', 'There'),
    named('W. Wang', 'Here', 'wei@here.example'),
  ])
  deepEqual(
    merged.map(({ name, affiliation }) => [name, affiliation]),
    [
      ['Wei Wang', 'Here'],
      ['Wei Wang', 'There'],
    ],
  )
  deepEqual(
    inOrder(['Zoë Álvarez', 'Ann Zimmer', 'Cher', 'Bob Alvarez'].map((name) => named(name))).map(
      ({ name }) => name,
    ),
    ['Bob Alvarez', 'Zoë Álvarez', 'Cher', 'Ann Zimmer'],
  )
})
