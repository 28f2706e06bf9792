// Reviews and bids of an invented world: their limits, their spread, and that no two of a paper read alike.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReview } from '../../server/reviews/form.ts'
import { bidOf } from '../../server/world/bids.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { argumentOn } from '../../server/world/messages.ts'
import { reviewOf } from '../../server/world/reviews.ts'
import { one } from '../../server/world/seeded.ts'
import { storiesOf } from '../../server/world/stories.ts'
import { subjectOf } from '../../server/world/subjects.ts'
import { among, before, instant, rehearsed as world } from './worlds.ts'

const REVIEWERS = 75
/** Three reviewers of each paper, far apart in the list. */
const reviews = world.papers.map((_, paper) =>
  [0, 25, 50].map((step, seat) => reviewOf(world, { paper, reviewer: (paper + step) % REVIEWERS, seat })),
)
const all = reviews.flat()
const share = (what: (review: (typeof all)[number]) => boolean) => all.filter(what).length / all.length

const sentencesIn = (text: string) =>
  new Set(
    text
      .split(/(?<=[.?:])\s+|\n+/)
      .map((sentence) => sentence.replace(/^[-*\d.#\s]+/, '').toLowerCase())
      .filter((sentence) => sentence.split(' ').length > 6),
  )

test('reviews are of 120 to 450 words and pass the form', () => {
  const lengths = all.map(({ text }) => text.split(/\s+/).filter((word) => /\w/.test(word)).length)
  assert.deepEqual(
    lengths.filter((length) => length < 120 || length > 450),
    [],
  )
  const refused = all.filter(({ fitForTalk, drafted: _, draftedAt: __, submittedAt: ___, ...review }) => {
    return !readReview({ ...review, fit_for_talk: fitForTalk, names_are_fine: false }).ok
  })
  assert.deepEqual(refused, [])
  assert.deepEqual(
    all.filter(({ text }) => /[{}]|undefined|\.\.|@/.test(text)),
    [],
  )
})

test('no two reviews of a paper read alike', () => {
  const overlaps = reviews.flatMap(([a, b, c]) => {
    const [first, second, third] = [a, b, c].map((review) => sentencesIn(review?.text ?? ''))
    return [
      [first, second],
      [first, third],
      [second, third],
    ].map(([one, other]) => {
      const [x, y] = [one ?? new Set<string>(), other ?? new Set<string>()]
      return x.intersection(y).size / Math.min(x.size, y.size)
    })
  })
  assert.ok(Math.max(...overlaps) < 0.3)
  assert.ok(overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length < 0.02)
})

test('what is to be said of one paper alone is said by one of its reviewers', () => {
  const told = reviews.flatMap((three, paper) => {
    const { strengths, weaknesses, questions } = subjectOf(one(world.papers, paper))
    return [...strengths, ...weaknesses, ...questions].map((sentence) => {
      const said = sentence.slice(1, -1).toLowerCase()
      return three.filter(({ text }) => text.toLowerCase().includes(said)).length
    })
  })
  assert.equal(Math.max(...told), 1)
  assert.ok(told.filter((times) => times === 1).length > 400)
})

test('scores use the whole scale, follow merit, and disagree', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5].flatMap((score) =>
      among(
        share(({ overall }) => overall === score),
        0.01,
        0.5,
        `overall ${score}`,
      ),
    ),
    [],
  )
  const apart = reviews.filter((three) => {
    const scores = three.map(({ overall }) => overall)
    return Math.max(...scores) - Math.min(...scores) >= 2
  })
  assert.deepEqual(
    among(apart.length / reviews.length, 0.1, 0.6, 'papers with two points between reviews'),
    [],
  )
  const ranked = [...world.papers.entries()]
    .toSorted(([, a], [, b]) => a.merit - b.merit)
    .map(([place]) => place)
  const mean = (places: number[]) =>
    places.flatMap((place) => reviews[place] ?? []).reduce((sum, { overall }) => sum + overall, 0) /
    places.length /
    3
  assert.ok(mean(ranked.slice(-20)) - mean(ranked.slice(0, 20)) > 1)
  assert.ok(share(({ fitForTalk }) => fitForTalk) > 0.03)
})

test('half of the reviews are there in the middle of the stage; the late come after its end', () => {
  const [opens, closes] = [instant('2023-06-05T12:00Z'), instant('2023-06-13T12:00Z')]
  assert.deepEqual(
    all.filter(
      ({ draftedAt, submittedAt }) =>
        !before(opens, draftedAt) || (submittedAt && !before(draftedAt, submittedAt)),
    ),
    [],
  )
  const middle = instant('2023-06-09T18:00Z')
  assert.deepEqual(
    among(
      share(({ submittedAt }) => before(submittedAt, middle)),
      0.38,
      0.55,
      'at half-time',
    ),
    [],
  )
  assert.deepEqual(
    among(
      share(({ submittedAt }) => submittedAt === null),
      0.01,
      0.12,
      'never',
    ),
    [],
  )
  const late = all.filter(({ submittedAt }) => submittedAt !== null && !before(submittedAt, closes))
  assert.deepEqual(among(late.length / all.length, 0.08, 0.2, 'late'), [])
  assert.deepEqual(
    late.filter(({ submittedAt }) => !before(submittedAt, instant('2023-06-16T00:00Z'))),
    [],
  )
})

test('reviewers bid on ten to forty papers that they may read, or on none', () => {
  const bids = world.reviewers.map((_, reviewer) =>
    [...world.papers.keys()].filter((paper) => bidOf(world, paper, reviewer) !== null),
  )
  const accepted = bids.slice(0, REVIEWERS)
  assert.deepEqual(
    accepted.filter(({ length }) => length !== 0 && (length < 10 || length > 40)),
    [],
  )
  assert.deepEqual(among(accepted.filter(({ length }) => length === 0).length, 2, 15, 'without bids'), [])
  assert.deepEqual(bids.slice(REVIEWERS).flat(), [])
  const own = bids.flatMap((papers, reviewer) =>
    papers.filter((paper) => world.papers[paper]?.authors.includes(world.reviewers[reviewer]?.who ?? -1)),
  )
  assert.deepEqual(own, [])
})

test('nobody in a discussion promises another score, for none is changed', () => {
  const papers = world.papers.map((_, paper) => argumentOn(1, paper, { high: '@a', low: '@b' }))
  const said = papers.flatMap(({ high, low, settled }) => [high, low, settled ?? ''])
  assert.deepEqual(
    said.filter((text) => /score goes|go (up|down) by|bring my review|agree on a poster/.test(text)),
    [],
  )
  assert.ok(new Set(said).size > 20, 'and few say the same')
})

test('whoever reads the papers of the two authors who hear of a decision agrees on them', () => {
  const means = [1, 2, 3, 4, 5].flatMap((seed) => {
    const other = inventWorld({ seed, papers: 120, reviewers: REVIEWERS })
    const { talk, rejected } = storiesOf(other)
    return [talk, rejected].map((story) => {
      const paper = other.papers.findIndex(({ title }) => title === story?.title)
      const scores = Array.from(
        { length: REVIEWERS },
        (_, reviewer) => reviewOf(other, { paper, reviewer, seat: 0 }).overall,
      )
      return scores.reduce((sum, score) => sum + score, 0) / REVIEWERS
    })
  })
  for (const [place, mean] of means.entries())
    assert.ok(place % 2 === 0 ? mean > 4 : mean < 2, `${means.map((one) => one.toFixed(2))}`)
})
