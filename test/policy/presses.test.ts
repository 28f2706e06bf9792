// Two presses of one button at the same moment, on committed transactions: what goes to many goes once, and no fault of ours shows.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import type { Answer, Visitor } from '../support/visitor.ts'

const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted()
const twice = (who: Visitor, path: string, fields = {}) =>
  Promise.all([who.post(path, fields), who.post(path, fields)])
const lettersOf = ({ db }: TestHouse, view: string) => db('letters').where({ view })

test('a paper is started once by two presses, and anew by a later one', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const [one, two] = await twice(ann, '/papers', { title: 'Started in a hurry' })
    equal(one?.location, two?.location)
    equal((await house.db('papers')).length, 1)
    house.at(house.now().add({ seconds: 5 }))
    await ann.post(one?.location?.replace('/edit', '') ?? '', { title: 'Started in a hurry', abstract: 'A' })
    const later = await ann.post('/papers', { title: 'Started in a hurry' })
    match(later.location ?? '', /\/papers\/2\/edit/)
  }))

test('a deadline that is moved twice at once is told once', () =>
  withOwnDatabase(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    const id = await house.completePaper(ann)
    await twice(chair, '/extensions', { until: '2023-06-02 23:59', reason: 'A storm.' })
    equal((await lettersOf(house, 'extensions/mail/moved')).length, 1)
    const longer = { paper: String(id), paper_until: '2023-06-03 23:59', paper_reason: 'Ill.' }
    await twice(chair, '/extensions/exceptions', longer)
    equal((await lettersOf(house, 'extensions/mail/extended')).length, 1)
  }))

test('a letter to reviewers, one to authors and an invitation go once', () =>
  withOwnDatabase(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    await house.reviewer()
    const id = await house.submittedPaper(ann)
    const words = { to: 'all', subject: 'The schedule', words: 'Reviewing begins on Monday.' }
    const looked = await chair.post('/notices/preview', words)
    const seen = { ...words, looked: /name="looked" value="([^"]+)"/.exec(looked.text)?.[1] }
    const [one, two] = await twice(chair, '/notices', seen)
    match(one?.location ?? '', /mail\/batches/)
    equal(one?.location, two?.location)
    equal((await lettersOf(house, 'notices/mail/words')).length, 1)
    const drafts = await twice(chair, '/selection/letters', { ...words, papers: String(id) })
    equal(new Set(drafts.map(({ location }) => location)).size, 1)
    equal((await lettersOf(house, 'selection/mail/words')).length, 1)
    const others = await chair.post('/selection/letters', { ...words, words: 'Else.', papers: String(id) })
    equal(
      drafts.some(({ location }) => location === others.location),
      false,
    )
    const asked = { emails: 'nora@people.example', role: 'reviewer', load: 3 }
    deepEqual(statuses(await twice(chair, '/invitations', asked)), [303, 303])
    equal((await lettersOf(house, 'invitations/mail/invitation')).length, 1)
    equal((await house.db('journal').where({ verb: 'invitation.sent' })).length, 1)
  }))

test('who comes second hears what somebody later would hear', () =>
  withOwnDatabase(async (house) => {
    const [ann, chair, rita] = [await house.author(), await house.chair(), await house.reviewer()]
    const id = await house.completePaper(ann)
    const acting = await twice(chair, `/papers/${id}/proxies`, { proxy_reason: 'Their network is down.' })
    deepEqual(statuses(acting), [303, 403])
    const topics = await house.db('topics').orderBy('position').pluck<number[]>('id')
    const levels = Object.fromEntries(topics.map((topic) => [topic, 5]))
    deepEqual(statuses(await twice(rita, '/account/expertise', { levels })), [303, 303])
  }))

test('days that are given twice at once do not add up; a run and a link are asked for once', () =>
  withOwnDatabase(async (house) => {
    const [ann, chair, rita] = [await house.author(), await house.chair(), await house.reviewer()]
    const id = await house.submittedPaper(ann)
    await house.assigned(rita, id)
    house.at('reviewing')
    const { db } = house
    const review = await db('reviews').where({ paper_id: id }).first('id')
    await twice(chair, `/reviews/${review.id}/deferrals`, { days: 3, days_reason: 'Ill.' })
    equal((await db('deferrals')).length, 1)
    equal((await lettersOf(house, 'deferrals/mail/given')).length, 1)
    const [one, two] = await twice(chair, '/assignments/runs', { reviews_per_paper: 2 })
    equal(one?.location, two?.location)
    equal((await db('runs')).length, 1)
    await twice(ann, '/account/emails', { email: 'ann@second.example' })
    equal((await lettersOf(house, 'emails/mail/confirmation')).length, 1)
    house.at(house.now().add({ minutes: 5 }))
    for (const again of [`/reviews/${review.id}/deferrals`, '/assignments/runs', '/account/emails'])
      await (again === '/account/emails' ? ann : chair).post(again, {
        ...{ days: 3, days_reason: 'Ill.', reviews_per_paper: 2, email: 'ann@second.example' },
      })
    equal((await db('deferrals')).length, 2)
    equal((await db('runs')).length, 2)
    equal((await lettersOf(house, 'emails/mail/confirmation')).length, 2)
  }))

test('the same file sent twice at once to a submitted paper is one version, with one receipt', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    const receipts = () => lettersOf(house, 'papers/mail/receipt')
    const [files, letters] = [await house.db('files'), await receipts()]
    house.at(house.now().add({ minutes: 1 }))
    const upload = { name: 'again.pdf', bytes: await makePaper({ title: 'Again', pages: 2 }) }
    const send = () => ann.upload(`/papers/${id}/files`, { kind: 'paper' }, upload)
    deepEqual(statuses(await Promise.all([send(), send()])), [303, 303])
    equal((await house.db('files')).length, files.length + 1)
    equal((await receipts()).length, letters.length + 1)
  }))
