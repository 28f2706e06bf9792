// Invented papers: their limits, their authors, and the shape of the call, at every size.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaper } from '../../server/papers/form.ts'
import { castPersonas } from '../../server/rehearsal/personas.ts'
import example from '../../server/setup/example.json' with { type: 'json' }
import { among, BEGINS, before, CLOSES, instant, OPENS, places, worlds } from './worlds.ts'

const TOPICS = new Set(example.topics.map(({ name }) => name))

for (const { name, world } of worlds) {
  const { people, papers } = world
  const submitted = papers.filter(({ submittedAt }) => submittedAt !== null)

  test(`papers of a world of ${name} keep the limits of the form`, () => {
    assert.equal(papers.length, world.wish.papers)
    assert.equal(new Set(papers.map(({ title }) => title.toLowerCase())).size, papers.length)
    const refused = papers.filter((paper) => {
      const { title, abstract, keywords, codeUrl, priorPublication } = paper
      const authors = paper.authors.map((who, position) => ({ ...people[who], position }))
      const typed = {
        title,
        abstract,
        keywords,
        code_url: codeUrl,
        prior_publication: priorPublication,
        authors,
      }
      return Object.keys(readPaper(typed).unfit.problems).length > 0
    })
    assert.deepEqual(refused, [])
    const untidy = places(
      papers,
      ({ topics }) => topics.length < 1 || topics.length > 3 || !topics.every((topic) => TOPICS.has(topic)),
    )
    assert.deepEqual(untidy, [])
    assert.deepEqual(
      submitted.filter(({ abstract }) => abstract === ''),
      [],
    )
  })

  test(`papers of a world of ${name} have one to nine authors, and a contact among them with an account`, () => {
    const wrong = places(papers, ({ authors, contact, startedAt, conflicts }) => {
      const joins = people[contact]?.joins
      return (
        authors.length < 1 ||
        authors.length > 9 ||
        new Set(authors).size !== authors.length ||
        !authors.includes(contact) ||
        !joins ||
        !before(joins, startedAt) ||
        conflicts.some(({ who }) => authors.includes(who)) ||
        new Set(conflicts.map(({ who }) => who)).size !== conflicts.length
      )
    })
    assert.deepEqual(wrong, [])
  })

  test(`papers of a world of ${name} are begun, saved, submitted and lost in this order`, () => {
    const wrong = places(papers, ({ startedAt, saves, submittedAt, withdrawal, deskRejection }) => {
      const steps = [OPENS, startedAt, ...saves.map(({ at }) => at), submittedAt ?? CLOSES]
      const ends = withdrawal ?? deskRejection
      const back = steps.slice(1).some((step, place) => !before(steps[place], step))
      const late = submittedAt !== null && !before(submittedAt, CLOSES)
      return back || late || (ends !== null && (submittedAt === null || !before(submittedAt, ends.at)))
    })
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      places(papers, ({ submittedAt, saves }) => submittedAt !== null && !saves.some(({ pdf }) => pdf)),
      [],
    )
    const late = places(papers, ({ cameraReadyAt }) => {
      if (cameraReadyAt === null) return false
      return (
        before(cameraReadyAt, instant('2023-06-20T00:00Z')) ||
        !before(cameraReadyAt, instant('2023-07-08T12:00Z'))
      )
    })
    assert.deepEqual(late, [])
  })

  test(`in a world of ${name} the author with a draft has begun it before anybody looks`, () => {
    const who = castPersonas(world)['author-draft']
    const drafts = papers.filter(({ contact, submittedAt }) => contact === who && submittedAt === null)
    assert.ok(
      drafts.some(({ startedAt, saves }) => before(startedAt, BEGINS) && before(saves[0]?.at, BEGINS)),
    )
  })

  test(`the call of a world of ${name} has the shape of every call`, () => {
    const share = (count: number) => count / papers.length
    const since = (hours: number) =>
      submitted.filter(({ submittedAt }) => !before(submittedAt, CLOSES.subtract({ hours }))).length
    assert.deepEqual(
      [
        ...among(
          share(papers.filter(({ startedAt }) => before(startedAt, BEGINS)).length),
          0.17,
          0.26,
          'begun at the start',
        ),
        ...among(share(submitted.length), 0.86, 0.94, 'submitted'),
        ...among(since(24) / submitted.length, 0.25, 0.45, 'on the last day'),
        ...among(since(1) / submitted.length, 0.04, 0.2, 'in the last hour'),
      ],
      [],
    )
  })
}

test('of 120 papers some are withdrawn, rejected at the desk, revised often, or faulty', () => {
  const papers = worlds[2]?.world.papers ?? []
  const count = (what: (paper: (typeof papers)[number]) => boolean) => papers.filter(what).length
  const drafts = papers.filter(({ submittedAt }) => submittedAt === null)
  assert.equal(drafts.length, 12)
  assert.equal(
    count(({ withdrawal }) => withdrawal !== null),
    4,
  )
  assert.equal(
    count(({ deskRejection }) => deskRejection !== null),
    2,
  )
  assert.ok(
    drafts.some(({ saves }) => saves.some(({ pdf }) => pdf)) &&
      drafts.some(({ abstract }) => abstract === ''),
  )
  assert.ok(count(({ saves }) => saves.filter(({ pdf }) => pdf).length > 2) > 8)
  const faults = new Set(papers.map(({ fault }) => fault))
  assert.equal(faults.size, 5)
  assert.deepEqual(
    places(papers, ({ fault, pages }) => (fault === 'too-long' ? pages !== 14 : pages < 4 || pages > 9)),
    [],
  )
})

test('from the start there is an author with a draft, one of the best paper and one of the worst', () => {
  for (const { world } of worlds.filter(({ world }) => world.wish.papers === 120)) {
    const there = (who: number) => before(world.people[who]?.joins, BEGINS)
    const kept = world.papers.filter(
      (paper) => paper.submittedAt && !paper.withdrawal && !paper.deskRejection,
    )
    const ranked = kept.toSorted((a, b) => a.merit - b.merit)
    assert.ok(there(ranked[0]?.contact ?? -1) && there(ranked.at(-1)?.contact ?? -1))
    const drafts = world.papers.filter(
      (paper) => !before(paper.submittedAt, BEGINS) && before(paper.startedAt, BEGINS),
    )
    assert.ok(drafts.length > 5)
    const ready = world.reviewers.filter(
      ({ answer }) => answer.kind === 'accept' && before(answer.at, BEGINS),
    )
    assert.ok(ready.some(({ habit }) => habit === 'late') && ready.some(({ habit }) => habit === 'prompt'))
  }
})
