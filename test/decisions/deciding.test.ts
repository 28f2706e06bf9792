// A chair sees the ranking and decides; nobody else sees anything of it; a chair in conflict sees no trace.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { authorLine, conflictOf, paperInReview, reviewed } from './papers.ts'

const ranksIn = (html: string) => [...html.matchAll(/<tr id="paper-(\d+)">/g)].map(([, id]) => Number(id))
const figureIn = (html: string, label: string) =>
  new RegExp(`${label}</span><span class="v num[^"]*">(\\d+)`).exec(html)?.[1]

test('the board ranks papers, counts decisions, and offers its look as CSV', () =>
  inHouse(async (house) => {
    house.at('deciding')
    const chair = await house.chair()
    const low = await paperInReview(house, { title: 'Low & Slow' })
    const high = await paperInReview(house, { title: '=High' })
    const none = await paperInReview(house, { title: 'Unread' })
    await reviewed(house, low, [2, 3, 2])
    await reviewed(house, high, [5, 1, 5])
    const board = await chair.get('/decisions')
    assert.equal(board.status, 200)
    assert.deepEqual(ranksIn(board.text), [high, low, none])
    assert.match(board.text, /Low &amp; Slow/)
    assert.match(board.text, /3\.67/)
    assert.match(board.text, /0\/3/)
    assert.equal(figureIn(board.text, 'Undecided'), '3')
    assert.deepEqual(ranksIn((await chair.get('/decisions?show=disagree')).text), [high])
    assert.deepEqual(ranksIn((await chair.get('/decisions?show=missing&sort=-number')).text), [none])
    assert.deepEqual(ranksIn((await chair.get('/decisions?sort=number&q=low')).text), [low])
    assert.match((await chair.get('/decisions?q=nothing+like+it')).text, /No paper matches/)
    const file = await chair.get('/decisions.csv?sort=number')
    assert.match(file.headers.get('content-type') ?? '', /^text\/csv/)
    const [head, ...lines] = file.text.trim().split('\r\n')
    assert.match(head ?? '', /^rank,paper,title,/)
    assert.deepEqual(
      lines.map((line) => Number(line.split(',')[1])),
      [low, high, none],
    )
    assert.match(lines[1] ?? '', /,'=High,/, 'no cell runs as a formula')
  }))

test('a decision is a draft: saved, changed, cleared, journaled, and back to the look of the board', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const paper = await paperInReview(house)
    const post = (fields: object) =>
      chair.post(`/papers/${paper}/decisions`, { look: 'sort=title&x=//evil', ...fields })
    const decided = await post({ outcome: 'talk', note: 'Fine.' })
    assert.deepEqual([decided.status, decided.location], [303, `/decisions?sort=title#paper-${paper}`])
    assert.equal(figureIn((await chair.follow(decided)).text, 'Talks'), '1')
    await post({ outcome: 'talk', note: 'Fine.' })
    await post({ outcome: 'poster', note: '' })
    const rows = await house.db('decisions').where({ paper_id: paper }).orderBy('id')
    assert.deepEqual(
      rows.map(({ outcome, superseded_at }) => [outcome, superseded_at !== null]),
      [
        ['talk', true],
        ['poster', false],
      ],
    )
    await post({ outcome: 'undecided' })
    assert.equal(figureIn((await chair.get('/decisions')).text, 'Undecided'), '1')
    const verbs = await house.db('journal').where({ paper_id: paper }).orderBy('id').pluck('verb')
    assert.deepEqual(verbs, ['decision.made', 'decision.made', 'decision.cleared'])
  }))

test('a choice that cannot be read comes back with its note, and saves nothing', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const paper = await paperInReview(house)
    const answer = await chair.post(`/papers/${paper}/decisions`, { outcome: 'maybe', note: 'Half & half' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Choose talk, poster or reject/)
    assert.match(answer.text, /Half &amp; half/)
    assert.equal((await chair.post(`/papers/${paper}/decisions`, { outcome: 'talk' })).status, 303)
    assert.equal((await house.db('decisions')).length, 1)
  }))

test('only a paper in review is decided, and only by a chair', () =>
  inHouse(async (house) => {
    const [chair, author] = [await house.chair(), await house.author()]
    const paper = await paperInReview(house, { authors: [authorLine(author)] })
    const decide = (visitor: typeof chair) => visitor.post(`/papers/${paper}/decisions`, { outcome: 'talk' })
    for (const other of [author, await house.reviewer(), house.visitor()]) {
      assert.equal((await decide(other)).status, 404)
      for (const path of ['/decisions', '/decisions.csv', '/decisions/release']) {
        assert.equal((await other.get(path)).status, 404, path)
      }
      assert.equal((await other.post('/decisions/releases', { audience: 'authors' })).status, 404)
    }
    const end = { withdrawn_at: house.now(), withdrawn_by: author.id, withdrawal_reason: '' }
    await house.db('papers').where({ id: paper }).update(end)
    const refused = await decide(chair)
    assert.equal(refused.status, 403)
    assert.match(refused.text, /Only a paper in review can be decided/)
    await house
      .db('papers')
      .where({ id: paper })
      .update({ withdrawn_at: null, withdrawn_by: null, withdrawal_reason: null })
    assert.equal((await decide(chair)).status, 303)
  }))

// Rule 23.
test('before the release a decision shows nowhere outside the board', () =>
  inHouse(async (house) => {
    const [chair, author, reviewer] = [await house.chair(), await house.author(), await house.reviewer()]
    const paper = await paperInReview(house, { authors: [authorLine(author)] })
    await house.assigned(reviewer, paper)
    house.at('deciding')
    const paths = [
      `/papers/${paper}`,
      '/papers',
      '/papers.json',
      '/papers.bib',
      '/',
      '/programme',
      '/feed.xml',
    ]
    const readers = { author, reviewer, visitor: house.visitor() }
    const own: Record<string, string[]> = { author: ['/desk'], reviewer: ['/desk', '/reviews'], visitor: [] }
    const seen = async () => {
      const pages: Record<string, string> = {}
      for (const [who, visitor] of Object.entries(readers)) {
        for (const path of [...paths, ...(own[who] ?? [])]) {
          const { status, text } = await visitor.get(path)
          pages[`${who} ${path}`] = `${status} ${text}`
        }
      }
      return pages
    }
    const before = await seen()
    assert.match(before[`author /papers/${paper}`] ?? '', /^200 /)
    assert.equal(
      (await chair.post(`/papers/${paper}/decisions`, { outcome: 'talk', note: 'Splendid' })).status,
      303,
    )
    for (const [page, text] of Object.entries(await seen())) assert.ok(text === before[page], page)
  }))

// Rule 10.
test('a chair in conflict finds no trace of the paper, another chair does', () =>
  inHouse(async (house) => {
    const [first, second] = [await house.chair(), await house.chair('Cleo Cochair')]
    const paper = await paperInReview(house, { title: 'Hidden Title' })
    const open = await paperInReview(house, { title: 'Open Title' })
    for (const id of [paper, open]) await reviewed(house, id, [4, 4])
    const before = await second.get('/decisions')
    assert.match(before.text, /Hidden Title/)
    await conflictOf(house, second, paper)
    const slot = await house.db('slots').where({ kind: 'contributed-talk' }).first()
    await house.db('slots').where({ id: slot.id }).update({ paper_id: paper })
    const hidden = await second.get('/decisions')
    assert.deepEqual(ranksIn(hidden.text), [open])
    assert.match(hidden.text, /One paper is hidden from you because of a conflict/)
    assert.match(hidden.text, /1 papers by mean overall score/)
    await first.post(`/papers/${paper}/decisions`, { outcome: 'talk' })
    for (const path of ['/decisions', '/decisions.csv', '/decisions/release']) {
      const { text } = await second.get(path)
      assert.doesNotMatch(text, /Hidden Title/, path)
      assert.doesNotMatch(text, new RegExp(`[Pp]aper ${paper}\\b|/papers/${paper}\\b`), path)
    }
    assert.equal((await second.get('/decisions')).text, hidden.text, 'not even a count tells of it')
    const refused = await second.post(`/papers/${paper}/decisions`, { outcome: 'reject' })
    const unused = await second.post('/papers/987654/decisions', { outcome: 'reject' })
    assert.deepEqual([refused.status, refused.text], [404, unused.text])
    assert.deepEqual(await house.db('decisions').pluck('outcome'), ['talk'])
  }))

// Rule 11.
test('a paper whose chairs are all in conflict waits for another chair, and the board says so', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await conflictOf(house, chair, await paperInReview(house, { title: 'Hidden Title' }))
    const alone = await chair.get('/decisions')
    assert.match(alone.text, /One paper waits for a chair without a conflict/)
    assert.doesNotMatch(alone.text, /Hidden Title/)
    const second = await house.chair('Cleo Cochair')
    assert.match((await second.get('/decisions')).text, /Hidden Title/)
    assert.doesNotMatch((await chair.get('/decisions')).text, /waits for a chair/)
  }))

test('the board asks as many queries for thirty papers as for three', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    let count = 0
    house.db.on('query', () => count++)
    const asked = async () => {
      count = 0
      await chair.get('/decisions')
      return count
    }
    for (let i = 0; i < 3; i++) await paperInReview(house)
    const few = await asked()
    for (let i = 0; i < 27; i++) await paperInReview(house)
    assert.equal(await asked(), few)
    assert.ok(few > 3)
  }))
