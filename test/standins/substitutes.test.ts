// Whom a reviewer who declines proposes instead: chairs without a conflict read it, and one press asks or invites.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { newLetters, twoPapers } from '../assignments/two-papers.ts'
import { inHouse, type TestHouse, withOwnDatabase } from '../support/house.ts'

const NORA = {
  substitute_name: 'Nora Newcomer',
  substitute_email: 'Nora@people.example',
  substitute_note: 'Wrote the book on it.',
}

/** Rita and Rolf have the first paper; Rita can hand it back. */
async function asked(house: TestHouse) {
  const world = await twoPapers(house)
  const { ann, chair, first, rita, rolf } = world
  const connie = await house.chair('Connie Conflicted')
  await ann.post(`/papers/${first}/conflicts`, { person: connie.email, reason: 'Adviser.' })
  for (const { id } of [rita, rolf]) await chair.post('/assignments', { paper: first, reviewer: id })
  house.at('reviewing')
  equal((await chair.post('/assignments/dispatch')).status, 303)
  const review = await house.db('reviews').where({ paper_id: first, person_id: rita.id }).first('id')
  const decline = (fields: Record<string, string>) =>
    rita.post(`/tasks/${review.id}/refusal`, { reason: 'No time.', ...fields })
  const lettersTo = async (email: string) =>
    (await house.letters()).filter(({ to_email }) => to_email === email)
  const page = `/papers/${first}/standins`
  const invite = () => chair.post(`${page}/newcomers`, { substitute: review.id })
  return { ...world, connie, decline, lettersTo, page, invite, review: String(review.id) }
}

test('a proposed newcomer is shown to the chair alone, and invited in one press that tells nothing of it', () =>
  inHouse(async (house) => {
    const world = await asked(house)
    const { ann, chair, connie, rita, rolf, first, decline, lettersTo, page, invite, review } = world
    match((await rita.get(`/tasks/${review}`)).text, /Propose somebody instead/)
    equal((await decline(NORA)).status, 303)
    deepEqual(await lettersTo('nora@people.example'), [])
    match(
      (await chair.get('/assignments')).text,
      /back and proposes Nora Newcomer[\s\S]*instead: nora@people\.example\. Wrote the book/,
    )
    match(
      (await chair.get(page)).text,
      /Nora Newcomer[\s\S]*nora@people\.example[\s\S]*Rita Reviewer[\s\S]*Wrote the book/,
    )
    for (const who of [ann, connie, rolf, rita]) equal((await who.get(page)).status, 404)
    equal((await connie.post(`${page}/newcomers`, { substitute: review })).status, 404)
    for (const [who, place] of [
      [connie, '/assignments'],
      [connie, '/journal'],
      [rolf, `/papers/${first}`],
      [rita, `/tasks/${review}`],
    ] as const)
      doesNotMatch((await who.get(place)).text, /Nora/)
    equal((await chair.post(`${page}/newcomers`, { substitute: 'nobody' })).status, 422)
    match((await chair.follow(await invite())).text, /Nora Newcomer is invited/)
    equal((await invite()).status, 303)
    const [letter, ...twice] = await lettersTo('nora@people.example')
    deepEqual(twice, [])
    equal(letter?.view, 'invitations/mail/invitation')
    doesNotMatch(letter?.body_text ?? '', /Kernels|Rita|book/)
    match((await chair.get(page)).text, /is invited and has not answered yet/)
    doesNotMatch((await connie.get('/journal')).text, /substitute/)
  }))

test('a proposed reviewer is asked for the paper in one press', () =>
  inHouse(async (house) => {
    const { chair, first, decline, page } = await asked(house)
    const free = await house.reviewer('Fred Freeperson')
    await decline({ ...NORA, substitute_name: 'Fred', substitute_email: free.email })
    const shown = (await chair.get(page)).text
    match(
      shown,
      new RegExp(
        `aria-labelledby="proposed"[\\s\\S]*name="reviewer" value="${free.id}"[\\s\\S]*Whoever is no`,
      ),
    )
    equal((await chair.post(page, { reviewer: free.id })).status, 303)
    equal((await free.get(`/papers/${first}`)).status, 200)
    equal((await newLetters(house)).filter(({ to_email }) => to_email === free.email).length, 1)
    match((await chair.get(page)).text, /This reviewer has the paper already/)
  }))

test('two presses at once invite once', () =>
  withOwnDatabase(async (house) => {
    const { decline, invite, lettersTo } = await asked(house)
    await decline(NORA)
    const answers = await Promise.all([invite(), invite()])
    deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    equal((await lettersTo('nora@people.example')).length, 1)
    equal((await house.db('journal').where({ verb: 'substitute.invited' })).length, 1)
  }))

test('nobody is invited against a conflict, and the proposer does not learn of it', () =>
  inHouse(async (house) => {
    const { ann, chair, rita, first, decline, invite, page } = await asked(house)
    const declined = await decline({ ...NORA, substitute_name: 'Ann', substitute_email: ann.email })
    equal(declined.location, '/reviews')
    doesNotMatch((await rita.follow(declined)).text, /conflict with the paper|Ann/)
    match((await chair.get(page)).text, /has a conflict with the paper/)
    const refused = await invite()
    equal(refused.status, 403)
    match(refused.text, /has a conflict with the paper/)
    await house.db('conflicts').insert({
      ...{ paper_id: first, email: 'nora@people.example', reason: 'Family.', declared_as: 'author' },
      ...{ declared_at: house.now(), declared_by: ann.id },
    })
    await house.db('substitutes').update({ email: 'nora@people.example' })
    equal((await invite()).status, 403)
    await house.db('conflicts').where({ email: 'nora@people.example' }).delete()
    equal((await invite()).status, 303)
  }))

test('half a proposal comes back with what was typed; none at all is none', () =>
  inHouse(async (house) => {
    const { decline, rita, review } = await asked(house)
    const nameless = await decline({ ...NORA, substitute_name: '' })
    equal(nameless.status, 422)
    match(nameless.text, /id="field-substitute_name-fault"[\s\S]*value="Nora@people\.example"/)
    const typed = { reason: 'No time.', substitute_name: 'Nora', substitute_email: 'nowhere' }
    const unreachable = await rita.post(`/reviews/${review}/refusal`, typed)
    equal(unreachable.status, 422)
    match(unreachable.text, /id="field-substitute_email-fault"/)
    deepEqual(await house.db('substitutes'), [])
    equal((await decline({})).status, 303)
    deepEqual(await house.db('substitutes'), [])
  }))

test('the link of a letter takes the proposal too', () =>
  inHouse(async (house) => {
    const { chair, first, page } = await asked(house)
    const letter = (await newLetters(house)).find(({ to_name }) => to_name === 'Rita Reviewer')
    const link = /\/offers\/[\w-]{43}/.exec(letter?.body_text ?? '')?.[0] ?? ''
    const anyone = house.visitor()
    match((await anyone.get(link)).text, /Propose somebody instead/)
    const half = { paper: first, reason: '', substitute_name: 'Nora' }
    const refused = await anyone.post(`${link}/refusal`, half)
    equal(refused.status, 422)
    match(refused.text, /Say in a sentence why[\s\S]*Enter the address of whom you propose/)
    equal((await anyone.post(`${link}/refusal`, { ...half, ...NORA, reason: 'No time.' })).status, 303)
    match((await chair.get(page)).text, /Nora Newcomer/)
    doesNotMatch((await anyone.get(link)).text, /Nora/)
  }))
