// What somebody finds, and a paper, its author, a reviewer and a chair to look for.
import { equal } from 'node:assert/strict'
import { to } from '../../server/paths.ts'
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

export const hrefs = (text: string) =>
  [...text.matchAll(/<a (?:class="\w+" )?href="([^"]*)"/g)].map(([, href = '']) => href)

export async function pageFor(who: Visitor, q = ''): Promise<string> {
  const { status, text, headers } = await who.get(`/finder?q=${encodeURIComponent(q)}`)
  equal(status, 200)
  equal(headers.get('cache-control'), 'no-store')
  return /<div data-q[\s\S]*?<\/div>/.exec(text)?.[0] ?? ''
}

export const found = async (who: Visitor, q = '') => hrefs(await pageFor(who, q))

const JOSE = { name: 'José Áuthor', email: 'jose@people.example', affiliation: 'Author Institute' }

export async function world(house: TestHouse) {
  const [ann, rita, chair] = [
    await house.author(),
    await house.reviewer('Rita Reviewer'),
    await house.chair(),
  ]
  await house.db('people').where({ id: rita.id }).update({ name: 'Rita Revíewer' })
  const self = { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' }
  const id = await house.submittedPaper(ann, { title: 'Élan of Sparse Experts', authors: [self, JOSE] })
  house.at('reviewing')
  return { ann, rita, chair, id, paper: to.paper({ id }) }
}
