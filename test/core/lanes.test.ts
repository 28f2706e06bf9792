// Tasks in lanes: what touches the same keeps its order, and what is sent when does not hang on how quick the answers are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { hasWritten, inLanes, inTurn, type Task } from '../../server/core/lanes.ts'

type Planned = { touches: number[]; reads: number[]; alone: boolean; statements: number }

const planned: fc.Arbitrary<Planned> = fc.record({
  touches: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
  reads: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
  alone: fc.nat(9).map((chance) => chance === 0),
  statements: fc.integer({ min: 0, max: 4 }),
})

/** Sent over one connection, which answers in the order of the questions. */
function connection(delay: () => number) {
  const sent: string[] = []
  let last: Promise<unknown> = Promise.resolve()
  const ask = (statement: string) =>
    new Promise<void>((resolve) => {
      inTurn(() => {
        sent.push(statement)
        last = last.then(() => setTimeout(delay())).then(() => resolve())
      }, statement)
    })
  return { sent, ask }
}

async function played(plan: Planned[], delay: () => number) {
  const { sent, ask } = connection(delay)
  const spans: { begun: number; ended: number }[] = []
  let clock = 0
  const tasks = plan.map(
    ({ touches, reads, alone, statements }, place): Task => ({
      about: alone ? null : { touches: touches.map(String), reads: reads.map(String) },
      async run() {
        const begun = clock++
        for (let turn = 0; turn < statements; turn++) await ask(`${place}.${turn}`)
        spans[place] = { begun, ended: clock++ }
      },
    }),
  )
  await inLanes(tasks, 3)
  return { sent, spans }
}

const share = (one: number[], two: number[]) => one.some((key) => two.includes(key))

const clash = (one: Planned, two: Planned) =>
  one.alone ||
  two.alone ||
  share(one.touches, [...two.touches, ...two.reads]) ||
  share(two.touches, one.reads)

test('what is sent is the same however quick the answers are, and what touches the same is never mixed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(planned, { maxLength: 9 }),
      fc.array(fc.nat(2), { minLength: 1 }),
      async (plan, delays) => {
        let turn = 0
        const slow = await played(plan, () => delays[turn++ % delays.length] ?? 0)
        const quick = await played(plan, () => 0)
        assert.deepEqual(slow.sent, quick.sent)
        assert.equal(slow.spans.filter(Boolean).length, plan.length)
        for (const [place, one] of plan.entries())
          for (const [later, two] of plan.entries()) {
            const [before, after] = [slow.spans[place], slow.spans[later]]
            if (place < later && clash(one, two)) assert.ok((before?.ended ?? 0) < (after?.begun ?? 0))
          }
      },
    ),
    { numRuns: 60 },
  )
})

test('tasks that touch nothing in common are under way together', async () => {
  const { sent, ask } = connection(() => 0)
  const tasks = ['a', 'b'].map(
    (name): Task => ({
      about: { touches: [name], reads: [] },
      async run() {
        await ask(`${name} first`)
        await ask(`${name} then`)
      },
    }),
  )
  await inLanes(tasks, 8)
  assert.deepEqual(sent, ['a first', 'b first', 'a then', 'b then'])
})

test('after a failure nothing more begins, what is under way ends, and the failure is told', async () => {
  const { ask } = connection(() => 0)
  const done: string[] = []
  const task = (name: string, act: () => Promise<unknown>): Task => ({
    about: { touches: [name], reads: [] },
    run: act,
  })
  const fails = task('a', async () => {
    await ask('a')
    throw new Error('The first says no.')
  })
  const goesOn = task('b', async () => {
    for (const statement of ['b 1', 'b 2', 'b 3']) await ask(statement)
    done.push('b')
  })
  const late = task('a', async () => done.push('late'))
  await assert.rejects(inLanes([fails, goesOn, late], 2), { message: 'The first says no.' })
  assert.deepEqual(done, ['b'])
})

test('a row that is only held is not written', async () => {
  const { ask } = connection(() => 0)
  const said: boolean[] = []
  const asking = (statement: string): Task => ({
    about: { touches: [], reads: [] },
    async run() {
      await ask(statement)
      said.push(hasWritten())
    },
  })
  const held = 'select * from papers where id = $1 for update'
  await inLanes(
    [held, 'UPDATE papers set title = $1', 'with gone as (delete from bids) select 1'].map(asking),
    1,
  )
  assert.deepEqual(said, [false, true, true])
})
