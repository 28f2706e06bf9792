// Letters for the tests of the outbox: of any kind, and a batch of decisions on papers of their own.
import assert from 'node:assert/strict'
import { type Writing, writingAsSystem } from '../../server/context.ts'
import { type Letter, openBatch, sendAll } from '../../server/core/outbox.ts'
import { type Kind, named } from '../../server/mail/kind.ts'
import { kinds } from '../../server/mail/letters.ts'
import { paperInReview } from '../decisions/papers.ts'
import type { TestHouse } from '../support/house.ts'

export const inside = <T>({ house }: TestHouse, act: (w: Writing) => Promise<T>) =>
  writingAsSystem(house, act)

export function kindOf(view: string): Kind {
  const kind = kinds.find((one) => one.view === view)
  assert.ok(kind, view)
  return kind
}

/** With another subject than that of the house. */
export const about = (subject: string, kind: Kind): Kind => ({ ...kind, house: { ...kind.house, subject } })

const decisionOn = (paper: number, name: string, batchId?: string): Letter => ({
  to: { personId: null, name, email: `${name.toLowerCase()}@people.example` },
  kind: kindOf('decisions/mail/reject'),
  values: { name, ...named({ id: paper, title: `Paper of ${name}` }), 'link.paper': `/papers/${paper}` },
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
