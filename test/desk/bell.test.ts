// The bell of every page: what waits for whoever is signed in, and nothing of what is hidden from them.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, release, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

/** The head of the menu, and each line with its address. */
async function bell(visitor: Visitor, path = '/account'): Promise<string[]> {
  const { text } = await visitor.get(path)
  const [, menu = ''] = /<details class="menu bell">([\s\S]*?)<\/details>/.exec(text) ?? []
  const lines = [...menu.matchAll(/<a href="([^"]+)">(?:<svg[\s\S]*?<\/svg>)?([^<]+)<\/a>/g)]
  const [, told = 'no bell'] = /class="who">([^<]+)</.exec(menu) ?? []
  return [told, ...lines.map(([, href, label]) => `${label}: ${href}`)]
}

test('a reviewer is told of reviews to be written until they are sent', () =>
  inHouse(async (house) => {
    const { rita, rob, id } = await paperInReview(house)
    const waits = ['1 thing waits for you', '1 review to be written: /reviews']
    deepEqual(await bell(rita), waits)
    match((await rita.get('/account')).text, /aria-label="1 thing waits for you"/)
    await rita.post(`/reviews/${id}/submission`, WHOLE)
    deepEqual(await bell(rita), ['Nothing new for you'])
    deepEqual(await bell(rob), waits)
    deepEqual(await bell(house.visitor(), '/papers'), ['no bell'])
  }))

test('chairs are told of what asks for them, less papers in conflict', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, id } = await paperInReview(house)
    const cleo = await house.chair('Cleo Conflicted')
    await conflict(house, paper, cleo.id)
    await rita.post(`/papers/${paper}/flags`, { kind: 'instructions', text: 'White words on page 2.' })
    await rita.post(`/tasks/${id}/deferrals`, { days: 2, days_reason: 'A plain visa.' })
    const waits = ['1 paper is flagged: /flags', '1 reviewer asks for more days: /deferrals']
    deepEqual(await bell(chair), ['2 things wait for you', ...waits])
    deepEqual(await bell(chair, '/desk'), await bell(chair))
    deepEqual(await bell(cleo), ['Nothing new for you'])
    await conflict(house, paper, rita.id)
    deepEqual(await bell(chair), ['1 thing waits for you', waits[0]])
  }))

test('authors are told of drafts while papers are taken', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await ann.post('/papers', { title: 'Begun' })
    deepEqual(await bell(ann), ['1 thing waits for you', '1 paper not submitted yet: /desk?role=author'])
    house.at('reviewing')
    deepEqual(await bell(ann), ['Nothing new for you'])
    equal((await bell(await house.author('Ben Between'), '/desk')).length, 1)
  }))

test('authors of an accepted paper are told what is asked of them, once they may know', () =>
  inHouse(async (house) => {
    const { author, paper } = await paperInReview(house)
    house.at('after notification')
    deepEqual(await bell(author), ['Nothing new for you'])
    await release(house, paper)
    const final = '1 final version to be handed in: /desk?role=author'
    const presenter = '1 paper without a presenter: /desk?role=author'
    deepEqual(await bell(author), ['2 things wait for you', final, presenter])
    await author.post(`/programme/presentations/${paper}`, {
      presenter: 'Ann Author',
      attendance: 'in-person',
    })
    deepEqual(await bell(author), ['1 thing waits for you', final])
    house.at(house.now().add({ hours: 24 * 365 }))
    deepEqual(await bell(author), ['Nothing new for you'])
  }))
