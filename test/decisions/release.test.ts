// A release is previewed, makes one letter for each paper and author, is undone or dispatched, and tells nobody twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as reviewed from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { decide, decided, lettersIn, released } from './decided.ts'
import { paperInReview } from './papers.ts'

// Rule 25.
test('the preview says who learns what, what is missing, and shows a letter of each kind', () =>
  inHouse(async (house) => {
    const { chair, poster } = await decided(house)
    await paperInReview(house, { title: 'Forgotten Paper' })
    const { status, text } = await chair.get('/decisions/release')
    assert.equal(status, 200)
    assert.match(text, /Talk<\/td><td class="n">1<\/td><td class="n">2<\/td><td class="n">2</)
    assert.match(text, /4 people learn<\/b> the outcome of 3\s+papers, and no review goes with it/)
    assert.match(text, /Undecided: 1\./)
    assert.match(text, /Forgotten Paper/)
    assert.match(text, /Reviews missing: 3\./)
    assert.match(text, /\[ES-FoMo\] Accepted as a poster: &#34;Plain Poster&#34; \(paper/)
    assert.match(text, new RegExp(`${house.base}/papers/${poster}`))
    assert.match(
      text,
      /<div class="drawn"><h1>[\s\S]*<p class="paper">Plain Poster [\s\S]*<summary>As plain text</,
    )
    for (const kind of ['accepted as a contributed talk', 'accepted as a poster', 'not accepted'])
      assert.ok(text.includes(kind), kind)
    assert.deepEqual(await lettersIn(house), [], 'a preview writes nothing')
  }))

// Rule 38.
test('the letters: one for each paper and author, held, in words and in HTML', () =>
  inHouse(async (house) => {
    const { chair, author, talk, reject } = await decided(house)
    const batch = await released(chair)
    assert.match(batch, /^\/mail\/batches\/[0-9a-f-]{36}$/)
    const letters = await lettersIn(house)
    assert.equal(letters.length, 4)
    assert.deepEqual(new Set(letters.map(({ sent_at, kept_at }) => sent_at ?? kept_at)), new Set([null]))
    const [mine, theirs] = [author.email, 'bo@people.example'].map((to) =>
      letters.find(({ to_email }) => to_email === to),
    )
    assert.equal(mine?.subject, `[ES-FoMo] Accepted as a talk: "Talks & More" (paper ${talk})`)
    assert.match(
      mine?.body_text ?? '',
      /^ {2}"Talks & More" \(paper \d+\)\n\nDear [^\n]*\n\nyour paper is accepted as a contributed talk/,
    )
    assert.match(mine?.body_text ?? '', new RegExp(`${house.base}/papers/${talk}\\n`))
    assert.match(mine?.body_text ?? '', new RegExp(`${house.base}/programme/presentations/${talk}`))
    assert.match(mine?.body_text ?? '', /Fri 7 July 2023, 23:59 AoE\s\(Sat 8\sJuly\s2023,\s01:59\sHST\)/)
    assert.match(mine?.body_html ?? '', /Talks &amp; More/)
    assert.doesNotMatch(mine?.body_text ?? '', /no account yet/)
    assert.match(theirs?.body_text ?? '', /You have no account yet/)
    assert.doesNotMatch(theirs?.body_text ?? '', new RegExp(author.email), 'one letter, one recipient')
    const sad = letters.find(({ view }) => view === 'decisions/mail/reject')
    assert.match(sad?.body_text ?? '', new RegExp(`not accepted at[^]*Thank you[^]*/papers/${reject}`))
    for (const { body_text, body_html } of letters) {
      assert.doesNotMatch(`${body_text}${body_html}`, /A note for chairs|undefined|null/)
      const long = body_text.split('\n').filter((line) => line.length > 72 && !line.includes('http'))
      assert.deepEqual(long, [])
    }
    await house.run()
    assert.equal((await lettersIn(house)).filter(({ kept_at }) => kept_at).length, 0, 'held until dispatched')
    assert.equal((await chair.post(`${batch}/dispatch`)).status, 303)
    await house.run()
    assert.equal((await lettersIn(house)).filter(({ kept_at }) => kept_at).length, 4)
    const again = await chair.post(`${batch}/dispatch`)
    assert.equal(again.status, 403)
    assert.match(again.text, /dispatched already/)
  }))

// Rule 12.
test('an author learns by the release, the public by the dispatch, and only what is accepted', () =>
  inHouse(async (house) => {
    const { chair, author, talk, reject } = await decided(house)
    const titles = async (visitor: Visitor) => {
      const { papers } = JSON.parse((await visitor.get('/papers.json')).text)
      return papers.map(({ title }: { title: string }) => title)
    }
    const before = await author.get(`/papers/${talk}`)
    const batch = await released(chair)
    const after = await author.get(`/papers/${talk}`)
    assert.doesNotMatch(before.text, /Accepted/)
    assert.match(after.text, /Accepted/)
    assert.doesNotMatch(after.text, /A note for chairs/)
    const visitor = house.visitor()
    assert.deepEqual(await titles(visitor), [])
    assert.equal((await visitor.get(`/papers/${talk}`)).status, 404)
    await chair.post(`${batch}/dispatch`)
    assert.deepEqual((await titles(visitor)).toSorted(), ['Plain Poster', 'Talks & More'])
    assert.equal((await visitor.get(`/papers/${reject}`)).status, 404)
  }))

// Rule 25.
test('a release is undone until its letters leave: drafts again, letters discarded', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    const cochair = await house.chair('Cleo Cochair')
    const first = await released(chair)
    const { id } = await house.db('releases').first()
    for (const other of [author, cochair]) {
      assert.equal(
        (await other.post(`/decisions/releases/${id}/undo`)).status,
        404,
        'it is for the chair who released',
      )
    }
    assert.match((await chair.get(first)).text, /Undo the release/)
    const undone = await chair.post(`/decisions/releases/${id}/undo`)
    assert.deepEqual([undone.status, undone.location], [303, '/decisions'])
    assert.doesNotMatch((await author.get(`/papers/${talk}`)).text, /Accepted/)
    assert.match((await chair.get(first)).text, /These letters were discarded/)
    assert.equal((await chair.post(`${first}/dispatch`)).status, 403)
    const second = await released(chair)
    assert.equal((await chair.post(`${second}/dispatch`)).status, 303)
    await house.run()
    const sent = (await lettersIn(house)).filter(({ kept_at }) => kept_at)
    assert.equal(sent.length, 4)
    const late = await chair.post(`/decisions/releases/${id + 1}/undo`)
    assert.equal(late.status, 403)
    assert.match(late.text, /Its letters have left/)
  }))

test('a release whose letters are discarded stands: the public list has it, nobody is written, nothing is undone', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    const batch = await released(chair)
    const { id } = await house.db('releases').first()
    const visitor = house.visitor()
    assert.equal((await visitor.get(`/papers/${talk}`)).status, 404)
    assert.equal((await chair.post(`${batch}/discard`)).status, 303)
    assert.equal((await visitor.get(`/papers/${talk}`)).status, 200)
    assert.match((await author.get(`/papers/${talk}`)).text, /Accepted/)
    assert.match((await chair.get('/decisions/release')).text, /letters discarded/)
    assert.doesNotMatch((await chair.get(batch)).text, /Undo the release/)
    const late = await chair.post(`/decisions/releases/${id}/undo`)
    assert.equal(late.status, 403)
    assert.match(late.text, /Its letters were discarded, so this release stands/)
    await house.run()
    assert.deepEqual(
      (await lettersIn(house)).filter(({ kept_at }) => kept_at),
      [],
    )
  }))

test('a repeated release holds only what its audience does not know', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    const first = await released(chair)
    const empty = await chair.post('/decisions/releases', { audience: 'authors' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /There is nothing to release/)
    const known = await author.get(`/papers/${talk}`)
    await decide(chair, talk, 'reject')
    assert.equal((await author.get(`/papers/${talk}`)).text, known.text, 'a new draft shows nowhere')
    assert.match((await chair.get('/decisions')).text, /Released as talk, not yet as this/)
    const waiting = await chair.post('/decisions/releases', { audience: 'authors' })
    assert.equal(waiting.status, 422)
    assert.match(waiting.text, /earlier release whose letters have not left/)
    await chair.post(`${first}/dispatch`)
    await released(chair)
    const [newest, other] = (await lettersIn(house))
      .filter(({ view }) => view === 'decisions/mail/reject')
      .toReversed()
    assert.ok(newest && other)
    assert.equal((await lettersIn(house)).length, 6, 'two more, for the two authors of the one paper')
    assert.doesNotMatch((await author.get(`/papers/${talk}`)).text, /Accepted/)
  }))

// Rules 9, 17 and 37.
test('the letter carries the reviews as authors read them, unless the settings want the link alone', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, review, other } = await reviewed.paperInReview(house)
    const sent = { ...reviewed.WHOLE, text: '# A view\n\nThe *argument* holds {{name}}.' }
    await rita.post(`${review}/submission`, sent)
    await rob.post(other, { ...reviewed.WHOLE, text: 'A draft that nobody reads.' })
    house.at('deciding')
    await decide(chair, paper, 'poster')
    const preview = (await chair.get('/decisions/release')).text
    assert.match(preview, /## Reviewer 1[\s\S]*The \*argument\* holds/)
    await released(chair)
    const [letter] = await lettersIn(house)
    assert.match(
      letter?.body_html ?? '',
      /<h2>The reviews<\/h2>[\s\S]*<strong>A view<\/strong>[\s\S]*<em>argument/,
    )
    for (const part of [letter?.body_text ?? '', letter?.body_html ?? '', preview]) {
      assert.match(part, /Overall: 4 of/)
      assert.doesNotMatch(part, /plainly borderline|nobody reads/)
    }
    assert.doesNotMatch(letter?.body_text ?? '', /Rita|Rob/)
    assert.match(letter?.body_text ?? '', /holds \{\{name\}\}/)
    await house.db('workshop').update({ reviews_in_letters: false })
    await chair.post(`/papers/${paper}/decisions`, { outcome: 'talk', note: '' })
    const alone = (await chair.get('/decisions/release')).text
    assert.match(alone, /accepted as a contributed talk/)
    assert.doesNotMatch(alone, /The \*argument\* holds/)
  }))
