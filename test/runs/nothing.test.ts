// A run that can propose nothing says what is lacking: papers, reviewers, or pairs that nobody has yet.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { computed, workshop } from './computed.ts'

const FULL = /Every pair that loads and conflicts allow is assigned already/

test('a run without papers, without reviewers, and one that has nothing left to do say different things', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const bare = (await chair.get((await computed(house, chair)).at)).text
    match(bare, /There is nothing to adopt\.[\s\S]*No paper is in review/)
    doesNotMatch(bare, FULL)
    await workshop(house, { papers: 2, reviewers: 0 })
    const unread = (await chair.get((await computed(house, chair)).at)).text
    match(unread, /There is nothing to adopt\.[\s\S]*The workshop has no reviewers yet/)
    doesNotMatch(unread, FULL)
    for (const name of ['Rita Reviewer', 'Rolf Reviewer', 'Ria Reviewer']) await house.reviewer(name)
    const { at } = await computed(house, chair)
    await chair.post(`${at}/adoption`)
    match((await chair.get((await computed(house, chair)).at)).text, FULL)
  }))
