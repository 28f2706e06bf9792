// Two workshops that differ in how much was done about one paper: a chair in conflict with it finds the same in both, so
// that no number in an address, no line and no letter tells that something happened.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, WHOLE } from '../reviews/paper-in-review.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { done } from './blind-world.ts'

const PAGES = [
  ...['/desk', '/journal', '/journal.csv', '/mail', '/flags?state=all', '/flags.csv', '/deferrals'],
  ...['/conflicts', '/assignments', '/assignments.csv', '/assignments/by-reviewer', '/assignments/rulings'],
  ...[
    '/assignments/matrix',
    '/reviewers',
    '/reviewers.csv',
    '/forecast?show=all',
    '/quality',
    '/quality/all',
  ],
  ...['/reminders', '/decisions', '/decisions/release', '/papers', '/comments', '/invitations'],
]

type Actors = { chair: Visitor; author: Visitor; reviewer: Visitor; standin: Visitor; other: Visitor }

/** All that can happen to a paper in review. */
async function busied(house: TestHouse, paper: number, actors: Actors): Promise<void> {
  const { chair, author, reviewer, standin, other } = actors
  const of = { paper_id: paper, person_id: reviewer.id }
  const { id } = await house.db('reviews').where(of).first<{ id: string }>('id')
  const page = `/papers/${paper}`
  done(await reviewer.post(`${page}/flags`, { kind: 'ethics', text: 'Harm.' }))
  const flag = await house.db('flags').where({ paper_id: paper }).first<{ id: string }>('id')
  done(await reviewer.post(`/tasks/${id}/deferrals`, { days: 2, days_reason: 'A fever.' }))
  const [wish] = await house.db('deferrals').whereNull('answered_at').pluck('id')
  done(await chair.post(`/deferrals/${wish}/grant`))
  done(await chair.post(`/flags/${flag.id}/outcome`, { outcome: 'dismissed', answer: '' }))
  done(await chair.post(`${page}/standins`, { reviewer: standin.id }))
  done(await author.post(`${page}/conflicts`, { person: 'sam@people.example', reason: 'Adviser.' }))
  done(await chair.post(`${page}/conflicts/clearances`, { person: other.id, reason: 'Looked at.' }))
  done(await chair.post('/assignments/rulings', { paper, reviewer: other.id, ruling: 'forbidden' }))
  done(await chair.post(`${page}/handling`, { chair: chair.id }))
  done(await reviewer.post(`/reviews/${id}/submission`, WHOLE))
  done(await chair.post(`/reviews/${id}/quality`, { rating: 3 }))
  done(await reviewer.post(`${page}/comments`, { text: 'Sound.', audience: 'reviewers' }))
  done(await chair.post(`${page}/decisions`, { outcome: 'talk', note: 'Good.' }))
  const sent = done(
    await chair.post('/selection/letters', { papers: paper, subject: 'Lunch', words: 'Soup.' }),
  )
  done(await chair.post(`${sent.location}/dispatch`))
  await house.run()
}

const plain = (text: string, base: string) =>
  text
    .replaceAll(base, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'a-key')
    .replace(/<div class="notice".*/g, '')

async function seen(house: TestHouse, isBusy: boolean): Promise<Map<string, string>> {
  const [author, chair, connie] = [
    await house.author('Ann Author'),
    await house.chair(),
    await house.chair('Connie Conflicted'),
  ]
  const titles = ['Hidden Kernels', 'Open Kernels']
  const [hidden = 0, open = 0] = [
    await house.submittedPaper(author, { title: titles[0] }),
    await house.submittedPaper(author, { title: titles[1] }),
  ]
  const [reviewer, standin, other] = [
    await house.reviewer('Rita Reviewer'),
    await house.reviewer('Stan Standin'),
    await house.reviewer('Otto Other'),
  ]
  await conflict(house, hidden, connie.id)
  house.at('reviewing')
  for (const paper of [hidden, open]) await house.assigned(reviewer, paper)
  const actors = { chair, author, reviewer, standin, other }
  if (isBusy) await busied(house, hidden, actors)
  await busied(house, open, actors)
  const pages = new Map<string, string>()
  for (const page of PAGES) {
    const { status, text } = await connie.get(page)
    equal(status, 200, page)
    pages.set(page, plain(text, house.base))
  }
  return pages
}

async function world(isBusy: boolean) {
  let pages = new Map<string, string>()
  await withOwnDatabase(async (house) => {
    pages = await seen(house, isBusy)
  })
  return pages
}

/** The lines that only one of the two has, with the page on which they stand. */
function apart(page: string, one = '', other = ''): string[] {
  const lines = [one, other].map((text) => new Set(text.split('\n').map((line) => line.trim())))
  const [a, b] = lines
  return a && b ? [...a.symmetricDifference(b)].map((line) => `${page}: ${line.slice(0, 300)}`) : []
}

// Rules 10, 14, 22 and 41.
test('whatever is done about a paper, a chair in conflict with it finds the same', async () => {
  const [quiet, busy] = [await world(false), await world(true)]
  deepEqual(
    PAGES.flatMap((page) => apart(page, quiet.get(page), busy.get(page))),
    [],
  )
})
