// Labels for the boards: by default what everybody may see; by the draft only what the chair may know.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { namesWithin } from '../../server/labels/page.ts'
import { conflictOf } from '../decisions/papers.ts'
import { accepted, Poster, Rejected, Second, Talk } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'

const LABELS = '/programme/labels'
const boardsIn = (text: string) =>
  [...text.matchAll(/Board<\/span> <b>(\d+)<\/b>.*?class="board-title [\w-]*">([^<]*)/g)].map(
    ([, board, title]) => [Number(board), title],
  )

// Rules 6, 10 and 23.
test('labels follow the boards of the edition, and those of the draft where a chair asks for it', () =>
  inHouse(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/boards', { 'boards[7]': poster.id, 'boards[12]': talk.id })
    match((await chair.get(LABELS)).text, /Nothing is published yet/)
    await chair.post('/programme/editions', { note: '' })
    await chair.post('/programme/boards', { 'boards[3]': second.id })
    const open = (await chair.get(LABELS)).text
    deepEqual(boardsIn(open), [
      [7, Poster],
      [12, Talk],
    ])
    match(open, /They show edition 1/)
    match(open, /2 labels on 1 page</)
    match(open, new RegExp(`class="board-authors">${poster.name}<`))
    match(open, new RegExp(`class="board-address">[^<]*/papers/${poster.id}<`))
    const draft = (await chair.get(`${LABELS}?from=draft`)).text
    deepEqual(
      boardsIn(draft).map(([board]) => board),
      [3, 7, 12],
    )
    await poster.author.post(`/papers/${poster.id}/withdrawal`, { reason: 'An error in the proof.' })
    deepEqual(boardsIn((await chair.get(LABELS)).text), [[12, Talk]])
    for (const visitor of [house.visitor(), talk.author, await house.reviewer()])
      equal((await visitor.get(LABELS)).status, 404)
  }))

test('the draft hides from a chair what is hidden, and names the boards', () =>
  inHouse(async (house) => {
    const { second, poster } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/boards', { 'boards[7]': poster.id, 'boards[9]': second.id })
    const other = await house.chair('Otto Otherchair')
    await conflictOf(house, other, second.id)
    const { text } = await other.get(`${LABELS}?from=draft`)
    deepEqual(boardsIn(text), [[7, Poster]])
    doesNotMatch(text, new RegExp(`${Second}|${second.name}|papers/${second.id}<`))
    match(text, /hidden from you: 9\. Another chair/)
    doesNotMatch((await other.get(`${LABELS}?from=draft&boards=7`)).text, /hidden from you/)
    const sees = (await chair.get(`${LABELS}?from=draft`)).text
    match(sees, new RegExp(Second))
    doesNotMatch(sees, new RegExp(Rejected))
  }))

// Rule 48.
test('single boards are printed again, and what is no board stands at its field', () =>
  inHouse(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const chair = await house.chair()
    const boards = { 'boards[3]': talk.id, 'boards[7]': poster.id, 'boards[12]': second.id }
    await chair.post('/programme/boards', boards)
    const asked = async (words: string) =>
      (await chair.get(`${LABELS}?from=draft&size=eight&boards=${encodeURIComponent(words)}`)).text
    const some = await asked('3; 9, 10 – 14')
    deepEqual(
      boardsIn(some).map(([board]) => board),
      [3, 12],
    )
    match(some, /Without a poster: 9\./)
    match(some, /class="tiles eight"/)
    match(some, /value="3, 9, 10-14"/)
    for (const wrong of ['3, seven', '12-3', '1-2-3']) {
      const { status, text } = await chair.get(`${LABELS}?boards=${encodeURIComponent(wrong)}`)
      equal(status, 422)
      match(text, new RegExp(`href="#field-boards">“${wrong.replace('3, ', '')}” is no board`))
      match(text, new RegExp(`name="boards"[^>]*value="${wrong}"[^>]*aria-invalid="true"`))
      doesNotMatch(text, /class="tile /)
    }
    match((await chair.get('/programme/draft')).text, new RegExp(`href="${LABELS}\\?from=draft"`))
  }))

test('the code leads to the paper, and draws what a reader of codes reads', () =>
  inHouse(async (house) => {
    const { poster } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/boards', { 'boards[7]': poster.id })
    const { text } = await chair.get(`${LABELS}?from=draft`)
    const [, side = '', path = ''] =
      /class="board-code" viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/.exec(text) ?? []
    const drawn = Array.from({ length: Number(side) }, () => new Array<boolean>(Number(side)).fill(false))
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(run))
    deepEqual(drawn, encode(`${house.house.siteUrl}/papers/${poster.id}`, { ecc: 'M', border: 4 }).data)
  }))

test('a long list of authors ends in how many more there are', () => {
  const names = ['Ada Adder', 'Bo Brook', 'Cy Crane', 'Di Dove']
  equal(namesWithin(names, 100), 'Ada Adder, Bo Brook, Cy Crane, Di Dove')
  equal(namesWithin(names, 38), 'Ada Adder, Bo Brook, Cy Crane, Di Dove')
  equal(namesWithin(names, 37), 'Ada Adder, Bo Brook, Cy Crane and 1 other')
  equal(namesWithin(names, 20), 'Ada Adder, Bo Brook and 2 others')
  equal(namesWithin(names, 3), 'Ada Adder and 3 others')
  equal(namesWithin([], 3), '')
})
