// Reminders of drafts: at 72, 24 and 3 hours, once each, with what is missing, following every deadline that moves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remind } from '../../server/reminders/jobs.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const CLOSE = Temporal.Instant.from('2023-06-01T12:00:00Z')
const before = (hours: number) => CLOSE.subtract({ minutes: Math.round(hours * 60) })

const reminders = async (house: TestHouse) =>
  (await house.letters()).filter(({ view }) => /^reminders\/mail\/(complete-)?draft$/.test(view))

/** The job runs at each of these hours before the close; how many letters there are after each. */
async function counts(house: TestHouse, hours: number[]): Promise<number[]> {
  const seen: number[] = []
  for (const hour of hours) {
    house.at(before(hour))
    await remind(house.house)
    seen.push((await reminders(house)).length)
  }
  return seen
}

// Rule 47.
test('a draft is reminded at 72, 24 and 3 hours, once each, and never after the close', () =>
  inHouse(async (house) => {
    await house.completePaper(await house.author())
    const hours = [72.1, 72, 71, 24.1, 24, 23, 3.1, 3, 1, 0, -1]
    assert.deepEqual(await counts(house, hours), [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3])
  }))

test('after a pause of the machine only the newest reminder goes out', () =>
  inHouse(async (house) => {
    await house.completePaper(await house.author())
    assert.deepEqual(await counts(house, [80, 20, 19]), [0, 1, 1])
  }))

test('submitted, withdrawn and deleted papers are left in peace, and so are drafts begun after the hour', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await house.submittedPaper(ann)
    const withdrawn = await house.completePaper(ann)
    await ann.post(`/papers/${withdrawn}/withdrawal`, { reason: 'No time.' })
    const empty = Number(/\d+/.exec((await ann.post('/papers', { title: 'Empty' })).location ?? '')?.[0])
    assert.equal((await ann.post(`/papers/${empty}/removal`)).status, 303)
    house.at(before(30))
    await house.completePaper(ann)
    assert.deepEqual(await counts(house, [29, 24]), [0, 1])
  }))

test('a complete draft is told that one button is missing, another what it lacks; only accounts hear of it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const self = { name: 'Ann', email: ann.email, affiliation: 'A' }
    const silent = { name: 'Silent', email: 'silent@people.example', affiliation: 'B' }
    await house.completePaper(ann, { title: 'Complete Kernels', authors: [self, silent] })
    await ann.post('/papers', { title: 'Bare Kernels' })
    await counts(house, [24])
    const letters = await reminders(house)
    assert.deepEqual(new Set(letters.map(({ to_email }) => to_email)), new Set([ann.email]))
    const of = (title: string) => letters.find(({ subject }) => subject.includes(title))?.body_text ?? ''
    assert.match(of('Complete'), /Everything is there/)
    assert.match(of('Bare'), /- Write the abstract of your paper\./)
    assert.match(of('Bare'), /Wed 31 May 2023, 23:59 AoE/)
  }))

test('a paper with a deadline of its own is reminded by that one', () =>
  inHouse(async (house) => {
    const paper = await house.completePaper(await house.author())
    await counts(house, [3])
    const chair = await house.chair()
    const typed = { paper, paper_until: '2023-06-03 23:59', paper_reason: 'Illness.' }
    await chair.post('/extensions/exceptions', typed)
    // Four days later the close is away 72 hours less: -48 is 24 hours before it.
    assert.deepEqual(await counts(house, [0, -47, -48, -70]), [2, 2, 3, 4])
  }))
