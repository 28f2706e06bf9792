// Papers in every state, each with reviewers of every kind, and everybody else who may come and look.
import type { Db } from '../../server/core/db.ts'
import { START } from '../support/people.ts'

/** How a reviewer stands with every paper; each kind is one person. */
export const KINDS = {
  idle: {},
  drafting: { saved: true },
  sent: { saved: true, sent: true },
  sentToo: { saved: true, sent: true },
  refused: { ended: true, refused: true },
  taken: { saved: true, ended: true },
  takenSent: { saved: true, sent: true, ended: true },
  conflicted: { saved: true, sent: true, conflict: true },
  left: { saved: true, sent: true, left: true },
  waiting: { undispatched: true },
} as const
export type Kind = keyof typeof KINDS
export type Traits = {
  saved?: true
  sent?: true
  ended?: true
  refused?: true
  conflict?: true
  left?: true
  undispatched?: true
}

export const PAPERS = [
  'open',
  'withdrawn',
  'deskRejected',
  'released',
  'undone',
  'releasedAndWithdrawn',
] as const

async function insert(db: Db, table: string, row: object): Promise<number> {
  const [added] = await db(table).insert(row).returning<{ id: number }[]>('*')
  return added?.id ?? 0
}

export async function furnish(db: Db) {
  const someone = (name: string) =>
    insert(db, 'people', {
      name,
      email: `${name.toLowerCase()}@people.example`,
      created_at: START,
      confirmed_at: START,
    })
  const people: Record<string, number> = {}
  for (const name of [
    'outsider',
    'author',
    'chair',
    'conflictedChair',
    'authorChair',
    ...Object.keys(KINDS),
  ]) {
    people[name] = await someone(name)
  }
  for (const name of ['chair', 'conflictedChair', 'authorChair', 'sentToo']) {
    await insert(db, 'chairs', { person_id: people[name], appointed_at: START })
  }
  for (const [name, traits] of Object.entries<Traits>(KINDS)) {
    await insert(db, 'reviewers', {
      person_id: people[name],
      load: 9,
      joined_at: START,
      left_at: traits.left ? START : null,
    })
  }
  const papers: Record<string, number> = {}
  for (const state of PAPERS) papers[state] = await furnishPaper(db, state, people)
  return { people, papers }
}

async function furnishPaper(db: Db, state: string, people: Record<string, number>): Promise<number> {
  const by = people.outsider
  const withdrawn = state.toLowerCase().includes('withdrawn')
  const ends = withdrawn && { withdrawn_at: START, withdrawn_by: by, withdrawal_reason: '' }
  const desk = state === 'deskRejected' && {
    desk_rejected_at: START,
    desk_rejected_by: by,
    desk_rejection_reason: '',
  }
  const times = {
    created_at: START,
    created_by: by,
    changed_at: START,
    submitted_at: START,
    submitted_by: by,
  }
  const id = await insert(db, 'papers', { title: state, abstract: 'Invented.', ...times, ...ends, ...desk })
  for (const [index, name] of ['author', 'authorChair'].entries()) {
    const line = { paper_id: id, position: index + 1, name, email: `${name.toLowerCase()}@people.example` }
    await insert(db, 'authorships', { ...line, person_id: people[name] })
  }
  for (const [index, [name, traits]] of Object.entries<Traits>(KINDS).entries()) {
    await furnishReview(db, { id, number: index + 1, person: people[name] ?? 0, by: by ?? 0 }, traits)
  }
  const conflict = {
    paper_id: id,
    declared_as: 'chair',
    reason: 'Invented.',
    declared_at: START,
    declared_by: by,
  }
  if (state === 'open' || state === 'released') {
    await insert(db, 'conflicts', { ...conflict, person_id: people.conflictedChair })
  }
  await insert(db, 'conflicts', { ...conflict, person_id: people.conflicted })
  if (/released|undone/.test(state)) await furnishRelease(db, id, by ?? 0, state === 'undone')
  return id
}

async function furnishReview(
  db: Db,
  at: { id: number; number: number; person: number; by: number },
  traits: Traits,
) {
  const pair = { paper_id: at.id, person_id: at.person }
  const end = traits.ended && { ended_at: START, ended_by: at.by, end_reason: '' }
  const dispatched_at = traits.undispatched ? null : START
  await insert(db, 'assignments', { ...pair, assigned_at: START, assigned_by: at.by, dispatched_at, ...end })
  const sent = traits.sent && {
    submitted_at: START,
    correctness: 1,
    relevance: 2,
    overall: 3,
    confidence: 4,
    text: 'Sound.',
  }
  const refusal = traits.refused && { refused_at: START, refusal_reason: 'No time.' }
  const saved_at = traits.saved ? START : null
  await insert(db, 'reviews', {
    ...pair,
    number: at.number,
    created_at: START,
    saved_at,
    ...sent,
    ...refusal,
  })
}

async function furnishRelease(db: Db, paper_id: number, by: number, undone: boolean) {
  const batch = await insert(db, 'batches', {
    kind: 'decisions',
    title: 'Invented',
    created_at: START,
    created_by: by,
  })
  const end = undone && { undone_at: START, undone_by: by }
  const release = { audience: 'authors', released_at: START, released_by: by, batch_id: batch, ...end }
  const release_id = await insert(db, 'releases', release)
  const decision_id = await insert(db, 'decisions', {
    paper_id,
    outcome: 'poster',
    decided_at: START,
    decided_by: by,
  })
  await db('released_decisions').insert({ release_id, decision_id })
}
