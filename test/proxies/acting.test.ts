// A chair acts for the authors of a paper: with a reason, after the deadline too, in the journal and in their letters.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { endProxies } from '../../server/proxies/jobs.ts'
import { sendChangeReceipts } from '../../server/receipts/jobs.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { START } from '../support/people.ts'

const WHY = { proxy_reason: 'Their network is down.' }
const lastLine = (house: TestHouse, verb: string) =>
  house.db('journal').where({ verb }).orderBy('id', 'desc').first()

test('an unconflicted chair says why, changes, uploads and submits after the deadline, and the authors hear of it', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const at = `/papers/${paper}`
    house.at('after submission')
    equal((await chair.post(at, { abstract: 'Not yet.' })).status, 403)
    const wordless = await chair.post(`${at}/proxies`, { proxy_reason: ' ' })
    equal(wordless.status, 422)
    match(wordless.text, /Say in a sentence why/)
    equal((await chair.post(`${at}/proxies`, WHY)).status, 303)
    const form = await chair.get(`${at}/edit`)
    match(form.text, /You are acting for the authors of paper/)
    equal(/Version 1 counts now/.test(form.text), false, 'a draft is not read, by whoever acts for it')
    equal((await chair.post(at, { abstract: 'Typed by a chair.' })).status, 303)
    const bytes = await makePaper({ title: 'Sent for them', pages: 2 })
    equal((await chair.upload(`${at}/files`, { kind: 'paper' }, { name: 'a.pdf', bytes })).status, 303)
    match((await chair.get(`${at}/edit`)).text, /Version 2 counts now/)
    equal((await chair.post(`${at}/submission`)).status, 303)
    for (const verb of ['proxy.began', 'paper.saved', 'file.stored', 'paper.submitted']) {
      const line = await lastLine(house, verb)
      equal(line.person_id, chair.id, verb)
      match(line.details.acting_for, /Ann Author/, verb)
    }
    match((await lastLine(house, 'proxy.began')).details.reason, /network is down/)
    const letters = await house.letters()
    match(letters.find(({ view }) => view === 'proxies/mail/began')?.body_text ?? '', /Their network is down/)
    match(
      letters.find(({ view }) => view === 'papers/mail/receipt')?.body_text ?? '',
      /a chair of the workshop, did this in your/,
    )
    match((await ann.get(at)).text, /submitted/)
    equal((await chair.post(`${at}/proxies/end`)).status, 303)
    equal((await chair.post(at, { abstract: 'Too late.' })).status, 403)
  }))

test('nobody else can: a chair in conflict, a reviewer, an author; and a conflict ends it at once', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const paper = await house.submittedPaper(ann)
    const at = `/papers/${paper}`
    const rita = await house.reviewer()
    await house.assigned(rita, paper)
    for (const who of [rita, ann, house.visitor()]) {
      equal((await who.post(`${at}/proxies`, WHY)).status, 404)
      equal((await who.post(`${at}/proxies/end`)).status, 404)
    }
    equal((await chair.post(`${at}/proxies`, WHY)).status, 303)
    equal((await chair.post(`${at}/proxies`, WHY)).status, 403, 'once')
    const declared = await chair.post(`${at}/conflicts`, {
      person: chair.id,
      kind: 'other',
      reason: 'Kin.',
    })
    equal(declared.status, 303)
    for (const path of [at, `${at}/proxies`, `${at}/proxies/end`])
      equal((await chair.post(path, { ...WHY, abstract: 'Still?' })).status, 404, path)
  }))

test('authors hear what was changed: of a submitted paper by its receipt, of a draft when it is over', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const papers = [await house.submittedPaper(ann), await house.completePaper(ann)]
    for (const paper of papers) {
      house.at(START.add({ minutes: 1 }))
      await chair.post(`/papers/${paper}/proxies`, WHY)
      await chair.post(`/papers/${paper}`, { keywords: 'typed for them' })
    }
    house.at(START.add({ minutes: 20 }))
    await sendChangeReceipts(house.house)
    const changed = (await house.letters()).find(({ view }) => view === 'receipts/mail/changed')
    match(changed?.body_text ?? '', /Keywords: typed for them[\s\S]*changes were made by Carla Chairperson/)
    house.at(START.add({ hours: 25 }))
    await endProxies(house.house)
    equal(
      (await house.db('proxies').whereNull('ended_at')).length,
      0,
      'who forgets to stop stops after a day',
    )
    const ended = (await house.letters()).filter(({ view }) => view === 'proxies/mail/ended')
    equal(ended.length, 1)
    match(ended[0]?.body_text ?? '', /Keywords: typed for them/)
  }))
