// Reviewing offline: forms taken along as one file, looked at when they come back, saved where nothing newer stands.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opened } from '../../server/security/opened.ts'
import { inHouse } from '../support/house.ts'
import { ANSWERS, filled, OFFLINE, twoPapers } from './offline-sheets.ts'
import { conflict, release, WHOLE } from './paper-in-review.ts'

test('all open forms are taken along with their questions, dates and answers, and with the PDFs for reviewers', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, paper, review, id, second, fileOf } = await twoPapers(house)
    await rita.post(review, { ...WHOLE, text: 'So far.\n\n<!-- rostrum end of answer -->\nGoing on.' })
    const file = await fileOf()
    assert.match(file, new RegExp(`<!-- rostrum paper ${paper} review ${id} version 2 -->`))
    assert.match(file, new RegExp(`## Paper ${paper}: Plainly Invented Kernels`))
    assert.match(file, new RegExp(`## Paper ${second}: Gently Folded Graphs`))
    assert.match(file, /> - 3: Minor gaps/)
    assert.match(file, /So far\.\n\n\\<!-- rostrum end of answer -->\nGoing on\./)
    assert.match(file, /- \[x\] Yes/)
    assert.match(file, /Between us: plainly borderline/)
    const zoned = await rita.get(`${OFFLINE}.md?zone=Asia/Tokyo`)
    assert.match(zoned.text, /> Due .* AoE, which is .* UTC\+9\./)
    assert.match(zoned.headers.get('content-disposition') ?? '', /filename=reviews\.md/)

    const archive = await rita.get(`${OFFLINE}.zip`)
    assert.match(
      opened(archive.bytes),
      new RegExp(`^\u241ereviews\\.md\n[\\s\\S]*\n\u241epaper-${paper}\\.pdf\n`),
    )
    assert.doesNotMatch(opened(archive.bytes), /Ann Author|Author Institute|paper\.pdf/)
    const pdf = await house.db('files').where({ paper_id: paper }).first('id')
    assert.ok(archive.bytes.includes((await rita.get(`/files/${pdf.id}`)).bytes))

    assert.doesNotMatch((await rob.get(`${OFFLINE}.md`)).text, /So far|Gently/)
    for (const nobody of [author, chair]) assert.equal((await nobody.get(`${OFFLINE}.md`)).status, 404)
    for (const [who, status] of [
      [rita, 200],
      [chair, 403],
      [rob, 404],
      [author, 404],
    ] as const)
      assert.equal((await who.get(`${review}/offline.md`)).status, status)
    assert.match((await author.get(OFFLINE)).text, /No form is open to you/)
  }))

test('a file is looked at first, then saved as drafts; one that is older than what stands here overwrites nothing', () =>
  inHouse(async (house) => {
    const { rita, id, later, review, fileOf, rowOf } = await twoPapers(house)
    const taken = await fileOf()
    const file = filled(filled(taken, id, { text: 'Written on a train.', overall: 4 }), later, {
      text: 'On a ship.',
    })
    const looked = await rita.upload(
      OFFLINE,
      {},
      { name: 'reviews.md', bytes: Buffer.from(file), type: 'text/markdown' },
    )
    assert.equal(looked.status, 200)
    assert.match(looked.text, /New<\/span>[\s\S]*Written on a train\.[\s\S]*Save 2 reviews/)
    assert.equal((await rowOf(id)).text, '')

    await rita.post(review, { text: 'Typed here meanwhile.', version: 1 })
    const saved = await rita.post(`${OFFLINE}/adoption`, { text: file })
    assert.equal(saved.status, 409)
    assert.match(saved.text, /1 review saved\./)
    assert.match(saved.text, /Newer here/)
    assert.match(saved.text, /<del>Typed here meanwhile\.<\/del>[\s\S]*<ins>Written on a train\.<\/ins>/)
    assert.match(saved.text, /<textarea[^>]*name="text"[\s\S]*On a ship\./)
    assert.deepEqual(
      [(await rowOf(id)).text, (await rowOf(later)).text],
      ['Typed here meanwhile.', 'On a ship.'],
    )

    const again = await rita.post(`${OFFLINE}/adoption`, {
      text: filled(await fileOf(), id, { text: 'Written again.' }),
    })
    assert.equal(again.location, '/reviews')
    assert.match((await rita.follow(again)).text, /1 review saved\./)
    assert.equal((await rowOf(id)).text, 'Written again.')
    const same = await rita.post(OFFLINE, { text: await fileOf() })
    assert.equal(same.status, 200)
    assert.match(same.text, /The same/)
    assert.doesNotMatch(same.text, /Save \d review/)
  }))

test('faults are named by their lines and stop only their paper; what came comes back', () =>
  inHouse(async (house) => {
    const { rita, id, later, fileOf, rowOf } = await twoPapers(house)
    const good = filled(await fileOf(), later, { text: 'Sound.' })
    const file = filled(good, id, { overall: 9, text: 'x'.repeat(40_001) }).replace(
      'answer confidence',
      'answer certainty',
    )
    const lineOf = (words: string) => file.split('\n').indexOf(words) + 1
    const looked = await rita.post(OFFLINE, { text: file })
    assert.equal(looked.status, 422)
    assert.match(looked.text, /3 lines to mend/)
    assert.match(looked.text, new RegExp(`Line ${lineOf('9')}</a>: Choose a number from 1 to`))
    assert.match(looked.text, /longer than 40000 characters/)
    assert.match(looked.text, /does not ask “certainty”/)
    assert.match(looked.text, /name="text"[\s\S]*answer certainty/)
    const saved = await rita.post(`${OFFLINE}/adoption`, { text: file })
    assert.equal(saved.status, 422)
    assert.match(saved.text, /1 review saved\./)
    assert.deepEqual([(await rowOf(id)).version, (await rowOf(later)).text], [1, 'Sound.'])
  }))

// Rule 1.
test('a paper of somebody else, one in conflict and one that never was are told in the same words', () =>
  inHouse(async (house) => {
    const { rita, rob, id, other, paper, fileOf, rowOf } = await twoPapers(house)
    const theirs = (await rob.get(`${OFFLINE}.md`)).text
    const never = theirs.replace(other.slice('/reviews/'.length), '00000000-0000-4000-8000-000000000000')
    const own = filled(await fileOf(), id, { text: 'Mine.' })
    const told = async (text: string) => {
      const { status, text: page } = await rita.post(`${OFFLINE}/adoption`, { text })
      return [status, /<div class="errsum"[\s\S]*?<\/div>/.exec(page)?.[0]]
    }
    const hidden = await told(theirs)
    assert.deepEqual(hidden, await told(never))
    assert.match(String(hidden[1]), /There is no such paper among those that you review/)
    await conflict(house, paper, rita.id)
    const lost = await told(own)
    assert.equal(lost[0], 422)
    assert.match(String(lost[1]), /There is no such paper among those that you review/)
    assert.equal((await rowOf(id)).text, '')
    assert.doesNotMatch(await fileOf(), /Plainly Invented/)
  }))

// Rule 13.
test('with the box ticked what is complete is submitted; what names somebody stays a draft until that is meant', () =>
  inHouse(async (house) => {
    const { rita, id, later, paper, second, fileOf, rowOf } = await twoPapers(house)
    const file = filled(filled(await fileOf(), id, ANSWERS), later, {
      ...ANSWERS,
      text: 'Sound.\n\nAs Rita Reviewer says.',
    })
    const line = file.split('\n').indexOf('As Rita Reviewer says.') + 1
    const looked = await rita.post(OFFLINE, { text: file })
    assert.match(looked.text, new RegExp(`is that intended\\?</b><p>Line ${line} names Rita Reviewer\\.`))
    assert.equal(looked.text.match(/name="names_are_fine"/g)?.length, 1)
    assert.match(looked.text, /Your text is \d+ words\./)
    const saved = await rita.post(`${OFFLINE}/adoption`, { text: file, submit: 'on' })
    assert.equal(saved.status, 422)
    assert.match(
      saved.text,
      new RegExp(`1 review saved\\. 1 review submitted\\. Paper ${second} is not sent`),
    )
    assert.ok((await rowOf(id)).submitted_at)
    assert.equal((await rowOf(later)).submitted_at, null)
    const meant = { text: file, submit: 'on', names_are_fine: later }
    const sent = await rita.follow(await rita.post(`${OFFLINE}/adoption`, meant))
    assert.match(sent.text, /1 review submitted\./)
    assert.ok((await rowOf(later)).submitted_at)

    const changed = filled(await fileOf(), id, { text: 'Changed afterwards.' })
    assert.match((await rita.post(OFFLINE, { text: changed })).text, /waits beside it until you send it/)
    await rita.post(`${OFFLINE}/adoption`, { text: changed })
    assert.equal((await rowOf(id)).text, WHOLE.text)
    assert.deepEqual((await rowOf(id)).pending, { text: 'Changed afterwards.' })

    await release(house, paper)
    const late = await rita.post(OFFLINE, { text: changed })
    assert.match(late.text, /was sent to the authors, so it stays as it is/)
  }))

test('what chairs ask is answered by ticking boxes, and a question that was taken off is named', () =>
  inHouse(async (house) => {
    const { rita, chair, id, fileOf } = await twoPapers(house)
    const asked = await chair.post('/settings/review-form/fields', {
      kind: 'choices',
      label: 'What it needs',
      options: 'A laptop\nA cluster',
      required: 'never',
    })
    assert.equal(asked.status, 303)
    const field = await house.db('form_fields').where({ label: 'What it needs' }).first('id')
    const file = (await fileOf()).replace('- [ ] A cluster', '- [x] A cluster')
    assert.equal((await rita.post(`${OFFLINE}/adoption`, { text: file })).status, 303)
    const answer = await house.db('answers').where({ review_id: id, field_id: field.id }).first('value')
    assert.deepEqual(answer.value, ['A cluster'])
    const wrong = await rita.post(OFFLINE, {
      text: (await fileOf()).replace('- [x] A cluster', '- [x] A bench'),
    })
    assert.match(wrong.text, /This is none of the boxes of this question/)
    await chair.post(`/settings/review-form/fields/${field.id}/retirement`)
    const gone = await rita.post(OFFLINE, { text: file })
    assert.equal(gone.status, 422)
    assert.match(gone.text, new RegExp(`The form does not ask “f${field.id}”`))
  }))
