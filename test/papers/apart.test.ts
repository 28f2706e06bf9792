// Changes to a submitted paper that are not whole: its author hears of them wherever they come by.
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

test('changes beside a submitted paper are named wherever its author comes by, and a closed form shows what counts', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    const places = [`/papers/${id}`, '/desk']
    const [before] = [await ann.get(`/papers/${id}/edit`)]
    const abstract = /name="abstract"[^>]*>([^<]+)</.exec(before.text)?.[1] ?? 'none'
    const told = /last changes do not count yet|Complete your changes/
    for (const place of places) doesNotMatch((await ann.get(place)).text, told)
    equal((await ann.post(`/papers/${id}`, { abstract: '' })).status, 422)
    for (const place of places) match((await ann.get(place)).text, told)
    const chair = await house.chair()
    doesNotMatch((await chair.get(`/papers/${id}`)).text, told)
    house.at('after submission')
    match((await ann.get(`/papers/${id}`)).text, /They were not whole when submissions closed/)
    const closed = (await ann.get(`/papers/${id}/edit`)).text
    ok(closed.includes(abstract))
    match(closed, /Later changes were never whole/)
    doesNotMatch(closed, /Write the abstract of your paper/)
    doesNotMatch((await chair.get(`/papers/${id}/edit`)).text, /Later changes/)
  }))
