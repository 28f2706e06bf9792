// The last chapters: decisions, letters, the plan, the public site.
import { equal, match, notEqual } from 'node:assert/strict'
import type { Visitor } from '../support/visitor.ts'
import { lettersTo, type Person, type Stage, until } from './stage.ts'

type Decided = { talk: number; poster: number; reject: number }

export async function decideAll(stage: Stage, carla: Person, ann: Person, decided: Decided): Promise<void> {
  await ann.open(`/papers/${decided.talk}`)
  const before = await ann.page.innerText('body')
  await carla.open('/decisions')
  for (const [outcome, paper] of Object.entries(decided)) {
    await carla.page.locator(`#decide-${paper} [name=outcome][value=${outcome}]`).check({ force: true })
    await until(async () => (await stage.db('decisions').where({ paper_id: paper, outcome })).length === 1)
    await carla.open('/decisions')
    equal(await carla.page.locator(`#decide-${paper} [name=outcome][value=${outcome}]`).isChecked(), true)
  }
  await ann.open(`/papers/${decided.talk}`)
  equal(await ann.page.innerText('body'), before, 'nothing shows before the release')
  equal(
    stage.mail.taken.some(({ mail: { subject } }) => /accepted/i.test(subject ?? '')),
    false,
  )
}

export async function releaseAndDispatch(stage: Stage, carla: Person, decided: Decided): Promise<void> {
  await carla.open('/decisions/release')
  await carla.press(/^Release, and put \d+ letters? in the outbox/)
  match(carla.page.url(), /\/mail\/batches\/[0-9a-f-]{36}/)
  equal(
    stage.mail.taken.some(({ mail: { subject } }) => /accepted/i.test(subject ?? '')),
    false,
    'held until dispatched',
  )
  await carla.press(/^Send \d+ letters?/)
  const paper = await stage.db('papers').where({ id: decided.talk }).first()
  for (const address of ['ann@authors.example', 'bo@authors.example']) {
    const letters = await lettersTo(stage, address, new RegExp(`accepted.*${paper.title.slice(0, 12)}`, 'i'))
    equal(letters.length, 1, 'exactly one')
    match(letters[0] ?? '', /TALK|talk/)
  }
  await lettersTo(stage, 'dora@authors.example', /not accepted/i)
}

export async function present(ann: Person, dora: Visitor, decided: Decided, stage: Stage): Promise<void> {
  const first = await stage.db('slots').where({ kind: 'contributed-talk' }).orderBy('starts_at').first()
  await ann.open(`/papers/${decided.talk}`)
  match(await ann.page.innerText('main'), /Accepted as a contributed talk/)
  match(await ann.page.innerText('main'), /It says what it measures/, 'the reviews are released')
  equal(/Between us chairs|Rita Reviewer/.test(await ann.page.content()), false)
  await ann.open(`/programme/presentations/${decided.talk}`)
  await ann.page.locator(`[name="absent[]"][value="${first.id}"]`).check()
  await ann.page
    .locator('[name=presenter]')
    .first()
    .selectOption({ index: 0 })
    .catch(() => ann.page.locator('[name=presenter]').first().check())
  await ann.press('Save')
  equal((await dora.get(`/programme/presentations/${decided.reject}`)).status, 404)
}

export async function publish(stage: Stage, carla: Person, decided: Decided): Promise<void> {
  const first = await stage.db('slots').where({ kind: 'contributed-talk' }).orderBy('starts_at').first()
  await carla.open('/programme/draft')
  await carla.press(/^Fill/)
  const slot = await stage.db('slots').where({ paper_id: decided.talk }).first()
  notEqual(slot.id, first.id, 'the presenter cannot be there at 10:15')
  await carla.press('Publish edition 1')
  await carla.open('/programme/editions')
}

export async function publicSite(stage: Stage, visitor: Person, decided: Decided): Promise<void> {
  const talk = await stage.db('papers').where({ id: decided.talk }).first()
  const rejected = await stage.db('papers').where({ id: decided.reject }).first()
  for (const path of [
    '/',
    '/call',
    '/people',
    '/code-of-conduct',
    '/programme',
    '/papers',
    `/papers/${decided.talk}`,
  ]) {
    await visitor.open(path)
    equal((await visitor.page.content()).includes(rejected.title), false, path)
  }
  await visitor.open('/programme')
  const plan = await visitor.page.innerText('main')
  match(plan, new RegExp(`10:35[\\s\\S]*${talk.title}[\\s\\S]*Ann Author`))
  await visitor.open('/papers')
  match(await visitor.page.innerText('main'), /Board 1/)
  await visitor.page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/programme', '/papers']) {
    await visitor.open(path)
    equal(
      await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      true,
      `${path} fits 390 px`,
    )
  }
  const calendar = await (await fetch(`${stage.base}/programme.ics`)).text()
  match(calendar.replace(/\r\n /g, ''), new RegExp(`SUMMARY:.*${talk.title}`))
  match(calendar, /DTSTART;TZID=Pacific\/Honolulu/)
}

export async function withdraw(stage: Stage, ann: Person, visitor: Person, decided: Decided): Promise<void> {
  const { title } = await stage.db('papers').where({ id: decided.talk }).first()
  await ann.open(`/papers/${decided.talk}`)
  await ann.page.getByText('Withdraw this paper').click()
  await ann.page
    .locator('form[action$="/withdrawal"] [name=reason]')
    .fill('We found a fault in the measurements.')
  await ann.press(/^Withdraw paper/)
  for (const path of ['/programme', '/papers']) {
    await visitor.open(path)
    equal((await visitor.page.content()).includes(title), false, `${path} no longer names it`)
  }
  const calendar = await (await fetch(`${stage.base}/programme.ics`)).text()
  equal(calendar.replace(/\r\n /g, '').includes(title), false)
}
