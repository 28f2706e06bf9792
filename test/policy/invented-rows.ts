// An invented workshop as rows of the database, a statement for each table.
import type { Db } from '../../server/core/db.ts'
import type { Invented, Paper, Tie } from './invented.ts'
import { at, BY, put } from './invented-row.ts'
import { putAbout, putDecisions } from './invented-rows-told.ts'

const paperRow = ({ id, submitted, withdrawn, desk }: Paper) => ({
  ...{
    id,
    title: `Paper ${id}`,
    abstract: 'Invented.',
    version: 1,
    keywords: '',
    code_url: '',
    prior_publication: '',
  },
  ...{ created_at: at, created_by: BY, changed_at: at },
  ...{ submitted_at: submitted ? at : null, submitted_by: submitted ? BY : null },
  ...{ withdrawn_at: withdrawn ? at : null, withdrawn_by: withdrawn ? BY : null },
  withdrawal_reason: withdrawn ? '' : null,
  ...{ desk_rejected_at: desk ? at : null, desk_rejected_by: desk ? BY : null },
  desk_rejection_reason: desk ? '' : null,
})

const pairOf = ({ paper, person }: Tie) => ({ paper_id: paper.id, person_id: person.id })

async function putPeople(db: Db, { people }: Invented): Promise<void> {
  const named = people.map(({ id, email }) => ({ id, email, name: email, created_at: at, confirmed_at: at }))
  await put(
    db,
    'people',
    named.map((row) => ({ ...row, affiliation: '' })),
  )
  const chairs = people.filter(({ chair }) => chair)
  await put(
    db,
    'chairs',
    chairs.map(({ id }) => ({ person_id: id, appointed_at: at })),
  )
  const reviewers = people.filter(({ reviewer }) => reviewer !== 'no')
  const rowOf = ({ id, reviewer }: (typeof people)[number]) => ({
    ...{ person_id: id, load: 9, joined_at: at, left_at: reviewer === 'left' ? at : null },
    ...{ senior: false, standby: false },
  })
  await put(db, 'reviewers', reviewers.map(rowOf))
}

const reviewRow = (tie: Tie, place: number) => {
  const sent = tie.review === 'submitted' ? 1 : null
  return {
    ...pairOf(tie),
    id: `00000000-0000-4000-8000-${String(tie.id).padStart(12, '0')}`,
    ...{ number: place + 1, correctness: sent, relevance: sent, overall: sent, confidence: sent },
    ...{ text: sent ? 'Sound.' : '', note: '', fit_for_talk: false, version: 1, created_at: at },
    saved_at: sent || tie.review === 'draft' ? at : null,
    submitted_at: sent ? at : null,
    refused_at: tie.review === 'refused' ? at : null,
    refusal_reason: tie.review === 'refused' ? '' : null,
  }
}

const assignmentRow = (tie: Tie) => {
  const ended = tie.assignment === 'ended'
  return {
    ...{ id: tie.id, ...pairOf(tie), assigned_at: at, assigned_by: BY },
    dispatched_at: tie.assignment === 'waiting' ? null : at,
    ...{ ended_at: ended ? at : null, ended_by: ended ? BY : null, end_reason: ended ? '' : null },
  }
}

async function putMetas(db: Db, ties: Invented['ties']): Promise<void> {
  const metas = ties.filter(({ weighs }) => weighs)
  await db('meta_review_rules').update({ active: true })
  await put(
    db,
    'meta_reviews',
    metas.map((tie) => ({ ...pairOf(tie), assigned_at: at, assigned_by: BY })),
  )
}

/** Conflicts come after the assignments, as they may in life. */
async function putTies(db: Db, { ties }: Invented): Promise<void> {
  await put(db, 'assignments', ties.filter(({ assignment }) => assignment).map(assignmentRow))
  await put(db, 'reviews', ties.filter(({ review }) => review).map(reviewRow))
  const bids = ties.filter(({ bid }) => bid)
  await put(
    db,
    'bids',
    bids.map((tie) => ({ ...pairOf(tie), level: 'willing', bid_at: at })),
  )
  const rulings = ties.filter(({ ruling }) => ruling)
  await put(
    db,
    'pair_rulings',
    rulings.map((tie) => ({ ...pairOf(tie), ruling: 'locked', ruled_at: at, ruled_by: BY })),
  )
  const cleared = { reason: 'Invented.', cleared_at: at, cleared_by: BY }
  await put(
    db,
    'clearances',
    ties.filter((tie) => tie.cleared).map((tie) => ({ ...pairOf(tie), ...cleared })),
  )
  const run = {
    id: 1,
    requested_at: at,
    requested_by: BY,
    reviews_per_paper: 2,
    seed: 1,
    reasons: [],
    wishes: {},
  }
  await put(db, 'runs', [run])
  const proposals = ties.filter(({ proposed }) => proposed)
  await put(
    db,
    'proposals',
    proposals.map((tie) => ({ run_id: 1, ...pairOf(tie), score: 1, by_hand: false })),
  )
  await put(db, 'authorships', ties.filter(({ author }) => author).map(authorshipRow))
  await put(db, 'conflicts', ties.filter(({ conflict }) => conflict).map(conflictRow))
}

const authorshipRow = (tie: Tie) => ({
  ...{ id: tie.id, paper_id: tie.paper.id, position: tie.id, name: 'Somebody', email: tie.person.email },
  ...{ affiliation: '', orcid: '', contact: tie.author === 'contact' },
  person_id: tie.author === 'by address' ? null : tie.person.id,
})

const conflictRow = (tie: Tie) => {
  const [named, lifted] = [tie.conflict === 'by address', tie.conflict === 'lifted']
  return {
    ...{ paper_id: tie.paper.id, reason: 'Invented.', declared_at: at, declared_by: BY, kind: 'other' },
    ...{ person_id: named ? null : tie.person.id, email: named ? tie.person.email : null },
    declared_as: named || lifted ? 'author' : tie.conflict,
    ...{ lifted_at: lifted ? at : null, lifted_by: lifted ? BY : null },
  }
}

export async function putWorld(db: Db, world: Invented): Promise<void> {
  await putPeople(db, world)
  await put(db, 'papers', world.papers.map(paperRow))
  await putTies(db, world)
  await putMetas(db, world.ties)
  await putDecisions(db, world)
  await putAbout(db, world)
}
