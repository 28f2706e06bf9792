// Letters for the tests of the outbox: a batch of decisions on papers of their own.
import { type Writing, writingAsSystem } from '../../server/context.ts'
import { type Letter, openBatch, sendAll } from '../../server/core/outbox.ts'
import { paperInReview } from '../decisions/papers.ts'
import type { TestHouse } from '../support/house.ts'

export const inside = <T>({ house }: TestHouse, act: (w: Writing) => Promise<T>) =>
  writingAsSystem(house, act)

const decisionOn = (paper: number, name: string, batchId?: number): Letter => ({
  to: { personId: null, name, email: `${name.toLowerCase()}@people.example` },
  subject: `Not accepted: "Paper of ${name}" (paper ${paper})`,
  view: 'decisions/mail/reject',
  model: { name, paper: { id: paper, title: `Paper of ${name}` }, contact: '', hasAccount: true },
  papers: [paper],
  ...(batchId === undefined ? {} : { batchId }),
})

/** A batch of letters about papers of their own, in the order of their names. */
export async function batchOf(t: TestHouse, names: string[]) {
  const papers: number[] = []
  for (const name of names) papers.push(await paperInReview(t, { title: `Paper of ${name}` }))
  const chair = await t.db('chairs').first()
  const id = await inside(t, async (w) => {
    const writer = { ...w, viewer: { personId: chair.person_id } }
    const batch = await openBatch(writer, { kind: 'decisions', title: 'Decisions for authors' })
    await sendAll(
      w,
      names.map((name, i) => decisionOn(papers[i] ?? 0, name, batch)),
    )
    return batch
  })
  return { id, papers }
}
