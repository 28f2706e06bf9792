// Every list asks the database the same number of questions, whatever the number of its rows.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { asked } from './asked.ts'

const CHAIRS = [
  '/desk',
  '/papers',
  '/reviewers',
  '/forecast?show=all',
  '/deferrals',
  '/reminders',
  '/assignments',
  '/decisions',
  '/decisions/release',
  '/mail',
  '/journal',
  '/invitations',
  '/bids/overview',
  '/papers.csv',
]

test('lists ask as often for three papers as for one', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const rita = await house.reviewer()
    const look = async () => {
      const counts: Record<string, number> = {}
      for (const path of CHAIRS) counts[path] = await asked(house, chair, path)
      counts['author: /desk'] = await asked(house, ann, '/desk')
      counts['author: /papers'] = await asked(house, ann, '/papers')
      counts['reviewer: /reviews'] = await asked(house, rita, '/reviews')
      counts['reviewer: /bids'] = await asked(house, rita, '/bids?show=all')
      counts['a reviewer now'] = await asked(house, chair, `/papers/${first}/standins`)
      return counts
    }
    const more = async (title: string) => house.assigned(rita, await house.submittedPaper(ann, { title }))
    await more('One')
    const { id: first } = await house.db('papers').first<{ id: number }>('id')
    await house.reviewer('Fred Free')
    await chair.post('/invitations', { emails: 'one@people.example', role: 'reviewer', load: 3 })
    const few = await look()
    for (const title of ['Two', 'Three']) await more(title)
    for (const name of ['Rolf Referee', 'Runa Reader']) await house.reviewer(name)
    await chair.post('/invitations', {
      emails: 'two@people.example\nthree@people.example',
      role: 'reviewer',
      load: 3,
    })
    deepEqual(await look(), few)
    ok(
      Object.values(few).every((count) => count > 0 && count <= 20),
      JSON.stringify(few),
    )
  }))

test('a paper asks as often with three reviews as with one', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    await house.assigned(await house.reviewer('Rita Reviewer'), id)
    const few = await asked(house, chair, `/papers/${id}`)
    for (const name of ['Rolf Referee', 'Runa Reader']) await house.assigned(await house.reviewer(name), id)
    equal(await asked(house, chair, `/papers/${id}`), few)
  }))
