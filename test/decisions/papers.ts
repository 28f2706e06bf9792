// Papers in review with their reviews, put straight into the database: the board wants many, quickly.
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

async function insert(house: TestHouse, table: string, row: object): Promise<number> {
  const [added] = await house.db(table).insert(row).returning<{ id: number }[]>('*')
  return added?.id ?? 0
}

type Wish = { title?: string; authors?: { name: string; email: string; person_id?: number }[] }

export const authorLine = ({ email, id }: Visitor) => ({
  name: email.split('@')[0] ?? '',
  email,
  person_id: id,
})

export async function paperInReview(house: TestHouse, wish: Wish = {}): Promise<number> {
  const { id: by } = await house.db('people').orderBy('id').first<{ id: number }>('id')
  const now = house.now()
  const times = { created_at: now, created_by: by, changed_at: now, submitted_at: now, submitted_by: by }
  const { title = 'Plainly Invented Kernels' } = wish
  const id = await insert(house, 'papers', { title, abstract: 'Plainly.', ...times })
  const authors = wish.authors ?? [{ name: 'Ann Author', email: `ann.${id}@people.example` }]
  const lines = authors.map((author, index) => ({ ...author, paper_id: id, position: index + 1 }))
  await house.db('authorships').insert(lines)
  return id
}

/** Sent reviews with these overall scores, each by a reviewer of its own. */
export async function reviewed(house: TestHouse, paperId: number, scores: number[]): Promise<void> {
  for (const [index, overall] of scores.entries()) {
    const person_id = await house.person(
      `Invented Reviewer ${paperId} ${index}`,
      `r${index}.${paperId}@people.example`,
    )
    const now = house.now()
    await house.db('reviewers').insert({ person_id, load: 4, joined_at: now })
    const pair = { paper_id: paperId, person_id }
    await house
      .db('assignments')
      .insert({ ...pair, assigned_at: now, assigned_by: person_id, dispatched_at: now })
    const scored = { overall, correctness: 3, relevance: 3, confidence: 3, text: 'Sound.', submitted_at: now }
    await house.db('reviews').insert({ ...pair, number: index + 1, created_at: now, ...scored })
  }
}

export const conflictOf = async (house: TestHouse, visitor: Visitor, paper_id: number) => {
  const said = {
    declared_as: 'chair',
    reason: 'Invented.',
    declared_at: house.now(),
    declared_by: visitor.id,
  }
  await house.db('conflicts').insert({ paper_id, person_id: visitor.id, ...said })
}
