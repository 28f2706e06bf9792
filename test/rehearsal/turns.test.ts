// Acts at the price of one transaction: a refused one is left out where it stands, one that fails halfway undoes them all; who acts
// is asked for no more often than it changes.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { House, Writing } from '../../server/context.ts'
import type { Turn } from '../../server/context-foreseen.ts'
import { writingInTurn } from '../../server/context-turns.ts'
import { changesViewers } from '../../server/context-viewer.ts'
import { Refused } from '../../server/core/errors.ts'
import { record } from '../../server/core/journal.ts'
import { startPaper } from '../../server/papers/actions.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'

async function withChair(
  story: (house: House, turn: (act: Turn['act'], isAlone?: boolean) => Turn) => Promise<void>,
) {
  const clone = await cloneDatabase()
  const house = await houseOn(clone.db, () => START)
  const { person_id: chair } = await clone.db('chairs').first<{ person_id: number }>('person_id')
  let paper = 0
  const turn = (act: Turn['act'], isAlone = false): Turn => ({
    by: () => chair,
    at: START,
    act,
    ...(!isAlone && { about: { paper: `paper ${paper++}`, touches: ['the next number'], reads: [] } }),
  })
  await story(house, turn).finally(() => clone.drop())
}

test('who acts is asked for once, and anew when how they stand to the paper has changed', () =>
  withChair(async (house, turn) => {
    const seen: Writing['viewer'][] = []
    const on = (act: Turn['act']) => ({
      ...turn((w) => {
        seen.push(w.viewer)
        return act(w)
      }),
      about: { paper: 'paper', touches: ['paper'], reads: [] },
    })
    const paper = (w: Writing) => w.db('papers').where({ title: 'One' })
    await writingInTurn(house, [
      on((w) => startPaper(w, 'One')),
      on((w) => paper(w).update({ keywords: 'many' })),
      on((w) => paper(w).update({ abstract: 'Much.' })),
      on((w) => paper(w).update({ submitted_at: w.now, submitted_by: w.viewer.personId })),
      on((w) => paper(w)),
    ])
    const [first, second, third, fourth, last] = seen
    assert.equal(first?.authored.size, 0)
    assert.equal(second?.authored.size, 1)
    assert.equal(third, second)
    assert.equal(fourth, second)
    assert.notEqual(last, second)
  }))

type Watched = 'chair' | 'other'

/** Two people who act on one paper, and as whom they do. */
async function watching({ db }: House, turn: (act: Turn['act']) => Turn) {
  const person = { name: 'Rae Reader', email: 'rae@readers.example', password_hash: '', created_at: START }
  const [other] = await db('people').insert(person).returning<{ id: number }[]>('id')
  const seen: Record<Watched, Writing['viewer'][]> = { chair: [], other: [] }
  const on = (by: Watched, act: Turn['act'] = async () => undefined, stays = false): Turn => ({
    ...turn((w) => {
      seen[by].push(w.viewer)
      return act(w)
    }),
    ...(by === 'other' && { by: () => other?.id ?? 0 }),
    about: { paper: 'paper', touches: ['paper'], reads: [], stays },
  })
  return { seen, on }
}

test('a review that is sent has its writer asked for anew, and nobody else', () =>
  withChair(async (house, turn) => {
    const { seen, on } = await watching(house, turn)
    const sends: Turn['act'] = (w) => w.db('reviews').where({ number: 0 }).update({ submitted_at: w.now })
    await writingInTurn(house, [on('chair'), on('other'), on('other', sends), on('chair'), on('other')])
    assert.equal(seen.chair[1], seen.chair[0])
    assert.equal(seen.other[1], seen.other[0])
    assert.notEqual(seen.other[2], seen.other[1])
    const aboutNone = { ...on('other', sends), about: { paper: null, touches: [], reads: [] } }
    await writingInTurn(house, [on('other'), aboutNone, on('chair'), on('other')])
    assert.notEqual(seen.other.at(-1), seen.other.at(-3))
  }))

test('whoever acts and stays what they are to a paper is not asked for anew for that, whoever else acts on it is', () =>
  withChair(async (house, turn) => {
    const { seen, on } = await watching(house, turn)
    const changes: Turn['act'] = (w) => w.db('conflicts').where({ reason: 'none' }).delete()
    await writingInTurn(house, [
      ...[on('chair'), on('other'), on('chair', changes, true)],
      ...[on('chair'), on('other'), on('other', changes), on('chair')],
    ])
    assert.equal(seen.chair[2], seen.chair[1])
    assert.notEqual(seen.other[1], seen.other[0])
    assert.notEqual(seen.chair[3], seen.chair[2])
  }))

test('an act that is alone has everybody asked for anew only where it may change them', () =>
  withChair(async (house, turn) => {
    const seen: Writing['viewer'][] = []
    const looks = () => turn(async (w) => seen.push(w.viewer))
    const quiet = turn((w) => record(w, 'paper.refused'), true)
    const loud = turn((w) => w.db('people').where({ email: '' }).update({ name: '' }), true)
    await writingInTurn(house, [looks(), quiet, looks(), loud, looks()])
    assert.equal(seen[1], seen[0])
    assert.notEqual(seen[2], seen[1])
  }))

const VIEWS: Record<string, string[]> = {
  addresses: ['people', 'emails'],
  conflicted: ['authorships', 'conflicts', 'people', 'emails'],
}

/** What the question for viewers reads, views by their tables. */
async function tablesRead(): Promise<string[]> {
  const source = await readFile(new URL('../../server/context-viewer.ts', import.meta.url), 'utf8')
  const query = source.slice(source.indexOf('select p.id'))
  const named = [...query.matchAll(/\b(?:from|join) (?!lateral)([a-z_]+)/g)].flatMap(
    ([, name = '']) => VIEWS[name] ?? name,
  )
  return [...new Set(named)]
}

test('a statement counts as a change where it writes what a viewer is made of', async () => {
  const tables = await tablesRead()
  assert.ok(tables.length > 10)
  const changing = [
    ...tables.map((table) => `insert into "${table}" ("paper_id") values ($1)`),
    ...tables.map((table) => `delete\n      from ${table} where id = $1`),
    'with gone as (delete from conflicts where id = $1 returning *) select * from gone',
    'update "papers" set "title" = $1, "withdrawn_at" = $2 where "id" = $3 returning *',
    'update assignments a set ended_at = $1 from papers p where p.id = a.paper_id',
    'update meta_review_rules set active = $1',
  ]
  const others = [
    'select * from "papers" where "submitted_at" is not null for update',
    'update "papers" set "title" = $1 where "submitted_at" is not null',
    'update "reviews" set "text" = $1, "saved_at" = $2 where "id" = $3 returning *',
    'insert into "review_versions" ("review_id") values ($1)',
    'insert into letter_papers (paper_id) select id from papers',
  ]
  assert.deepEqual(
    [...changing, ...others].filter((text) => changesViewers(text)),
    changing,
  )
})

test('a review is sent by its writer, who alone stands otherwise for that', () => {
  const sending =
    'with "written" as (update "reviews" set "submitted_at" = $1 where "id" = $2 returning *) select 1'
  assert.equal(changesViewers(sending), 'sender')
  assert.equal(changesViewers(sending.replace('select 1', 'delete from assignments')), 'anybody')
  assert.equal(changesViewers('insert into reviews (paper_id) values ($1)'), 'anybody')
})

const refuse: Turn['act'] = async (w) => {
  await w.db('papers').forUpdate()
  await record(w, 'paper.refused')
  throw new Refused('Not today.')
}

test('what is refused at once is left out, with what it had said; the others happen', () =>
  withChair(async (house, turn) => {
    const titles = ['One', 'Two', 'Three']
    const [one, two, three] = titles.map((title) => turn((w) => startPaper(w, title)))
    const refusals = [turn(refuse), turn(refuse, true), turn(async () => ({ ok: false }))]
    const heard: Turn[] = []
    const turns = [one, refusals[0], two, refusals[1], three, refusals[2]].flatMap((each) => each ?? [])
    await writingInTurn(house, turns, (left) => heard.push(left))
    assert.deepEqual(new Set(heard), new Set(refusals))
    assert.deepEqual(await house.db('papers').orderBy('id').pluck('title'), titles)
    assert.deepEqual(await house.db('journal').where({ verb: 'paper.refused' }), [])
  }))

test('what fails halfway, or through a fault of ours, undoes them all', () =>
  withChair(async (house, turn) => {
    const good = turn((w) => startPaper(w, 'One'))
    const halfway = turn(async (w) => {
      await startPaper(w, 'Two')
      throw new Refused('Not today.')
    })
    const broken = turn(async () => {
      throw new Error('A slip of the pen.')
    })
    const heard: Turn[] = []
    for (const bad of [halfway, broken])
      await assert.rejects(writingInTurn(house, [good, bad], (left) => heard.push(left)))
    await assert.rejects(writingInTurn(house, [good, turn(refuse)]), Refused)
    assert.deepEqual(heard, [])
    assert.deepEqual(await house.db('papers'), [])
  }))
