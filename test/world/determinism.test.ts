// The same wish gives the same world, here and in another process; another seed gives another.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { bidOf } from '../../server/world/bids.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { reviewOf } from '../../server/world/reviews.ts'

/** Instants have no fields that deepEqual could compare; their text has. */
function digestOf(seed: number): string {
  const world = inventWorld({ seed, papers: 120, reviewers: 75 })
  const pairs = world.papers.flatMap((_, paper) => [
    [paper, paper % 75] as const,
    [paper, (paper * 7) % 75] as const,
  ])
  const written = pairs.map(([paper, reviewer]) => [
    reviewOf(world, { paper, reviewer, seat: 0 }),
    bidOf(world, paper, reviewer),
  ])
  return createHash('sha256')
    .update(JSON.stringify([world, written]))
    .digest('hex')
}

test('the same seed gives the same world, another seed another', () => {
  assert.equal(digestOf(7), digestOf(7))
  assert.notEqual(digestOf(7), digestOf(8))
})

test('another process invents the same world', () => {
  const other = execFileSync(process.execPath, [
    '--input-type=module-typescript',
    '-e',
    `
    import { inventWorld } from '${new URL('../../server/world/invent.ts', import.meta.url).href}'
    process.stdout.write(JSON.stringify(inventWorld({ seed: 7, papers: 120, reviewers: 75 })))
  `,
  ])
  assert.equal(other.toString(), JSON.stringify(inventWorld({ seed: 7, papers: 120, reviewers: 75 })))
})

test('another timeline moves every instant', () => {
  const closes = Temporal.Instant.from('2027-02-01T12:00Z')
  const timeline = [
    { name: 'submission' as const, opensAt: closes.subtract({ hours: 240 }), closesAt: closes },
  ]
  const { papers } = inventWorld({ seed: 7, papers: 120, reviewers: 75, timeline })
  const outside = papers.filter(({ startedAt, submittedAt }) => {
    const from = Temporal.Instant.compare(startedAt, closes.subtract({ hours: 240 })) < 0
    return from || (submittedAt !== null && Temporal.Instant.compare(submittedAt, closes) >= 0)
  })
  assert.deepEqual(outside, [])
})
