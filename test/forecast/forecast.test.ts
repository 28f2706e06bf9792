// The forecast: papers worst first with the reasons, one press to ask a stand-in, and nothing of papers in conflict.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')
const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')

/** Paper `paper` has one review and a silent reviewer; `fine` has everything. */
async function world(house: TestHouse) {
  const one = await paperInReview(house)
  house.at('during submission')
  const fine = await house.submittedPaper(one.author, { title: 'Second Plain Invention' })
  house.at('reviewing')
  await house.db('workshop').update({ reviews_per_paper: 2 })
  for (const who of [one.rita, one.rob])
    await who.post(`/reviews/${await house.assigned(who, fine)}/submission`, WHOLE)
  await one.rita.post(`${one.review}/submission`, WHOLE)
  const nina = await house.reviewer('Nina Nextinline')
  await house.db('reviewers').where({ person_id: nina.id }).update({ standby: true, load: 2 })
  house.at(DUE.subtract({ hours: 2 }))
  return { ...one, fine, nina }
}

// Rules 10 and 32.
test('papers at risk stand worst first with their reasons, hidden ones in no number', () =>
  inHouse(async (house) => {
    const { rita, chair, paper, other, fine } = await world(house)
    const cleo = await house.chair('Cleo Conflicted')
    await conflict(house, paper, cleo.id)
    const page = flat((await chair.get('/forecast')).text)
    assert.match(page, /1 of 2 papers may end up with fewer reviews/)
    assert.match(
      page,
      /1 of 2<\/td>.*<b class="num em">\d\d %<\/b>.*Rob Referee.*has not begun 2 hours before it is due/,
    )
    assert.doesNotMatch(page, /Second Plain Invention/)
    assert.match((await chair.get('/forecast?show=all&q=second')).text, /Second Plain Invention/)
    assert.match((await chair.get('/forecast?q=nobody')).text, /Nothing fits this search/)
    const hidden = flat((await cleo.get('/forecast?show=all')).text)
    assert.match(
      hidden,
      /No paper looks short.*>At risk <span class="num">0<.*>All papers <span class="num">1</,
    )
    assert.doesNotMatch(hidden, /Plainly Invented|1 of 2/)
    assert.equal((await rita.get('/forecast')).status, 404)
    assert.equal((await house.visitor().get('/forecast')).status, 404)
    const rob = `/tasks/${other.split('/').at(-1)}`
    const wrote = house.db('assignments').where({ paper_id: paper }).whereNotNull('dispatched_at')
    await wrote.update({ unable_at: house.now(), unable_reason: 'A fever.' })
    assert.match(flat((await chair.get('/forecast')).text), /95 %.*cannot finish/, rob)
    assert.ok(fine)
  }))

test('a stand-in is asked with one press, answers by the link of a letter, and the chair sees what came of it', () =>
  inHouse(async (house) => {
    const { chair, paper, nina } = await world(house)
    assert.match(flat((await chair.get('/forecast')).text), /Ask Nina Nextinline/)
    const asked = await chair.post(`/papers/${paper}/standins`, { reviewer: nina.id })
    assert.match(flat((await chair.follow(asked)).text), /Nina Nextinline.*No answer yet/)
    const letter = (await house.letters()).find(({ to_email }) => to_email === nina.email)
    assert.match(letter?.subject ?? '', /Will you step in\? "Plainly Invented Kernels"/)
    const [offer = ''] = /\/offers\/[\w-]{43}/.exec(letter?.body_text ?? '') ?? []
    assert.match(letter?.body_html ?? '', new RegExp(offer))
    const before = await house.db('assignments').where({ person_id: nina.id }).first()
    const page = flat((await nina.get(offer)).text)
    assert.match(page, /Will you step in\?.*Take on paper.*Decline to review paper/)
    assert.deepEqual(await house.db('assignments').where({ person_id: nina.id }).first(), before)
    await nina.post(`${offer}/acceptance`, { papers: [paper] })
    const standins = async () => flat((await chair.get(`/papers/${paper}/standins`)).text)
    assert.match(await standins(), /Nina Nextinline.*Taken on/)
    const { id } = await house.db('reviews').where({ person_id: nina.id }).first()
    await nina.post(`/reviews/${id}/refusal`, { reason: 'A plain wedding.' })
    assert.match(await standins(), /Nina Nextinline.*Declined.*A plain wedding/)
  }))
