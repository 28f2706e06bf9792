// Before a release its chair reads who will learn what, counted and listed; before an undo, who loses sight of what.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { decided, released } from './decided.ts'
import { conflictOf, reviewed } from './papers.ts'

const plain = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

// Rules 19, 25 and 26.
test('a release says how many reviews of which questions are read with it, and by whom', () =>
  inHouse(async (house) => {
    const { chair, author, talk } = await decided(house)
    await reviewed(house, talk, [3, 4])
    const before = plain((await chair.get('/decisions/release')).text)
    assert.match(before, /4 people learn the outcome of 3 papers and read 2 reviews of 1 of them\./)
    assert.match(before, /Of each review they read: .*They do not read: .*Note.*nor who wrote it/)
    assert.match(before, /Talks &amp; More Talk ann\.author, Bo Coauthor 2 /)
    assert.match(
      before,
      /2 people learn the outcome of 3 papers\. .*Invented Reviewer \d+ 0, Invented Reviewer \d+ 1/,
    )
    const cochair = await house.chair('Cleo Cochair')
    await conflictOf(house, cochair, talk)
    const theirs = plain((await cochair.get('/decisions/release')).text)
    assert.match(theirs, /2 people learn the outcome of 2 papers, and no review goes with it/)
    assert.doesNotMatch(theirs, /Talks &amp; More|Invented Reviewer/)

    await released(chair)
    const cards = (await author.get(`/papers/${talk}`)).text.match(/Sound\./g)
    assert.equal(cards?.length, 2, 'as many as were said')
    const after = plain((await chair.get('/decisions/release')).text)
    assert.match(after, /4 people lose sight of 3 decisions and 2 reviews\./)
  }))

// Rule 26.
test('those who learn an outcome as reviewers are those who were counted', () =>
  inHouse(async (house) => {
    const { chair, reject } = await decided(house)
    await reviewed(house, reject, [2])
    const idle = await house.reviewer('Idle Reviewer')
    const gone = await house.reviewer('Gone Reviewer')
    for (const one of [idle, gone]) await house.assigned(one, reject)
    await conflictOf(house, gone, reject)
    const page = plain((await chair.get('/decisions/release')).text)
    assert.match(page, /2 people learn the outcome of 3 papers\. /)
    assert.match(page, /Sad Paper Not accepted Invented Reviewer \d+ 0, Idle Reviewer /)
    await released(chair)
    await released(chair, 'reviewers')
    assert.match((await idle.get(`/papers/${reject}`)).text, /Not accepted/)
    assert.equal((await gone.get(`/papers/${reject}`)).status, 404)
    assert.match(plain((await chair.get('/decisions/release')).text), /2 people lose sight of 3 decisions\./)
  }))
