// A workshop told in chapters, in which every text that somebody must not know is a canary that stands nowhere else.
import assert from 'node:assert/strict'
import type { TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { begun } from '../support/pieces.ts'
import type { Answer, Visitor } from '../support/visitor.ts'
import { HANDED_BACK, SENT } from './blind-texts.ts'

const GHOST = 'ghost@authors.example'
const line = (name: string, email: string) => ({
  name: `Zq${name}`,
  email,
  affiliation: `Zq${name}Lab`,
})

export const done = (answer: Answer): Answer => {
  assert.equal(answer.status, 303, answer.text)
  return answer
}

export async function peopleOf(house: TestHouse) {
  const ghost = await house.person('Gil Ghost', GHOST)
  await house.db('people').where({ id: ghost }).update({ confirmed_at: null })
  return {
    visitor: house.visitor(),
    ghost: await house.signedIn(GHOST, ghost),
    author: await house.author('Anna Aleph'),
    rejected: await house.author('Bert Beth'),
    other: await house.author('Dora Daleth'),
    one: await house.reviewer('ZqOne Reviewer'),
    idle: await house.reviewer('ZqIdle Reviewer'),
    declined: await house.reviewer('ZqDeclined Reviewer'),
    free: await house.reviewer('ZqFree Reviewer'),
    chair: await house.chair(),
    chairAuthor: await house.chair('Cleo Coauthor'),
    connie: await house.chair('Connie Conflicted'),
  }
}
export type People = Awaited<ReturnType<typeof peopleOf>>
export type Who = keyof People
type Papers = Record<'A' | 'B' | 'D' | 'W' | 'X', number>
export type World = { house: TestHouse; people: People; papers: Papers; reviews: Record<string, string> }

async function paper(house: TestHouse, author: Visitor, key: string, more: ReturnType<typeof line>[] = []) {
  const bytes = await makePaper({ title: `ZqPdfText${key}`, pages: 1, author: `ZqPdfAuthor${key}` })
  const authors = [line(`Name${key}`, author.email), ...more]
  const id = await house.completePaper(author, { title: `ZqTitle${key}`, authors, bytes })
  const file = { name: `ZqFile${key}.pdf`, bytes }
  done(await author.upload(`/papers/${id}/files`, { kind: 'paper' }, file))
  // The next version is on its way.
  await begun(author, id, bytes)
  return id
}

/** Papers A to be accepted, B to be rejected, D a draft, W to be withdrawn, X to be rejected without review. */
export async function openWorld(house: TestHouse): Promise<World> {
  // Letters leave, so that no secret stands in the outbox as it does where there is no mail server.
  house.house.postman = async () => {}
  const people = await peopleOf(house)
  const { author, rejected, other, chairAuthor, connie } = people
  const more = [
    line('NameCo', 'zqmailco@authors.example'),
    line('NameGhost', GHOST),
    line('NameChair', chairAuthor.email),
  ]
  const A = await paper(house, author, 'A', more)
  const secrets = { abstract: 'ZqAbstractA', prior_publication: 'ZqPriorA' }
  done(await author.post(`/papers/${A}`, secrets))
  const conflict = { person: connie.email, reason: 'ZqConflictA' }
  done(await author.post(`/papers/${A}/conflicts`, conflict))
  const papers = {
    A,
    B: await paper(house, rejected, 'B'),
    D: await paper(house, other, 'D'),
    W: await paper(house, other, 'W'),
    X: await paper(house, other, 'X'),
  }
  return { house, people, papers, reviews: {} }
}

async function submit({ people: { author, rejected, other }, papers: { A, B, W, X } }: World) {
  done(await author.post(`/papers/${A}/submission`))
  done(await rejected.post(`/papers/${B}/submission`))
  for (const id of [W, X]) done(await other.post(`/papers/${id}/submission`))
}

/** A proposal, and assignments that nobody has been told of. */
async function assign({ house, people, papers: { A, B, W, X } }: World) {
  const { chair, other, one, idle, declined } = people
  house.at('after submission')
  done(await chair.post('/assignments/runs', { reviews_per_paper: 2 }))
  await house.run()
  for (const { id } of [one, idle, declined])
    done(await chair.post('/assignments', { paper: A, reviewer: id }))
  done(await chair.post('/assignments', { paper: B, reviewer: one.id }))
  done(await other.post(`/papers/${W}/withdrawal`, { reason: 'ZqWithdrawalW' }))
  done(await chair.post(`/papers/${X}/desk-rejection`, { reason: 'ZqDeskX' }))
  const said = await house.db('conflicts').where({ paper_id: A }).first<{ id: string }>('id')
  done(await chair.post(`/papers/${A}/conflicts/${said?.id}/question`, { question: 'ZqQuestionA' }))
  const ruling = { person: people.free.id, reason: 'ZqClearedA' }
  done(await chair.post(`/papers/${A}/conflicts/clearances`, ruling))
}

async function review(world: World) {
  const { house, people, papers } = world
  const { chair, one, idle, declined } = people
  house.at('reviewing')
  done(await chair.post('/assignments/dispatch'))
  await house.run()
  const rows = await house.db('reviews').select('id', 'paper_id', 'person_id')
  const of = (who: Visitor, id: number) =>
    rows.find((row) => row.person_id === who.id && row.paper_id === id)?.id
  done(await one.post(`/reviews/${of(one, papers.A)}/submission`, SENT))
  done(await one.post(`/reviews/${of(one, papers.B)}`, { text: 'ZqDraftOneB' }))
  done(await idle.post(`/reviews/${of(idle, papers.A)}`, { text: 'ZqDraftIdleA', note: 'ZqNoteIdleA' }))
  done(await declined.post(`/reviews/${of(declined, papers.A)}/refusal`, HANDED_BACK))
  const task = `/tasks/${of(idle, papers.A)}`
  done(await idle.post(`${task}/deferrals`, { days: 2, days_reason: 'ZqDaysIdleA' }))
  done(await idle.post(`${task}/inability`, { unable_reason: 'ZqUnableIdleA' }))
  await discuss(world)
  await house.run()
}

/** One has sent a review, Idle has not. */
async function discuss({ people: { chair, one, idle }, papers: { A } }: World) {
  const say = async (who: Visitor, text: string, audience: 'reviewers' | 'chairs') =>
    done(await who.post(`/papers/${A}/comments`, { text, audience }))
  await say(one, 'ZqCommentOneA', 'reviewers')
  await say(chair, '@Reviewer 1 @Reviewer 2 ZqCommentChairA', 'reviewers')
  await say(idle, 'ZqAsideIdleA', 'chairs')
  await say(chair, 'ZqAsideChairA', 'chairs')
  done(await idle.post(`/papers/${A}/flags`, { kind: 'ethics', text: 'ZqFlagIdleA' }))
}

/** While their window is open authors answer what they read, and afterwards they read nothing of it until its release. */
async function respond({ house, people: { author }, papers: { A } }: World) {
  house.at('after reviewing')
  const opens_at = house.now().subtract({ hours: 1 })
  const closes_at = house.now().add({ hours: 1 })
  await house.db('stages').insert({ name: 'response', opens_at, closes_at, hard: true })
  done(await author.post(`/papers/${A}/response/submission`, { text: 'ZqResponseA', version: 0 }))
  done(await author.post(`/papers/${A}/response`, { text: 'ZqResponseDraftA', version: 1 }))
}

async function decide(world: World) {
  const { house, people, papers } = world
  const [{ chair }, { A, B }] = [people, papers]
  await respond(world)
  house.at('deciding')
  done(await chair.post('/settings/meta-review', { active: 'on', readers: 'reviewers' }))
  done(await chair.post(`/papers/${A}/meta-review/assignment`, { person: people.one.id }))
  const weighed = { recommendation: 'talk', text: 'ZqMetaOneA', version: 1 }
  done(await people.one.post(`/papers/${A}/meta-review/submission`, weighed))
  done(await chair.post(`/papers/${A}/decisions`, { outcome: 'talk', note: 'ZqDecisionA' }))
  done(await chair.post(`/papers/${B}/decisions`, { outcome: 'reject', note: 'ZqDecisionB' }))
}

async function release({ people: { chair } }: World) {
  done(await chair.post('/decisions/releases', { audience: 'authors' }))
}

const pdf = (text: string) => makePaper({ title: text, pages: 1 })

/** The letters leave, the reviewers are told, the final version is there twice, the plan is published. */
async function tell({ house, people: { chair, author }, papers: { A } }: World) {
  house.at('after notification')
  const batch = await house.db('batches').where({ kind: 'decisions' }).first<{ id: string }>('id')
  done(await chair.post(`/mail/batches/${batch?.id}/dispatch`))
  done(await chair.post('/decisions/releases', { audience: 'reviewers' }))
  for (const version of ['Old', 'New']) {
    const file = { name: `ZqCameraFile${version}.pdf`, bytes: await pdf(`ZqCamera${version}A`) }
    done(await author.upload(`/papers/${A}/files`, { kind: 'camera-ready' }, file))
  }
  done(await author.post(`/papers/${A}/files`, { kind: 'video-link', url: 'https://v.example/ZqRecordingA' }))
  const said = { presenter: 'ZqNameA', attendance: 'remote' }
  done(await author.post(`/programme/presentations/${A}`, said))
  done(await chair.post('/programme/filling'))
  done(await chair.post('/programme/editions', { note: 'The first plan.' }))
  await house.run()
}

async function withdraw({ house, people: { author }, papers: { A } }: World) {
  done(await author.post(`/papers/${A}/withdrawal`, { reason: 'ZqWithdrawalA' }))
  await house.run()
}

/** In order; each tells what happens from the chapter before. */
export const CHAPTERS = {
  drafts: async (_: World) => {},
  submitted: submit,
  assigned: assign,
  reviewing: review,
  decided: decide,
  released: release,
  told: tell,
  withdrawn: withdraw,
} as const
export type Chapter = keyof typeof CHAPTERS
