// The role of chair: taken away at once, never from the last one, and never by whoever is in conflict.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'

const removal = ({ id }: { id: number }) => `/settings/people/${id}/removal`

const REFUSAL = /<h1>[\s\S]*?<\/p>/

test('one slip of the hand ends no role: what it means stands between', () =>
  inHouse(async (t) => {
    const [chair, cochair] = [await t.chair(), await t.chair('Cleo Cochair')]
    const { text } = await chair.get('/settings/people')
    for (const [who, words] of [
      [chair, /You lose the role at once, in every session, and cannot take it back yourself/],
      [cochair, /The role ends at once, in every session/],
    ] as const) {
      const guarded = new RegExp(
        `<details>(?:(?!</details>)[\\s\\S])*action="${removal(who)}"[\\s\\S]*?</details>`,
      )
      match(guarded.exec(text)?.[0] ?? '', words)
    }
  }))

// Rule 33.
test('a chair takes the role from another, whose next request in every session is that of no chair', () =>
  inHouse(async (t) => {
    const [chair, cochair] = [await t.chair(), await t.chair('Cleo Cochair')]
    match((await chair.get('/settings/people')).text, /Cleo Cochair/)
    equal((await cochair.get('/settings')).status, 200)
    for (const other of [await t.author(), await t.reviewer(), t.visitor()]) {
      equal((await other.get('/settings/people')).status, 404)
      equal((await other.post(removal(cochair))).status, 404)
    }
    equal((await chair.post(removal({ id: 999_999 }))).status, 404)
    equal((await chair.post(removal(cochair))).status, 303)
    equal((await cochair.get('/settings')).status, 404)
    deepEqual(await t.db('journal').where({ verb: 'chair.removed' }).pluck('subject'), ['Cleo Cochair'])
    const last = await chair.post(removal(chair))
    equal(last.status, 403)
    match(last.text, /A workshop has at least one chair/)
    equal((await chair.get('/settings')).status, 200)
  }))

// Rules 10 and 11.
test('a chair in conflict removes and replaces nobody, and is told nothing by the refusal', () =>
  inHouse(async (t) => {
    const ann = await t.author('Ann Author')
    const [conflicted, free, other] = [
      await t.chair('Connie Conflicted'),
      await t.chair('Fred Free'),
      await t.chair('Otto Other'),
    ]
    const paper = await t.submittedPaper(ann, { title: 'Plainly Invented Kernels' })
    await conflict(t, paper, conflicted.id)
    const handling = `/papers/${paper}/handling`
    equal((await free.post(handling, { chair: free.id })).status, 303)
    match((await free.get(`/papers/${paper}`)).text, /Fred Free is in charge of this paper/)
    match((await free.get('/papers?cols=chair')).text, /Fred Free/)
    deepEqual(await t.db('journal').where({ verb: 'paper.handling-chair-named' }).pluck('paper_id'), [paper])

    const refusals = []
    for (const chair of [free, other]) refusals.push(await conflicted.post(removal(chair)))
    const [words, more] = new Set(refusals.map(({ status, text }) => `${status} ${text.match(REFUSAL)}`))
    match(words ?? '', /^403 .*You are in conflict with a paper/s)
    equal(more, undefined, 'who is in charge makes no difference')
    for (const chair of ['', conflicted.id, other.id])
      equal((await conflicted.post(handling, { chair })).status, 404)
    equal((await conflicted.post('/papers/999/handling', { chair: '' })).status, 404)
    doesNotMatch((await conflicted.get('/papers?cols=chair')).text, /Fred Free<\/td>/)
    doesNotMatch((await conflicted.get('/journal')).text, /handling/)
    for (const nobody of [conflicted.id, ann.id, 'x']) {
      const refused = await free.post(handling, { chair: nobody })
      equal(refused.status, 422)
      match(refused.text, /id="field-chair-fault"/)
    }
    equal((await other.post(removal(free))).status, 303)
    match((await other.get(`/papers/${paper}`)).text, /Every chair without a conflict is in charge/)
  }))

// Rules 10 and 11.
test('a chair who wrote a paper keeps no other chair from it by declaring a conflict; other authors may', () =>
  inHouse(async (t) => {
    const [ann, cleo, free] = [await t.author('Ann Author'), await t.chair('Cleo Coauthor'), await t.chair()]
    const line = ({ email }: { email: string }) => ({ name: 'Somebody', email, affiliation: '' })
    const paper = await t.submittedPaper(ann, { title: 'Plain Kernels', authors: [line(ann), line(cleo)] })
    await t.db('authorships').where({ paper_id: paper }).update({ contact: true })
    const declare = (who: typeof ann, person: string) =>
      who.post(`/papers/${paper}/conflicts`, { person, reason: 'Brother.', kind: 'family' })
    const refused = await declare(cleo, free.email)
    equal(refused.status, 422)
    match(refused.text, /You are a chair yourself[\s\S]*Brother\./)
    deepEqual(await t.db('conflicts'), [])
    equal((await free.get(`/papers/${paper}/conflicts`)).status, 200)
    equal((await declare(cleo, 'adviser@people.example')).status, 303)
    equal((await declare(ann, free.email)).status, 303)
    match((await ann.get(`/papers/${paper}`)).text, /Every chair is in conflict with this paper/)
  }))

// Rule 11.
test('nobody goes who alone may act for a paper; where nobody may, it waits and the desk says so', () =>
  inHouse(async (t) => {
    const ann = await t.author('Ann Author')
    const [conflicted, free] = [await t.chair('Connie Conflicted'), await t.chair()]
    const paper = await t.submittedPaper(ann, { title: 'Plainly Invented Kernels' })
    const page = `/papers/${paper}`
    await conflict(t, paper, conflicted.id)
    const last = await free.post(removal(free))
    equal(last.status, 403)
    match(
      last.text,
      new RegExp(`Every other chair is in conflict with paper ${paper}\\. Invite another chair first`),
    )
    match((await free.get('/settings/people')).text, new RegExp(`in conflict with paper ${paper}`))
    doesNotMatch((await conflicted.get('/settings/people')).text, new RegExp(`paper ${paper}`))
    doesNotMatch((await conflicted.get('/desk?role=chair')).text, /waits? for a chair/)

    await conflict(t, paper, free.id)
    for (const chair of [conflicted, free])
      match(
        (await chair.get('/desk?role=chair')).text,
        /1 paper waits for a chair without a conflict[\s\S]*href="\/invitations"/,
      )
    match((await ann.get(page)).text, /Every chair is in conflict with this paper, so it waits/)
    equal((await free.post(removal(free))).status, 303, 'nothing is lost by it any more')
  }))
