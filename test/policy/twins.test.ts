// The SQL of the finders of papers and policy/papers agree, paper by paper, for every kind of viewer; so do journal and policy.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, type Reading, reading } from '../../server/context.ts'
import { NotFound } from '../../server/core/errors.ts'
import { knownDecisions } from '../../server/decisions/queries.ts'
import { journalLines } from '../../server/journal/queries.ts'
import { findPaper, listPapers } from '../../server/papers/queries.ts'
import { isPublic, mayKnowAuthors, maySeePaper, type PaperFacts } from '../../server/policy/papers.ts'
import { maySeeLine } from '../../server/policy/people.ts'
import { publicPapers } from '../../server/programme/queries.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { furnish, STATES, type State } from './every-kind-of-paper.ts'

const clone = await cloneDatabase()
const { db } = clone
const house: House = await houseOn(db, () => START)
after(() => clone.drop())

const { people, papers } = await furnish(db)
const everybody = ['visitor', ...Object.keys(people)]
const readingOf = (name: string) =>
  reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })

/** Worked out from the states themselves and not by the SQL under test. */
const factsOf = (id: number, { submitted, withdrawn, deskRejected, release }: State): PaperFacts => ({
  id,
  submitted_at: submitted ? START : null,
  withdrawn_at: withdrawn ? START : null,
  desk_rejected_at: deskRejected ? START : null,
  announced: release === 'talk sent',
})
const facts = [...papers].map(([id, state]) => factsOf(id, state))
const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id)

const ANY = { q: '', state: '', topic: null, sort: 'number' } as const

const exists = (r: Reading, id: number) =>
  findPaper(r, id).then(
    () => true,
    (error) => {
      assert.ok(error instanceof NotFound, String(error))
      return false
    },
  )

// Rules 2 and 41.
test('finders and policy agree on who sees which paper', async () => {
  const seen: Record<string, number> = {}
  for (const name of everybody) {
    const r = await readingOf(name)
    const allowed = idsOf(facts.filter((paper) => maySeePaper(r.viewer, paper) === 'yes'))
    assert.deepEqual(idsOf(await listPapers(r, ANY)), allowed, name)
    for (const { id } of facts) assert.equal(await exists(r, id), allowed.includes(id), `${name}, ${id}`)
    seen[name] = allowed.length
  }
  const all = STATES.length
  const strangers = {
    visitor: 1,
    outsider: 1,
    unconfirmed: 1,
    authorByAddress: 1,
    declared: 1,
    assignedDeclared: 1,
  }
  const formerly = { undispatched: 1, ended: 1, left: 1, chairDeclared: 1, chairByAddress: 1 }
  assert.deepEqual(seen, {
    ...strangers,
    ...formerly,
    assigned: 6,
    author: all,
    chair: all,
    chairAuthor: all,
  })
})

test('a search for an author finds the papers whose authors one may know', async () => {
  for (const name of everybody) {
    const r = await readingOf(name)
    const known = facts.filter(
      (paper) => maySeePaper(r.viewer, paper) === 'yes' && mayKnowAuthors(r.viewer, paper) === 'yes',
    )
    assert.deepEqual(idsOf(await listPapers(r, { ...ANY, q: 'chairbyaddress' })), idsOf(known), name)
  }
})

// Rule 12.
test('everything that is public is public by the same rule', async () => {
  const rule = idsOf(facts.filter(isPublic))
  assert.equal(rule.length, 1)
  assert.deepEqual(idsOf(await publicPapers({ db })), rule)
  assert.deepEqual([...(await knownDecisions(await readingOf('visitor'))).keys()], rule)
})

// Rule 10.
test('the journal and policy agree on who reads which line', async () => {
  const lines = await db('journal').select<{ id: number; paper_id: number | null }[]>('id', 'paper_id')
  for (const name of everybody) {
    const r = await readingOf(name)
    const allowed = lines.filter((line) => maySeeLine(r.viewer, line) === 'yes')
    const found = await journalLines(r, { q: '' }, { limit: lines.length, offset: 0 })
    assert.deepEqual(new Set(idsOf(found)), new Set(idsOf(allowed)), name)
  }
  const some = await journalLines(
    await readingOf('chairDeclared'),
    { q: '' },
    { limit: lines.length, offset: 0 },
  )
  assert.equal(some.length, lines.length - papers.size)
})
