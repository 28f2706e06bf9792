// Invented people: addresses, institutions, accounts, roles and loads, at every size.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import example from '../../server/setup/example.json' with { type: 'json' }
import { BEGINS, before, CLOSES, OPENS, places, worlds } from './worlds.ts'

const TOPICS = new Set(example.topics.map(({ name }) => name))
const REAL =
  /stanford|berkeley|\bmit\b|massachusetts|harvard|oxford|cambridge|eth z|epfl|tsinghua|peking|google|microsoft|\bmeta\b|openai|anthropic|nvidia|amazon|\baws\b|apple|hugging|cerebras|lighton|\bens\b|cmu|carnegie|deepmind|inria|kaist|tokyo|toronto|washington/i

for (const { name, world } of worlds) {
  const { people, chairs, reviewers, papers } = world
  const accepted = reviewers.flatMap(({ answer, who }) =>
    answer.kind === 'accept' ? [{ ...answer, who }] : [],
  )

  test(`people of a world of ${name} have addresses of their own`, () => {
    assert.equal(new Set(people.map(({ email }) => email)).size, people.length)
    const form = /^[a-z-]+\.[a-z-]+\d*@[a-z-]+\.example$/
    assert.deepEqual(
      people.filter(({ email }) => !form.test(email)),
      [],
    )
    const houses = Map.groupBy(people, ({ affiliation }) => affiliation)
    const domains = [...houses.values()].map(
      (house) => new Set(house.map(({ email }) => email.split('@')[1])),
    )
    assert.deepEqual(
      domains.filter(({ size }) => size !== 1),
      [],
    )
  })

  test(`nobody in a world of ${name} exists`, () => {
    assert.deepEqual(
      people.filter(({ affiliation }) => REAL.test(affiliation)),
      [],
    )
    const real = new Set(example.people.map((person) => person.name))
    assert.deepEqual(
      people.filter((person) => real.has(person.name)),
      [],
    )
  })

  test(`reviewers in a world of ${name} answer before bidding and can carry three reviews of each paper`, () => {
    assert.equal(accepted.length, world.wish.reviewers)
    assert.ok(reviewers.length >= accepted.length * 1.2)
    assert.equal(new Set(reviewers.map(({ who }) => who)).size, reviewers.length)
    const late = places(reviewers, ({ answer, invitedAt }) =>
      answer.kind === 'silent'
        ? !before(invitedAt, CLOSES)
        : !before(answer.at, CLOSES) || !before(invitedAt, answer.at),
    )
    assert.deepEqual(late, [])
    const capacity = accepted.reduce((sum, { load }) => sum + load, 0)
    assert.ok(capacity >= 3 * papers.filter(({ submittedAt }) => submittedAt).length)
    assert.deepEqual(
      accepted.filter(({ load }) => load < 2 || load > 6),
      [],
    )
    assert.deepEqual(
      accepted.filter(({ topics }) => topics.length === 0 || !topics.every((topic) => TOPICS.has(topic))),
      [],
    )
    const without = accepted.filter(({ who, at }) => !people[who]?.joins || before(at, people[who].joins))
    assert.deepEqual(without, [])
  })

  test(`chairs in a world of ${name} are four, and only the last one writes`, () => {
    assert.equal(new Set(chairs).size, 4)
    const written = chairs.map((chair) => papers.filter(({ authors }) => authors.includes(chair)).length)
    assert.deepEqual(written, [0, 0, 0, 2])
    assert.deepEqual(
      reviewers.filter(({ who }) => chairs.includes(who)),
      [],
    )
    assert.deepEqual(
      chairs.filter((chair) => !before(people[chair]?.joins, BEGINS)),
      [],
    )
    assert.ok(before(people[chairs[0] ?? 0]?.joins, OPENS))
  })
}

test('habits of reviewers follow the plan of the rehearsal', () => {
  const world = worlds[2]?.world
  const habits = Map.groupBy(
    world?.reviewers.filter(({ answer }) => answer.kind === 'accept') ?? [],
    (r) => r.habit,
  )
  assert.deepEqual(
    ['late', 'partial', 'never'].map((habit) => [...habits].find(([name]) => name === habit)?.[1]?.length),
    [12, 6, 2],
  )
})
