// The middle chapters: reviewers are invited, papers assigned and reviewed.
import { equal, match, ok } from 'node:assert/strict'
import { PASSWORD } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { lettersTo, linkIn, type Person, type Stage, until } from './stage.ts'

const REVIEWERS = ['Rita Reviewer', 'Rolf Referee', 'Runa Reader', 'Remy Rater']
/** Each at an institution of their own, for a run takes no two of one for a paper. */
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '@')}.example`

/** Dora, who has an account and a paper, reviews too; the others come by the link alone. */
export async function invite(carla: Person, dora: Visitor): Promise<void> {
  await carla.open('/invitations')
  await carla.page
    .locator('[name=emails]')
    .fill(['no address', ...REVIEWERS.map(addressOf), dora.email].join('\n'))
  await carla.press('Send invitations')
  match(await carla.page.innerText('main'), /no address/, 'the faulty line is named')
  await carla.page.locator('[name=emails]').fill([...REVIEWERS.map(addressOf), dora.email].join('\n'))
  await carla.press('Send invitations')
}

export async function accept(
  stage: Stage,
  dora: Visitor,
): Promise<{ rita: Person; others: Map<number, Visitor> }> {
  const rita = await stage.person()
  const [letter] = await lettersTo(stage, addressOf('Rita Reviewer'), /./)
  await rita.open(linkIn(letter, '/invitations/'))
  await rita.page.locator('[name=load]').selectOption('3')
  await rita.page.getByLabel('Name').fill('Rita Reviewer')
  await rita.page.getByLabel('Affiliation').fill('Reviewer Institute')
  await rita.page.getByLabel('Password').fill(PASSWORD)
  await rita.press('Accept')
  const others = new Map<number, Visitor>()
  for (const name of REVIEWERS.slice(1)) {
    const visitor = new Visitor(stage.base, addressOf(name))
    const link = linkIn((await lettersTo(stage, visitor.email, /./))[0], '/invitations/')
    const account = { name, affiliation: `${name.split(' ')[1]} Institute`, password: PASSWORD }
    equal((await visitor.post(`${link}/acceptance`, { load: 4, ...account })).status, 303)
    const { id } = await stage.db('people').where({ email: visitor.email }).first()
    others.set(id, visitor)
  }
  const link = linkIn((await lettersTo(stage, dora.email, /review/i))[0], '/invitations/')
  equal((await dora.post(`${link}/acceptance`, { load: 4 })).status, 303)
  others.set((await stage.db('people').where({ email: dora.email }).first()).id, dora)
  equal((await stage.db('reviewers')).length, 5)
  return { rita, others }
}

/** Runs, looks, takes one pair away and puts another one in, adopts, sends. */
export async function assign(stage: Stage, carla: Person, paper: number): Promise<void> {
  const rolf = await stage.db('people').where({ name: 'Rolf Referee' }).first()
  await carla.open(`/papers/${paper}/conflicts`)
  await carla.page.locator('form:has([name=reason]) [name=person]:visible').fill(rolf.email)
  await carla.page
    .locator('form:has([name=person]:visible) [name=reason]:visible')
    .fill('Wrote a paper with Ann in spring')
  await carla.press(/^Declare/, 'form:has([name=person]:visible)')
  await carla.open('/assignments')
  await carla.press('Run')
  const run = new URL(carla.page.url()).pathname
  await until(async () => (await stage.db('runs').orderBy('id', 'desc').first()).finished_at !== null)
  await carla.open(run)
  const proposals = await stage.db('proposals').where({ paper_id: paper })
  equal(proposals.length, 3)
  ok(!proposals.some(({ person_id }) => person_id === rolf.id), 'no conflict is proposed')
  const free = await stage
    .db('people')
    .whereIn('name', ['Rita Reviewer', 'Runa Reader', 'Remy Rater', 'Dora Drafter'])
  const proposed = new Set(proposals.map(({ person_id }) => person_id))
  const out = free.find(({ id, name }) => proposed.has(id) && name !== 'Rita Reviewer')
  const into = free.find(({ id }) => !proposed.has(id))
  await carla.press(new RegExp(`Remove ${out.name} from paper ${paper}\\b`))
  await carla.press('Remove without another')
  await carla.press(new RegExp(`Add a reviewer\\s*to paper ${paper}$`))
  await carla.page.locator(`#reviewer-${paper}`).selectOption(String(into.id))
  await carla.press('Add')
  await carla.press(/^Adopt \d+ pairs?/)
  await carla.press('Adopt the run')
  await carla.press(/^Send \d+ letters?/)
  const standing = await stage.db('assignments').where({ paper_id: paper }).whereNull('ended_at')
  ok(standing.some(({ person_id }) => person_id === into.id))
  for (const path of ['/assignments', '/reviewers', `/reviewers/${rolf.id}`, '/desk', '/mail'])
    await carla.open(path)
}

export async function ritaReviews(stage: Stage, rita: Person): Promise<void> {
  const { page } = rita
  await lettersTo(stage, addressOf('Rita Reviewer'), /review/i, 2)
  await rita.open('/reviews')
  equal(/Ann Author|Bo Writer|Author Institute/.test(await page.content()), false)
  const { id: person } = await stage.db('people').where({ name: 'Rita Reviewer' }).first()
  for (const review of await stage.db('reviews').where({ person_id: person })) {
    await rita.open(`/reviews/${review.id}`)
    await page.locator('pdf-pane canvas').first().waitFor({ timeout: 60_000 })
    await page
      .locator('[name=text]')
      .fill('**Strengths.** The ablation holds: $O(1)$ instead of $O(n)$. It could say more about failures.')
    await rita.press('Save draft')
    await rita.press('Submit review')
    match(await page.innerText('main'), /Choose a number for “Correctness”/)
    for (const [scale, value] of [
      ['correctness', 3],
      ['relevance', 4],
      ['overall', 4],
      ['confidence', 4],
    ]) {
      await page.locator(`[name=${scale}][value="${value}"]`).check({ force: true })
    }
    await page.locator('[name=note]').fill('Between us chairs: worth a talk.')
    await rita.press('Submit review')
  }
  await rita.open('/reviews')
}

/** Everybody else reviews by plain HTTP; the scores differ so that there is something to rank. */
export async function othersReview(stage: Stage, others: Map<number, Visitor>): Promise<void> {
  const open = await stage.db('reviews').whereNull('submitted_at')
  for (const { id, paper_id, person_id } of open) {
    const overall = 1 + (paper_id % 5)
    const scores = { correctness: 3, relevance: 3, overall, confidence: 3, version: 1 }
    const answer = await others.get(person_id)?.post(`/reviews/${id}/submission`, {
      ...scores,
      text: 'It says what it measures, and it measures what it says.',
    })
    equal(answer?.status, 303)
  }
}
