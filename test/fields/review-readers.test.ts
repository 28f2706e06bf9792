// Who reads an answer of a review, through every door, also after the chairs have changed who does.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { paperInReview, release, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'
import { askReviewers, changeQuestion, fieldOf } from './reviewing.ts'

const body = (text: string) => text.replace(/[\s\S]*<main/, '')

// Rule 17.
test('each answer is read by those it is for, on every page and in every file', () =>
  inHouse(async (house) => {
    const { chair, rita, rob, author, paper, review, other } = await paperInReview(house)
    const answers: Record<string, string> = {}
    for (const readers of ['authors', 'decided', 'reviewers', 'chairs'])
      answers[`f${await askReviewers(chair, house, { kind: 'text', label: `For ${readers}`, readers })}`] =
        `Zq${readers}`
    const hidden = await askReviewers(chair, house, {
      kind: 'score',
      label: 'Suspicion',
      options: 'None\nZqSome',
      readers: 'chairs',
    })
    answers[`f${hidden}`] = '2'
    equal((await rita.post(`${review}/submission`, { ...WHOLE, answers })).status, 303)
    equal((await rob.post(`${other}/submission`, { ...WHOLE, answers: blanked(answers) })).status, 303)
    const seen = async (who: typeof rita, path: string) =>
      (await who.get(path)).text.match(/Zq[A-Za-z]+/g)?.join(' ')
    for (const path of [review, `/papers/${paper}`]) {
      match((await seen(chair, path)) ?? '', /^ZqSome Zqauthors Zqdecided Zqreviewers Zqchairs/, path)
      equal(await seen(rob, path), 'Zqauthors Zqdecided Zqreviewers', path)
      equal(await seen(author, path), undefined, path)
    }
    const preview = await rita.post(`${review}/preview`, { ...WHOLE, answers })
    match(body(preview.text), /For decided: only after the decision/)
    doesNotMatch(body(preview.text), /Zqreviewers|Zqchairs/)
    await release(house, paper)
    for (const path of [review, `/papers/${paper}`])
      equal(await seen(author, path), 'Zqauthors Zqdecided', path)
  }))

const blanked = (answers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, answer === '2' ? '1' : 'Nothing to add']),
  )

// Rule 17.
test('a question opened to more readers becomes another one: what was written for few stays with few', () =>
  inHouse(async (house) => {
    const { chair, rita, author, paper, review } = await paperInReview(house)
    const made = await askReviewers(chair, house, { kind: 'text', label: 'Remark', readers: 'chairs' })
    await rita.post(`${review}/submission`, { ...WHOLE, answers: { [`f${made}`]: 'ZqPrivately' } })
    equal(await changeQuestion(chair, house, made, { readers: 'authors' }), 303)
    const talk = await fieldOf(house, { key: 'fit_for_talk' })
    equal(await changeQuestion(chair, house, talk.id, { readers: 'authors' }), 303)
    const note = await fieldOf(house, { key: 'note' })
    equal(await changeQuestion(chair, house, note.id, { readers: 'reviewers' }), 303)
    await release(house, paper)
    for (const path of [review, `/papers/${paper}`])
      doesNotMatch(body((await author.get(path)).text), /ZqPrivately|Between us|Fit for a talk/)
    match((await chair.get(review)).text, /Remark \(no longer asked\)[\s\S]*ZqPrivately/)
    equal((await fieldOf(house, { key: 'note' })).readers, 'chairs')
  }))

test('where readers are chosen it says when authors read, by the timeline as it stands', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const page = async () => (await chair.get('/settings/review-form/fields/new')).text
    match(await page(), /no time to respond on the timeline, so for them the first two are the same/)
    const [opens_at, closes_at] = ['2023-06-20T12:00:00Z', '2023-06-25T12:00:00Z']
    await house.db('stages').insert({ name: 'response', opens_at, closes_at, hard: true })
    match(
      await page(),
      /while they respond to reviews, until [^.;]*2023, 23:59 AoE, and again[^.;]*; with the second choice only then/,
    )
  }))
