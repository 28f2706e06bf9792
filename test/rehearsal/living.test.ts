// A world lived on an empty database: nothing is refused, and everybody has the fate that was meant.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Db } from '../../server/core/db.ts'
import { EXTRAS, extrasWanted } from '../../server/rehearsal/extras.ts'
import { liveUntil } from '../../server/rehearsal/live.ts'
import { castPersonas } from '../../server/rehearsal/personas.ts'
import type { LeftOut } from '../../server/rehearsal/play.ts'
import { openPress } from '../../server/rehearsal/press.ts'
import { placed } from '../../server/rehearsal/script.ts'
import type { PersonaKey } from '../../server/rehearsal/types.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { subjectOf } from '../../server/world/subjects.ts'
import type { World } from '../../server/world/types.ts'
import { houseOn } from '../support/house-on.ts'
import { emptyWorld } from './staged.ts'

type Fate = { outcome: string | null; submitted: boolean }
type Story = (living: { db: Db; world: World; leftOut: LeftOut[] }) => Promise<void>

async function livingWorld(story: Story): Promise<void> {
  const { db, drop } = await emptyWorld()
  const house = await houseOn(db, () => Temporal.Instant.from('2023-07-30T00:00Z'))
  const world = inventWorld({ seed: 3, papers: 24, reviewers: 16 })
  const folder = house.uploads.incoming
  const press = openPress({ uploads: house.uploads, folder, world, recipe: '' }, false)
  try {
    const leftOut = await liveUntil(house, world, 'workshop-day', {
      files: press.files,
      extras: extrasWanted(EXTRAS),
    })
    await story({ db, world, leftOut })
  } finally {
    await press.close()
    await drop()
  }
}

type Said = { accepted: number; answered: number; handedBack: number; standins: number; waiting: number }

/** Of one reviewer, or of all. */
async function saidBy(db: Db, email: string | null = null): Promise<Said> {
  const { rows } = await db.raw<{ rows: Said[] }>(
    `select count(a.accepted_at)::int as accepted, count(d.answered_at)::int as answered,
       count(v.refused_at)::int as "handedBack", count(*) filter (where a.standin)::int as standins,
       count(*) filter (where d.asked_at is not null and d.answered_at is null)::int as waiting
     from assignments a join people p on p.id = a.person_id
     join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     left join deferrals d on d.assignment_id = a.id
     where p.email = coalesce(:email, p.email)`,
    { email },
  )
  return placed(rows, 0)
}

async function reviewersSpoke(db: Db, emailOf: (persona: PersonaKey) => string): Promise<void> {
  assert.ok((await saidBy(db, emailOf('reviewer-busy'))).accepted > 0)
  assert.ok((await saidBy(db, emailOf('reviewer-late'))).answered > 0)
  const { handedBack, standins, waiting } = await saidBy(db)
  assert.ok(handedBack > 0 && standins > 0 && waiting === 0)
  for (const table of ['flags', 'ratings', 'responses', 'meta_reviews'])
    assert.ok((await db(table)).length > 1, table)
}

/** What is to be said of one paper alone, each sentence with how many of its reviews say it. */
async function saidOfPapers(db: Db, world: World): Promise<[sentence: string, times: number][]> {
  const rows = await db('reviews as v')
    .join('papers as p', 'p.id', 'v.paper_id')
    .whereNotNull('v.submitted_at')
    .select<{ title: string; text: string }[]>('p.title', 'v.text')
  return world.papers.flatMap((paper) => {
    const { strengths, weaknesses, questions } = subjectOf(paper)
    const texts = rows.filter(({ title }) => title === paper.title).map(({ text }) => text.toLowerCase())
    return [...strengths, ...weaknesses, ...questions].map((sentence): [string, number] => [
      sentence,
      texts.filter((text) => text.includes(sentence.slice(1).toLowerCase())).length,
    ])
  })
}

async function nobodyRepeats(db: Db, world: World): Promise<void> {
  const said = await saidOfPapers(db, world)
  assert.ok(said.some(([, times]) => times === 1))
  assert.deepEqual(
    said.filter(([, times]) => times > 1),
    [],
  )
}

async function lettersArrived(db: Db): Promise<void> {
  assert.deepEqual(await db('letters').whereNull('kept_at').select('subject'), [])
  const names = await db('letters').pluck<string[]>('id')
  assert.ok(
    names.every((name) => z.uuid().safeParse(name).success),
    'the names of rows are such as real ones',
  )
  assert.deepEqual(await db('graphile_worker.jobs').where({ task_identifier: 'mail.post' }), [])
}

test('a world lives from its first day to its last', () =>
  livingWorld(async ({ db, world, leftOut }) => {
    assert.deepEqual(leftOut, [])

    const personas = castPersonas(world)
    const fateOf = async (persona: PersonaKey): Promise<Fate> => {
      const { email } = placed(world.people, personas[persona] ?? -1)
      return db('papers as p')
        .join('people as a', 'a.id', 'p.created_by')
        .leftJoin('decisions as d', 'd.paper_id', 'p.id')
        .where('a.email', email)
        .first<Fate>('d.outcome', db.raw('p.submitted_at is not null as submitted'))
    }
    assert.equal((await fateOf('author-talk')).outcome, 'talk')
    assert.equal((await fateOf('author-rejected')).outcome, 'reject')
    assert.equal((await fateOf('author-draft')).submitted, false)

    const counted = async (table: string) => (await db(table).count<{ n: number }[]>('* as n'))[0]?.n ?? 0
    assert.equal(await counted('chairs'), 4)
    assert.ok((await counted('boards')) > 0)
    assert.ok((await counted('bids')) > 0)
    assert.ok((await counted('comments')) > 5)
    assert.deepEqual(await db('flags').whereNull('closed_at'), [], 'the chairs have looked into every flag')
    assert.ok((await counted('comment_letters')) > 2)
    assert.equal(await counted('editions'), 1)
    await reviewersSpoke(db, (persona) => placed(world.people, personas[persona] ?? -1).email)
    await lettersArrived(db)
    await nobodyRepeats(db, world)
    const late = await db('reviews').where('submitted_at', '>', '2023-06-13T12:00Z')
    assert.ok(late.length > 0, 'some reviews come late')
  }))
