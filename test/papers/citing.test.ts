// How others cite an accepted paper: on its own page, in the words of the list for machines.
import { doesNotMatch, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { accepted } from '../programme/announced.ts'
import { inHouse } from '../support/house.ts'

test('an accepted paper brings its BibTeX along, as the list has it; no other paper does', () =>
  inHouse(async (house) => {
    const { talk, rejected } = await accepted(house)
    const visitor = house.visitor()
    const page = (await visitor.get(`/papers/${talk.id}`)).text
    const [entry = ''] = /@inproceedings\{[^<]*/.exec(page) ?? []
    ok(entry.includes(`author    = {${talk.name}}`))
    ok((await visitor.get('/papers.bib')).text.includes(entry.trim()))
    doesNotMatch((await rejected.author.get(`/papers/${rejected.id}`)).text, /@inproceedings/)
  }))
