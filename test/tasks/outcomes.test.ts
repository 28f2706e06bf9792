// What became of the papers that one has reviewed: on the desk, from the moment at which reviewers may know.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { released, submitted } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'

test('reviewers find the outcome of their papers on their desk once it was released to them', () =>
  inHouse(async (house) => {
    const [talk, refused] = await submitted(house, ['Invented Talk', 'Invented Refusal'])
    if (!talk || !refused) throw new Error('two papers were submitted')
    const rita = await house.reviewer()
    const other = await house.reviewer('Otto Other')
    for (const { id } of [talk, refused]) await house.assigned(rita, id)
    await house.assigned(other, talk.id)
    const chair = await house.chair()
    await released(house, { [talk.id]: 'talk', [refused.id]: 'reject' }, false)
    doesNotMatch((await rita.get('/desk')).text, /Not accepted|Accepted, talk/)
    equal((await chair.post('/decisions/releases', { audience: 'reviewers' })).status, 303)
    const desk = (await rita.get('/desk')).text
    match(
      desk,
      /Invented Talk<[\s\S]*?Accepted, talk[\s\S]*Not accepted|Invented Refusal<[\s\S]*?Not accepted[\s\S]*Accepted, talk/,
    )
    doesNotMatch((await other.get('/desk')).text, /Not accepted/)
  }))
