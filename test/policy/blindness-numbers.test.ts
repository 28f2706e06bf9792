// What is hidden answers like what never was: every number and key, asked for, searched for and posted to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addresses } from '../support/addresses.ts'
import { inHouse } from '../support/house.ts'
import { CHAPTERS, openWorld, type Who, type World } from './blind-world.ts'
import { alike, textOf } from './crawl.ts'

const NUMBER = '987654321'
const NOBODYS = '00000000-0000-4000-8000-000000000001'

/** All three ask the same workshop, in which nothing that they send is taken. */
// Rules 1 and 41.
test('what is hidden answers like what never was', (t) =>
  inHouse(async (house) => {
    const world = await openWorld(house)
    const { submitted, assigned, reviewing, decided } = CHAPTERS
    for (const chapter of [submitted, assigned, reviewing, decided]) await chapter(world)
    await t.test('a form that is sent to it', () => formsToHidden(world))
    await t.test('a search for it', () => searches(world))
    await t.test('a field that names it', () => hiddenInFields(world))
  }))

const FIELDS = {
  title: 'Taken over',
  reason: 'Because.',
  person: '1',
  paper: '',
  reviewer: '1',
  outcome: 'talk',
  text: 'Mine now.',
  presenter: 'ZqNameA',
  attendance: 'remote',
}

/** What stands where paper A is meant, and who it is hidden from. */
async function targets({ house, papers: { A } }: World): Promise<[start: string, key: string][]> {
  const review = await house.db('reviews').where({ paper_id: A }).first<{ id: string }>('id')
  const assignment = await house.db('assignments').where({ paper_id: A }).first<{ id: number }>('id')
  return [
    ['/papers/:id', String(A)],
    ['/programme/presentations/:id', String(A)],
    ['/reviews/:id', review?.id ?? ''],
    ['/assignments/:id', String(assignment?.id)],
  ]
}

/** Without TEST_LONG=1 one of those who know nothing, in turn, stands for the others; a chair in conflict meets most. */
const isLong = process.env.TEST_LONG === '1'
const STRANGERS: Who[] = ['ghost', 'rejected', 'free']
const askedFor = (place: number): Who[] =>
  isLong ? [...STRANGERS, 'connie'] : [...STRANGERS.filter((_, turn) => place % 3 === turn), 'connie']

const POSTS = addresses.filter(({ verb }) => verb === 'post').map(({ address }) => address)
const unusedFor = (key: string) => (key.includes('-') ? '00000000-0000-4000-8000-000000000000' : NUMBER)

async function formsToHidden(world: World) {
  for (const [start, key] of await targets(world)) {
    for (const [place, route] of POSTS.filter((address) => address.startsWith(start)).entries()) {
      for (const who of askedFor(place)) {
        for (const fields of [FIELDS, {}]) {
          const send = async (id: string) => {
            const address = route.replace(':id', id).replace(/:(conflict|clearance)/, NOBODYS)
            return alike(
              textOf(await world.people[who].post(address, { ...fields, paper: id })),
              key,
              unusedFor(key),
            )
          }
          assert.equal(await send(key), await send(unusedFor(key)), `${who}, ${route}`)
        }
      }
    }
  }
}

async function hiddenInFields(world: World) {
  const { house } = world
  const { connie, one } = world.people
  const run = await house.db('runs').first<{ id: number }>('id')
  const forms = [
    '/assignments',
    `/assignments/runs/${run?.id}/proposals`,
    '/programme/boards',
    '/programme/slots',
  ]
  for (const adopted of [false, true]) {
    if (adopted) await house.db('runs').update({ adopted_at: house.now(), adopted_by: connie.id })
    for (const form of [...forms, `/assignments/runs/${run?.id}/proposals/removal`]) {
      const slot = {
        kind: 'contributed-talk',
        title: 'Talk',
        starts: '2023-07-29T10:00',
        ends: '2023-07-29T11:00',
      }
      const send = async (paper: string) =>
        alike(
          textOf(await connie.post(form, { ...slot, paper, board: 9, reviewer: one.id })),
          String(world.papers.A),
          NUMBER,
        )
      assert.equal(await send(String(world.papers.A)), await send(NUMBER), form)
    }
  }
}

const LISTS = [
  '/papers',
  '/finder',
  '/papers.csv',
  '/reviewers',
  '/assignments',
  '/forecast',
  '/mail',
  '/invitations',
  '/journal',
  '/journal.csv',
]
/** What each must not be able to find out by searching. */
const SECRETS: [Who, string[]][] = [
  ['one', ['ZqNameCo', 'ZqNameA', 'ZqNameB', 'ZqTitleW', 'ZqTitleX']],
  ['visitor', ['ZqTitleA', 'ZqNameA']],
  ['rejected', ['ZqTitleA', 'ZqNameCo']],
  ['connie', ['ZqTitleA', 'ZqNameCo', 'zqmailco', 'anna.aleph', 'ZqHandedBackA', 'ZqConflictA']],
  ['chairAuthor', ['ZqHandedBackA', 'ZqConflictA', 'zqmailco']],
]

async function searches(world: World) {
  const { house } = world
  const run = `/assignments/runs/${(await house.db('runs').first<{ id: number }>('id'))?.id}`
  for (const [who, words] of SECRETS) {
    await world.people[who].get('/call')
    for (const list of [...LISTS, run]) {
      const search = async (word: string) =>
        alike(textOf(await world.people[who].get(`${list}?q=${word}`)), word)
      const nothing = await search('Zqyxwv')
      for (const word of words)
        assert.equal(await search(word), nothing, `${who} searches ${list} for ${word}`)
    }
  }
}
