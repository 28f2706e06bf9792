// What the stories of reviewing share: a paper in review with two reviewers, its author, a chair, and a release.
import type { TestHouse } from '../support/house.ts'

export const WHOLE = {
  text: 'The overlap argument holds and the failure study is worth reading.',
  correctness: 3,
  relevance: 4,
  overall: 4,
  confidence: 4,
  fit_for_talk: 'on',
  note: 'Between us: plainly borderline.',
}

export async function paperInReview(house: TestHouse) {
  const author = await house.author('Ann Author')
  const paper = await house.submittedPaper(author, { title: 'Plainly Invented Kernels' })
  const rita = await house.reviewer('Rita Reviewer')
  const rob = await house.reviewer('Rob Referee')
  const chair = await house.chair()
  house.at('reviewing')
  const review = await house.assigned(rita, paper)
  const other = await house.assigned(rob, paper)
  return {
    author,
    paper,
    rita,
    rob,
    chair,
    review: `/reviews/${review}`,
    other: `/reviews/${other}`,
    id: review,
  }
}

/** As the decisions feature leaves it. */
export async function release(house: TestHouse, paper: number): Promise<void> {
  const chair = await house.db('chairs').first<{ person_id: number }>('person_id')
  const [by, now] = [chair?.person_id, house.now()]
  const one = async (table: string, row: object) =>
    (await house.db(table).insert(row).returning<{ id: number }[]>('id'))[0]?.id
  const batch_id = await one('batches', {
    kind: 'decisions',
    title: 'Invented',
    created_at: now,
    created_by: by,
  })
  const decision_id = await one('decisions', {
    paper_id: paper,
    outcome: 'poster',
    decided_at: now,
    decided_by: by,
  })
  const release_id = await one('releases', {
    audience: 'authors',
    released_at: now,
    released_by: by,
    batch_id,
  })
  await house.db('released_decisions').insert({ release_id, decision_id })
}

export const conflict = (house: TestHouse, paper: number, person: number) =>
  house.db('conflicts').insert({
    paper_id: paper,
    person_id: person,
    declared_as: 'chair',
    reason: 'They share an office.',
    declared_at: house.now(),
    declared_by: person,
  })
