// Papers in every state that the schema allows, each with everybody who may stand in some relation to it.
import type { Db } from '../../server/core/db.ts'
import { START } from '../support/people.ts'

export type State = { submitted: boolean; withdrawn: boolean; deskRejected: boolean; release: string }

/** A draft of a decision; a release whose letters wait, are sent, or was taken back. */
const RELEASES = ['none', 'draft', 'talk waiting', 'talk sent', 'reject sent', 'talk undone']
const BOTH = [false, true]

export const STATES: State[] = BOTH.flatMap((submitted) =>
  BOTH.flatMap((withdrawn) =>
    BOTH.filter((deskRejected) => submitted || !deskRejected).flatMap((deskRejected) =>
      (submitted ? RELEASES : ['none']).map((release) => ({ submitted, withdrawn, deskRejected, release })),
    ),
  ),
)

/** Authors by account or only by the address that stands on the list; the address of the last is not confirmed. */
const AUTHORS = ['author', 'chairAuthor', 'authorByAddress', 'chairByAddress', 'unconfirmed']
const LINKED = new Set(['author', 'chairAuthor'])
const DECLARED = ['declared', 'chairDeclared', 'assignedDeclared']
const ASSIGNED = ['assigned', 'assignedDeclared', 'undispatched', 'ended', 'left']
const NAMES = new Set(['outsider', 'chair', ...AUTHORS, ...DECLARED, ...ASSIGNED])

const addressOf = (name: string) => `${name.toLowerCase()}@a.example`

async function insert(db: Db, table: string, row: object): Promise<number> {
  const [added] = await db(table).insert(row).returning<{ id: number }[]>('*')
  return added?.id ?? 0
}

type Cast = { db: Db; people: Record<string, number>; by: number }

async function cast(db: Db): Promise<Cast> {
  const people: Record<string, number> = {}
  for (const name of NAMES) {
    const confirmed_at = name === 'unconfirmed' ? null : START
    const row = { name, email: addressOf(name), created_at: START, confirmed_at }
    const person_id = await insert(db, 'people', row)
    people[name] = person_id
    if (name.startsWith('chair')) await db('chairs').insert({ person_id, appointed_at: START })
    const left_at = name === 'left' ? START : null
    await db('reviewers').insert({ person_id, load: 9, joined_at: START, left_at })
  }
  return { db, people, by: people.outsider ?? 0 }
}

const assignment = ({ people, by }: Cast, paper_id: number, name: string) => ({
  paper_id,
  person_id: people[name],
  assigned_at: START,
  assigned_by: by,
  dispatched_at: name === 'undispatched' ? null : START,
  ...(name === 'ended' && { ended_at: START, ended_by: by, end_reason: '' }),
})

async function paperOf(c: Cast, { submitted, withdrawn, deskRejected, release }: State): Promise<number> {
  const { db, by } = c
  const ends = {
    ...(submitted && { submitted_at: START, submitted_by: by }),
    ...(withdrawn && { withdrawn_at: START, withdrawn_by: by, withdrawal_reason: '' }),
    ...(deskRejected && { desk_rejected_at: START, desk_rejected_by: by, desk_rejection_reason: '' }),
  }
  const made = { title: release, abstract: 'Invented.', created_at: START, created_by: by, changed_at: START }
  const id = await insert(db, 'papers', { ...made, ...ends })
  for (const name of ASSIGNED) await db('assignments').insert(assignment(c, id, name))
  await tie(c, id)
  await db('journal').insert({ at: START, verb: 'paper.started', paper_id: id })
  if (release !== 'none') await releaseOf(c, id, release)
  return id
}

/** Authors and conflicts come after the assignments, as they may in life. */
async function tie({ db, people, by }: Cast, paper_id: number) {
  for (const [index, name] of AUTHORS.entries()) {
    const line = { position: index + 1, name, email: addressOf(name) }
    const person_id = LINKED.has(name) ? people[name] : null
    await db('authorships').insert({ paper_id, ...line, person_id })
  }
  const said = { reason: 'Invented.', declared_at: START, declared_by: by, declared_as: 'chair' }
  for (const name of DECLARED) await db('conflicts').insert({ paper_id, person_id: people[name], ...said })
}

async function releaseOf({ db, by }: Cast, paper_id: number, release: string) {
  const [word = '', state] = release.split(' ')
  const decision = { paper_id, outcome: word === 'draft' ? 'talk' : word, decided_at: START, decided_by: by }
  const decision_id = await insert(db, 'decisions', decision)
  if (!state) return
  const sent = state === 'sent' && { dispatched_at: START, dispatched_by: by }
  const batch = { kind: 'decisions', title: 'X', created_at: START, created_by: by, ...sent }
  const batch_id = await insert(db, 'batches', batch)
  const undone = state === 'undone' && { undone_at: START, undone_by: by }
  const row = { audience: 'authors', released_at: START, released_by: by, batch_id, ...undone }
  await db('released_decisions').insert({ release_id: await insert(db, 'releases', row), decision_id })
}

/** Everybody by name, and every paper with its state. */
export async function furnish(db: Db) {
  const c = await cast(db)
  const papers = new Map<number, State>()
  for (const state of STATES) papers.set(await paperOf(c, state), state)
  return { people: c.people, papers }
}
