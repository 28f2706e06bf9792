// Likely conflicts, many at once: each becomes a conflict, or is ruled out with one reason.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

/** Two papers of an academy, and two reviewers of the same: four likely conflicts. */
async function aWorld(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const authors = [{ name: 'Ann Author', email: ann.email, affiliation: 'Author Academy' }]
  const papers = []
  for (const title of ['Near Kernels', 'Far Kernels'])
    papers.push(await house.submittedPaper(ann, { title, authors }))
  const people: number[] = []
  for (const name of ['Nils Neighbour', 'Nora Neighbour']) {
    const person = await house.person(name, `${name.split(' ')[0]}@north.example`.toLowerCase())
    await house.db('people').where({ id: person }).update({ affiliation: 'Academy of Author' })
    await house.db('reviewers').insert({ person_id: person, load: 3, joined_at: house.now() })
    people.push(person)
  }
  const pairs = papers.flatMap((paper) => people.map((person) => `${paper}-${person}`))
  return { ann, papers, people, pairs, chair: await house.chair() }
}

test('a chair makes conflicts of all that are ticked, each with what speaks for it', () =>
  inHouse(async (house) => {
    const { pairs, papers, chair } = await aWorld(house)
    const page = (await chair.get('/conflicts?state=likely')).text
    for (const pair of pairs) match(page, new RegExp(`name="pairs\\[\\]" value="${pair}"`))
    const typed = { pairs: pairs.slice(0, 3), judgement: 'conflict' }
    const answer = await chair.post('/conflicts', typed)
    equal(answer.location, '/conflicts?state=likely')
    match((await chair.follow(answer)).text, /3 pairs are judged/)
    const rows = await house.db('conflicts').orderBy('paper_id')
    deepEqual(
      rows.map(({ paper_id }) => paper_id),
      [papers[0], papers[0], papers[1]],
    )
    match(rows[0].reason, /Same affiliation as Ann Author/)
    equal(rows[0].kind, 'institution')
    equal(rows.filter(({ confirmed_at }) => confirmed_at).length, 3)
    const again = await chair.post('/conflicts', typed)
    equal(again.status, 422)
    match(again.text, /None of these is likely and undeclared any more/)
  }))

test('ruled out together with one reason, and never without', () =>
  inHouse(async (house) => {
    const { pairs, chair } = await aWorld(house)
    const unsaid = await chair.post('/conflicts', { pairs, judgement: 'none', reason: ' ' })
    equal(unsaid.status, 422)
    match(unsaid.text, /Say why there is no conflict/)
    match(unsaid.text, new RegExp(`value="${pairs[0]}"[^>]* checked`))
    match((await chair.post('/conflicts', { judgement: 'conflict' })).text, /Tick at least one/)
    const said = { pairs, judgement: 'none', reason: 'Another academy.' }
    equal((await chair.post('/conflicts', said)).status, 303)
    doesNotMatch((await chair.get('/conflicts?state=likely')).text, /name="pairs/)
    equal((await house.db('conflicts')).length, 0)
  }))

test('the list says which of them would take a paper from its reviewer', () =>
  inHouse(async (house) => {
    const { papers, people, chair } = await aWorld(house)
    const marked = async () =>
      (await chair.get('/conflicts?state=likely')).text.split('has the paper to review').length - 1
    equal(await marked(), 0)
    house.at('reviewing')
    await chair.post('/assignments', { paper: papers[0], reviewer: people[1] })
    equal(await marked(), 1)
    match((await chair.get('/conflicts?state=likely')).text, /loses sight of it once the pair is a conflict/)
  }))

// Rule 10.
test('a chair in conflict judges nothing of that paper, and nobody but chairs judges', () =>
  inHouse(async (house) => {
    const { ann, papers, pairs, chair } = await aWorld(house)
    const connie = await house.chair('Connie Conflicted')
    await chair.post(`/papers/${papers[0]}/conflicts`, { person: String(connie.id), reason: 'A sister.' })
    const hidden = { pairs: pairs.slice(0, 2), judgement: 'conflict' }
    equal((await connie.post('/conflicts', hidden)).status, 422)
    equal((await connie.post('/conflicts', { ...hidden, pairs })).status, 303)
    const made = await house.db('conflicts').whereNot({ person_id: connie.id }).pluck('paper_id')
    deepEqual(new Set(made), new Set([papers[1]]))
    for (const person of [ann, await house.reviewer()])
      equal((await person.post('/conflicts', hidden)).status, 404)
  }))
