// The SQL of the outbox and policy/people agree, letter by letter, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading } from '../../server/context.ts'
import { NotFound } from '../../server/core/errors.ts'
import { findBatch, findLetter, listLetters } from '../../server/mail/queries.ts'
import { maySeeLetter } from '../../server/policy/people.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'

const clone = await cloneDatabase()
const { db } = clone
const house: House = await houseOn(db, () => START)
after(() => clone.drop())

async function insert<T>(table: string, row: object): Promise<T> {
  const [added] = await db(table).insert(row).returning<{ id: T }[]>('*')
  return added?.id ?? assert.fail()
}

const person = (name: string) =>
  insert<number>('people', { name, email: `${name.toLowerCase()}@people.example`, created_at: START })
const people: Record<string, number> = {}
for (const name of ['Outsider', 'Chair', 'FirstChair', 'BothChair', 'Author'])
  people[name] = await person(name)
for (const name of ['Chair', 'FirstChair', 'BothChair']) {
  await db('chairs').insert({ person_id: people[name], appointed_at: START })
}
const by = people.Outsider
const paper = (title: string) =>
  insert<number>('papers', { title, created_at: START, created_by: by, changed_at: START })
const papers = [await paper('One'), await paper('Two'), await paper('Three')]
const [one = 0, two = 0, three = 0] = papers
await db('authorships').insert({
  paper_id: one,
  position: 1,
  name: 'A',
  email: 'author@people.example',
  person_id: people.Author,
})
const conflict = { declared_as: 'chair', reason: 'Invented.', declared_at: START, declared_by: by }
await db('conflicts').insert([
  { ...conflict, paper_id: one, person_id: people.FirstChair },
  { ...conflict, paper_id: one, person_id: people.BothChair },
  { ...conflict, paper_id: two, person_id: people.BothChair },
])

/** A letter for each set of papers that it may speak of, each in a batch of its own. */
const SETS = [[], [one], [two], [three], [one, two], [one, three], [one, two, three]]
const letters: { id: string; batch: string; papers: number[] }[] = []
for (const set of SETS) {
  const batch = await insert<string>('batches', {
    kind: 'assignments',
    title: 'Invented',
    created_at: START,
    created_by: by,
  })
  const row = { batch_id: batch, view: 'x/mail/y', model: '{}', to_name: 'A', to_email: 'a@b.example' }
  const words = { subject: 'S', body_text: 'T', body_html: 'H', written_at: START }
  const id = await insert<string>('letters', { ...row, ...words })
  for (const paper_id of set) await db('letter_papers').insert({ letter_id: id, paper_id })
  letters.push({ id, batch, papers: set })
}

const exists = (found: Promise<unknown>) =>
  found.then(
    () => true,
    (error) => {
      assert.ok(error instanceof NotFound, String(error))
      return false
    },
  )

// Rule 37.
test('finders and policy agree on who may read which letter', async () => {
  const seen: Record<string, number> = {}
  for (const name of ['visitor', ...Object.keys(people)]) {
    const r = await reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
    const allowed = letters.filter(({ papers }) => maySeeLetter(r.viewer, papers) === 'yes')
    const listed = await listLetters(r, { q: '', state: '', page: 1 }, { limit: 99, offset: 0 })
    assert.deepEqual(listed.map(({ id }) => id).toSorted(), allowed.map(({ id }) => id).toSorted(), name)
    for (const letter of letters) {
      assert.equal(
        await exists(findLetter(r, letter.id)),
        allowed.includes(letter),
        `${name}, ${letter.papers}`,
      )
      assert.equal(
        await exists(findBatch(r, letter.batch)),
        allowed.includes(letter),
        `${name}, ${letter.papers}`,
      )
    }
    seen[name] = allowed.length
  }
  assert.deepEqual(seen, { visitor: 0, Outsider: 0, Chair: 7, FirstChair: 6, BothChair: 4, Author: 0 })
})
