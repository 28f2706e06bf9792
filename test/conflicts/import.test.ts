// Conflicts from a CSV: shown line by line first, then all of them declared as the word of a chair, or none.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { twoPapers } from '../assignments/two-papers.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const IMPORT = '/conflicts/import'
const standing = ({ db }: TestHouse) =>
  db('conflicts')
    .whereNull('lifted_at')
    .orderBy(['paper_id', 'email'])
    .select('paper_id', 'email', 'kind', 'reason', 'declared_as')
const saysIn = (text: string) =>
  [
    ...text.matchAll(/<tr><td class="n" data-head="Line">(\d+)<\/td>[\s\S]*?<span class="pill[^>]*>([^<]*)/g),
  ].map(([, line, says]) => [Number(line), says?.trim()])

/** As HotCRP exports the conflicts of its committee. */
async function exported(house: TestHouse) {
  const { ann, first, second, rita, ...people } = await twoPapers(house)
  const other = await house.chair('Otto Otherchair')
  await ann.post(`/papers/${second}/conflicts`, { person: other.email, reason: 'Brother.' })
  const csv = [
    'paper,title,first,last,email,conflicttype',
    `${first},"First, kernels",Rita,Reviewer,${rita.email.toUpperCase()},Recent collaborator`,
    `${first},,Rita,Reviewer,${rita.email},Co-author`,
    `${second},Second Kernels,New,Comer,new@people.example,Institutional conflict`,
    `${second},,Ann,Author,${ann.email},Author`,
    `${second},,Otto,Otherchair,${other.email},Personal`,
  ].join('\n')
  return { ...people, ann, first, second, rita, other, csv }
}

// Rule 50.
test('a CSV of conflicts is shown line by line, and then taken in whole', () =>
  inHouse(async (house) => {
    const { ann, first, second, rita, chair, csv } = await exported(house)
    const before = await standing(house)
    const shown = await chair.post(IMPORT, { csv })
    equal(shown.status, 200)
    deepEqual(saysIn(shown.text), [
      [2, 'New'],
      [3, 'Stands above already'],
      [4, 'New: counts once somebody has this address'],
      [5, 'An author, in conflict anyway'],
      [6, 'In conflict already'],
    ])
    match(shown.text, /Declare 2 conflicts/)
    deepEqual(await standing(house), before)
    equal((await chair.post(`${IMPORT}/adoption`, { csv })).status, 303)
    const declared = (await standing(house)).filter(({ declared_as }) => declared_as === 'chair')
    deepEqual(
      declared.map(({ paper_id, email, kind, reason }) => [paper_id, email, kind, reason]),
      [
        [first, rita.email, 'collaborator', 'Recent collaborator'],
        [second, 'new@people.example', 'institution', 'Institutional conflict'],
      ],
    )
    for (const visitor of [house.visitor(), ann, rita])
      equal((await visitor.post(IMPORT, { csv })).status, 404)
  }))

// Rules 1, 10 and 48.
test('one line at fault stops all of it, by its number; a hidden paper is like one that is not there', () =>
  inHouse(async (house) => {
    const { first, rita, rolf, chair, other, csv } = await exported(house)
    const before = await standing(house)
    const faulty = [`999999,x,a,b,${rolf.email},Other`, `${first},,a,b,****@people.example,Other`]
    const wrong = [csv, ...faulty, `${first},Second Kernels,a,b,${rolf.email},Other`].join('\n')
    for (const path of [IMPORT, `${IMPORT}/adoption`]) {
      const { status, text } = await chair.post(path, { csv: wrong })
      equal(status, 422)
      match(text, /id="field-csv-fault"[\s\S]*?Line 7: There is no such paper\. Line 8: This is no/)
      match(text, /2 new, 3 passed over, 3 that cannot be/)
      deepEqual(saysIn(text).slice(5), [
        [7, 'There is no such paper.'],
        [8, 'This is no email address.'],
        [9, 'The file means “Second Kernels”.'],
      ])
    }
    deepEqual(await standing(house), before)
    const headless = await chair.post(IMPORT, { csv: `${first},${rita.email}` })
    equal(headless.status, 422)
    match(headless.text, /href="#field-csv">Line 1: there is no column named paper, reviewer/)
    const blind = (await other.post(IMPORT, { csv })).text
    match(blind, /There is no such paper\./)
    doesNotMatch(blind, /An author|In conflict already/)
  }))

test('the list comes back as it went out, without what is only likely or was ruled out', () =>
  inHouse(async (house) => {
    const { first, rita, rolf, chair } = await twoPapers(house)
    const csv = `paper,email,kind,reason\n${first},${rita.email},co-author,Two papers in 2022.`
    equal((await chair.post(`${IMPORT}/adoption`, { csv })).status, 303)
    const own = (await chair.get('/conflicts.csv')).text
    const again = await chair.post(IMPORT, { csv: own })
    equal(again.status, 200)
    match(again.text, /0 new, \d+ passed over, 0 that cannot be/)
    const likely = `paper,email,state\n${first},${rolf.email},likely\n${first},${rolf.email},cleared`
    match((await chair.post(IMPORT, { csv: likely })).text, /0 new, 2 passed over/)
    equal((await chair.post(`${IMPORT}/adoption`, { csv: likely })).status, 422)
  }))

test('it says beforehand who loses a paper, what was ruled out, and what hides from oneself', () =>
  inHouse(async (house) => {
    const { first, second, rita, rolf, chair } = await twoPapers(house)
    await chair.post('/assignments', { paper: first, reviewer: rita.id })
    await chair.post(`/papers/${second}/conflicts/clearances`, { person: rolf.id, reason: 'A namesake.' })
    const lines = [`${first},${rita.email}`, `${second},${rolf.email}`, `${second},${chair.email}`]
    const csv = ['paper,email', ...lines].join('\n')
    deepEqual(saysIn((await chair.post(IMPORT, { csv })).text), [
      [2, 'New: takes the paper from its reviewer'],
      [3, 'New, although it was ruled out'],
      [4, 'New: hides the paper from you'],
    ])
    equal((await chair.post(`${IMPORT}/adoption`, { csv })).status, 303)
    equal((await chair.get(`/papers/${second}/conflicts`)).status, 404)
    match((await chair.get('/conflicts')).text, new RegExp(`href="${IMPORT}"`))
  }))
