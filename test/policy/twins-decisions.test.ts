// The SQL of known decisions and policy/decisions agree, row by row, for every kind of viewer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type House, reading } from '../../server/context.ts'
import type { Db } from '../../server/core/db.ts'
import { candidates, knownDecision, knownDecisions } from '../../server/decisions/queries.ts'
import { type Known, mayKnowDecision, maySeeDraftDecision } from '../../server/policy/decisions.ts'
import { isInReview } from '../../server/policy/papers.ts'
import { cloneDatabase } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'

const clone = await cloneDatabase()
const house: House = await houseOn(clone.db, () => START)
after(() => clone.drop())

/** What was released to whom; `sent`: the letters have left; `undone`: taken back. */
type Story = { outcome: 'talk' | 'reject'; to: string[]; sent?: true; undone?: true; withdrawn?: true }
const STORIES: Record<string, Story> = {
  draft: { outcome: 'talk', to: [] },
  waiting: { outcome: 'talk', to: ['authors'] },
  sent: { outcome: 'talk', to: ['authors'], sent: true },
  sentReject: { outcome: 'reject', to: ['authors'], sent: true },
  reviewers: { outcome: 'reject', to: ['reviewers'] },
  both: { outcome: 'talk', to: ['authors', 'reviewers'] },
  undone: { outcome: 'talk', to: ['authors', 'reviewers'], undone: true },
  withdrawn: { outcome: 'talk', to: ['authors'], sent: true, withdrawn: true },
}

async function insert(db: Db, table: string, row: object): Promise<number> {
  const [added] = await db(table).insert(row).returning<{ id: number }[]>('*')
  return added?.id ?? 0
}

const NAMES = ['outsider', 'author', 'assigned', 'reviewed', 'conflicted', 'chair', 'conflictedChair']
const CHAIRS = ['chair', 'conflictedChair', 'authorChair']

async function furnish(db: Db) {
  const people: Record<string, number> = {}
  for (const name of [...NAMES, 'authorChair']) {
    const email = `${name.toLowerCase()}@people.example`
    people[name] = await insert(db, 'people', { name, email, created_at: START, confirmed_at: START })
  }
  for (const name of CHAIRS) await db('chairs').insert({ person_id: people[name], appointed_at: START })
  for (const name of ['assigned', 'reviewed', 'conflicted']) {
    await db('reviewers').insert({ person_id: people[name], load: 9, joined_at: START })
  }
  const papers: Record<string, number> = {}
  for (const [name, story] of Object.entries(STORIES))
    papers[name] = await furnishPaper(db, name, story, people)
  return { people, papers }
}

async function furnishPaper(db: Db, title: string, story: Story, people: Record<string, number>) {
  const by = people.outsider
  const ends = story.withdrawn && { withdrawn_at: START, withdrawn_by: by, withdrawal_reason: '' }
  const times = {
    created_at: START,
    created_by: by,
    changed_at: START,
    submitted_at: START,
    submitted_by: by,
  }
  const id = await insert(db, 'papers', { title, abstract: 'Invented.', ...times, ...ends })
  for (const [index, name] of ['author', 'authorChair'].entries()) {
    const line = { paper_id: id, position: index + 1, name, email: `${name.toLowerCase()}@people.example` }
    await db('authorships').insert({ ...line, person_id: people[name] })
  }
  const pair = (name: string) => ({ paper_id: id, person_id: people[name] })
  const conflict = { declared_as: 'chair', reason: 'Invented.', declared_at: START, declared_by: by }
  for (const name of ['conflicted', 'conflictedChair'])
    await db('conflicts').insert({ ...pair(name), ...conflict })
  const sentAt = { assigned_at: START, assigned_by: by, dispatched_at: START }
  await db('assignments').insert({ ...pair('assigned'), ...sentAt })
  const scores = { correctness: 1, relevance: 2, overall: 3, confidence: 4, text: 'Sound.' }
  for (const [index, name] of ['reviewed', 'conflicted'].entries()) {
    const sent = { number: index + 1, created_at: START, submitted_at: START, ...scores }
    await db('reviews').insert({ ...pair(name), ...sent })
  }
  const made = {
    paper_id: id,
    outcome: story.outcome,
    note: 'For chairs.',
    decided_at: START,
    decided_by: by,
  }
  const decision = await insert(db, 'decisions', made)
  for (const audience of story.to) await furnishRelease(db, { audience, decision, by: by ?? 0 }, story)
  return id
}

async function furnishRelease(
  db: Db,
  at: { audience: string; decision: number; by: number },
  { sent, undone }: Story,
) {
  const leaving = sent && { dispatched_at: START, dispatched_by: at.by }
  const batch = { kind: 'decisions', title: 'Invented', created_at: START, created_by: at.by, ...leaving }
  const batch_id = at.audience === 'authors' ? await insert(db, 'batches', batch) : null
  const end = undone && { undone_at: START, undone_by: at.by }
  const row = { audience: at.audience, released_at: START, released_by: at.by, batch_id, ...end }
  const release_id = await insert(db, 'releases', row)
  await db('released_decisions').insert({ release_id, decision_id: at.decision })
}

const { people, papers } = await furnish(clone.db)

/** The facts, worked out from the stories themselves and not by the SQL under test. */
const factsOf = ({ outcome, to, sent, undone, withdrawn }: Story): Known => {
  const authors = to.includes('authors') && !undone
  const isPublic = authors && sent === true && outcome !== 'reject' && !withdrawn
  return { authors, reviewers: to.includes('reviewers') && !undone, public: isPublic }
}

const readingOf = (name: string) =>
  reading(house, { personId: people[name] ?? null, now: START, requestId: 'twins' })
const everybody = ['visitor', ...Object.keys(people)]

// Rules 23 and 41.
test('finders and policy agree on who knows which decision', async () => {
  let known = 0
  for (const name of everybody) {
    const r = await readingOf(name)
    const found = await knownDecisions(r)
    for (const [title, story] of Object.entries(STORIES)) {
      const id = papers[title] ?? 0
      const allowed = mayKnowDecision(r.viewer, id, factsOf(story)) === 'yes'
      assert.equal(found.has(id), allowed, `${name}, ${title}`)
      assert.deepEqual(await knownDecision(r, id), found.get(id), `${name}, ${title}`)
      if (!allowed) continue
      known++
      const { outcome, public: isPublic, ...rest } = found.get(id) ?? assert.fail()
      assert.deepEqual({ outcome, isPublic }, { outcome: story.outcome, isPublic: factsOf(story).public })
      assert.deepEqual(
        Object.keys(rest).toSorted(),
        ['paper_id', 'released_at'],
        'the note stays with the chairs',
      )
    }
  }
  assert.ok(known > 20)
})

test('finders and policy agree on who sees the drafts', async () => {
  for (const name of everybody) {
    const r = await readingOf(name)
    const found = (await candidates(r)).map(({ id }) => id)
    const allowed = Object.entries(STORIES).flatMap(([title, { withdrawn }]) => {
      const id = papers[title] ?? 0
      const state = { submitted_at: START, withdrawn_at: withdrawn ? START : null, desk_rejected_at: null }
      return isInReview(state) && maySeeDraftDecision(r.viewer, id) === 'yes' ? [id] : []
    })
    assert.deepEqual(found, allowed, name)
  }
})
