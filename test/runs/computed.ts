// A workshop of any size, and a run of its assignment, computed.
import assert from 'node:assert/strict'
import type { TestHouse } from '../support/house.ts'

export async function workshop(house: TestHouse, { papers = 4, reviewers = 5, load = 4 } = {}) {
  const ann = await house.author('Ann Author')
  const chair = await house.chair()
  const ids: number[] = []
  for (let n = 0; n < papers; n++) ids.push(await house.submittedPaper(ann, { title: `Kernels Number ${n}` }))
  const people = []
  for (let n = 0; n < reviewers; n++)
    people.push(await house.reviewer(`Reviewer ${'ABCDEFGH'[n]}person`, { load }))
  return { ann, chair, ids, people, first: ids[0] ?? 0 }
}

export async function computed(
  house: TestHouse,
  chair: Awaited<ReturnType<TestHouse['chair']>>,
  options = {},
) {
  const answer = await chair.post('/assignments/runs', options)
  assert.equal(answer.status, 303, answer.text)
  const at = answer.location ?? ''
  assert.match((await chair.get(at)).text, /Look again/)
  await house.run()
  return { at, id: Number(/\d+$/.exec(at)?.[0]) }
}

export const proposals = (house: TestHouse, id: number) => house.db('proposals').where({ run_id: id })
