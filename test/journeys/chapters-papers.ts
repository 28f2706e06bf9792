// The first chapters: the workshop is set up, an author submits, others follow.
import { equal, match } from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { lettersTo, linkIn, type Person, type Stage } from './stage.ts'

const REAL = new URL('../../../shared/data/pdfs/papers/icml-example-a.pdf', import.meta.url)

/** A real conference paper where one lies beside the project, else one of our own making. */
const realPaper = async (title: string) =>
  existsSync(REAL) ? readFile(REAL) : Buffer.from(await makePaper({ title, pages: 6, author: 'Ann Author' }))

export async function setUp(stage: Stage): Promise<Person> {
  const carla = await stage.person()
  await carla.open('/')
  match(await carla.page.innerText('main'), /waits for its first chair/)
  await carla.open(await stage.setupLink())
  match(await carla.page.innerText('main'), /31 May 2023, 23:59 AoE, has passed/)
  await carla.page.getByLabel('Name', { exact: true }).fill('Carla Chairperson')
  await carla.page.getByLabel('Email').fill('carla@chairs.example')
  await carla.page.getByLabel('Affiliation').fill('Institute of Invented Systems')
  await carla.press('Set up the workshop')
  match(await carla.page.title(), /^Error: /)
  await carla.page.getByLabel('Password').fill(PASSWORD)
  await carla.page.getByLabel(/Shift the whole timeline/).check()
  await carla.press('Set up the workshop')
  match(carla.page.url(), /\/desk$/)
  for (const path of ['/settings', '/settings/timeline', '/settings/site', '/journal', '/mail', '/papers'])
    await carla.open(path)
  return carla
}

async function signUp(stage: Stage, name: string, email: string): Promise<Person> {
  const person = await stage.person()
  await person.open('/account/new')
  await person.page.getByLabel('Name').fill(name)
  await person.page.getByLabel('Email').fill(email)
  await person.page.getByLabel('Affiliation').fill('Author Institute')
  await person.page.getByLabel('Password').fill(PASSWORD)
  await person.press('Create account')
  const [letter] = await lettersTo(stage, email, /Confirm your email address/)
  await person.open(linkIn(letter, '/account/confirmations/'))
  await person.press('Confirm my address')
  await person.page.getByLabel('Email').fill(email)
  await person.page.getByLabel('Password').fill(PASSWORD)
  await person.press('Sign in')
  return person
}

export async function annSubmits(stage: Stage): Promise<{ ann: Person; id: number; sha256: string }> {
  const ann = await signUp(stage, 'Ann Author', 'ann@authors.example')
  const { page } = ann
  const pdf = { name: 'kernels.pdf', mimeType: 'application/pdf', buffer: await realPaper('Kernels') }
  await ann.open('/papers/new')
  await page.getByLabel('Title').fill('Kernels That Wait for Nobody')
  await ann.press('Start the draft')
  const id = Number(/\/papers\/(\d+)/.exec(page.url())?.[1])
  await ann.press('Submit paper')
  match(await page.innerText('main'), /Upload the PDF of your paper/)
  await page
    .locator('[name=abstract]')
    .fill('We overlap everything, at cost $O(\\tau)$, and measure what is left.')
  await page.getByLabel('Decentralized and collaborative training and inference').check()
  await page.locator('[name="authors[1][name]"]').fill('Bo Writer')
  await page.locator('[name="authors[1][email]"]').fill('bo@authors.example')
  await page.getByLabel('The list of conflicts is complete').check()
  await page.locator('#field-file').setInputFiles(pdf)
  await page.getByText('Version 1 counts now').waitFor()
  equal(
    await page.locator('[name=abstract]').inputValue(),
    'We overlap everything, at cost $O(\\tau)$, and measure what is left.',
  )
  await ann.press('Submit paper')
  match(await page.innerText('main'), /Submitted/)
  const { sha256 } = await stage.db('files').where({ paper_id: id }).first()
  for (const address of ['ann@authors.example', 'bo@authors.example']) {
    const [receipt] = await lettersTo(stage, address, /Submitted: "Kernels That Wait/)
    match(receipt ?? '', new RegExp(sha256))
    match(receipt ?? '', /Upload began[\s\S]*Upload complete/)
  }
  await ann.open('/desk')
  return { ann, id, sha256 }
}

/** The other authors come by plain HTTP, without scripts: the same doors. */
export async function othersSubmit(
  stage: Stage,
  titles: string[],
): Promise<{ dora: Visitor; ids: number[] }> {
  const dora = new Visitor(stage.base, 'dora@authors.example')
  const account = {
    name: 'Dora Drafter',
    email: dora.email,
    affiliation: 'Drafter Institute',
    password: PASSWORD,
  }
  await dora.post('/account', account)
  await dora.post(linkIn((await lettersTo(stage, dora.email, /Confirm/))[0], '/account/confirmations/'))
  await dora.post('/sessions', { email: dora.email, password: PASSWORD })
  const topic = await stage.db('topics').orderBy('position').first()
  const ids: number[] = []
  for (const title of titles) {
    const started = await dora.post('/papers', { title })
    const id = Number(/\d+/.exec(started.location ?? '')?.[0])
    const bytes = await makePaper({ title, pages: 4 })
    await dora.upload(`/papers/${id}/files`, { kind: 'paper' }, { name: 'p.pdf', bytes })
    const fields = {
      title,
      abstract: 'A plain abstract.',
      topics: [topic.id],
      conflicts_confirmed: 'on',
      version: 1,
    }
    equal((await dora.post(`/papers/${id}/submission`, fields)).status, 303, title)
    ids.push(id)
  }
  return { dora, ids }
}
