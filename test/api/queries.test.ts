// A program's list asks the database as often for many rows as for few.
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { to } from '../../server/paths.ts'
import { twoPapers } from '../assignments/two-papers.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const LISTS = [
  to.apiPapers(),
  to.apiReviewers(),
  to.apiInvitations(),
  to.apiConflicts(),
  to.apiBids(),
  to.apiAssignments(),
  to.apiReviews(),
  to.apiDecisions(),
  to.apiPeople(),
  to.apiTimeline(),
]

async function asked(house: TestHouse, who: Visitor, address: string) {
  let queries = 0
  const listen = () => {
    queries += 1
  }
  house.db.on('query', listen)
  const { status, text } = await who.get(address)
  house.db.off('query', listen)
  equal(status, 200, address)
  return { queries, length: text.length }
}

test('the number of queries does not grow with a list', () =>
  inHouse(async (house) => {
    const { ann, chair, first, second, rita, rolf } = await twoPapers(house)
    const pair = (paper: number, { id }: Visitor) => chair.post('/assignments', { paper, reviewer: id })
    const bid = ({ id: person_id }: Visitor, paper_id: number) =>
      house.db('bids').insert({ paper_id, person_id, level: 'eager', bid_at: house.now() })
    const invite = (emails: string) => chair.post('/invitations', { emails, role: 'reviewer', load: 2 })
    const feature = (name: string) =>
      house.db('featured_people').insert({ kind: 'speaker', name, importance: 1 })
    house.at('reviewing')
    await pair(first, rita)
    await chair.post('/assignments/dispatch')
    await bid(rita, first)
    await invite('ivy@people.example')
    await feature('Sam')
    const before = new Map<string, Awaited<ReturnType<typeof asked>>>()
    for (const address of LISTS) before.set(address, await asked(house, chair, address))
    await pair(first, rolf)
    await pair(second, rita)
    await chair.post('/assignments/dispatch')
    await bid(rolf, second)
    await bid(rita, second)
    await invite('ida@people.example\nole@people.example')
    await feature('Sue')
    const ruth = await house.reviewer('Ruth Reviewer')
    await ann.post(`/papers/${second}/conflicts`, { person: ruth.email, reason: 'Sister.' })
    for (const address of LISTS) {
      const [few, many] = [before.get(address), await asked(house, chair, address)]
      equal(many.queries, few?.queries, address)
      const grows = ![to.apiTimeline(), to.apiPapers(), to.apiDecisions()].includes(address)
      ok(!grows || many.length > (few?.length ?? 0), `${address} has no more to say`)
    }
  }))
