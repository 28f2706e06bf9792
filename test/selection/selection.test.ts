// Several papers at once: what a chair ticks, reads, exports and does, with exact counts and all or nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function furnished(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const bob = await house.author('Bob Builder')
  const both = [
    { name: 'Ann Author', email: ann.email, affiliation: 'A' },
    { name: 'Bob Builder', email: bob.email, affiliation: 'B' },
  ]
  const first = await house.submittedPaper(ann, { title: 'Sparse Kernels' })
  const second = await house.submittedPaper(ann, { title: 'Dense Kernels', authors: both })
  const draft = await house.completePaper(bob, { title: 'Unfinished', authors: both.slice(1) })
  house.at('after submission')
  return { ann, bob, first, second, draft, chair: await house.chair() }
}

test('the ticked papers, or all that match, are listed with what each act would touch', () =>
  inHouse(async (house) => {
    const { first, draft, chair, ann } = await furnished(house)
    const ticked = (await chair.get(`/selection?papers=${first}&papers=${draft}`)).text
    assert.match(ticked, /2 papers selected/)
    assert.match(ticked, /Reject 1 paper without review/)
    assert.match(ticked, /Give 2 papers more time/)
    assert.match((await chair.get('/selection?q=kernels')).text, /2 papers selected/)
    assert.match((await chair.get('/selection?papers=9999')).text, /No paper is selected/)
    assert.equal((await ann.get(`/selection?papers=${first}`)).status, 404)
  }))

test('several papers are rejected without review, or none when one may not be', () =>
  inHouse(async (house) => {
    const { first, second, draft, chair } = await furnished(house)
    const act = '/selection/desk-rejection'
    const mute = await chair.post(act, { papers: `${first},${second}`, reason: '' })
    assert.equal(mute.status, 422)
    assert.match(mute.text, /Reject 2 papers without review/)
    const wrong = await chair.post(act, { papers: `${first},${draft}`, reason: 'Out of scope.' })
    assert.equal(wrong.status, 403)
    const rejected = () => house.db('papers').whereNotNull('desk_rejected_at').pluck('id')
    assert.deepEqual(await rejected(), [])
    const done = await chair.post(act, { papers: `${first},${second}`, reason: 'Out of scope.' })
    assert.equal(done.status, 303)
    assert.deepEqual((await rejected()).toSorted(), [first, second])
  }))

test('authors get one letter each with all their papers, once a chair has sent the batch', () =>
  inHouse(async (house) => {
    const { ann, bob, first, second, draft, chair } = await furnished(house)
    const before = (await house.letters()).length
    const typed = { papers: [first, second, draft].join(','), subject: 'A room', words: 'We *moved*.' }
    const prepared = await chair.post('/selection/letters', typed)
    assert.match(prepared.location ?? '', /^\/mail\/batches\/[0-9a-f-]{36}$/)
    const letters = (await house.letters()).slice(before)
    assert.deepEqual(new Set(letters.map(({ to_email }) => to_email)), new Set([ann.email, bob.email]))
    assert.equal(letters.length, 2)
    assert.match(
      letters.find(({ to_email }) => to_email === bob.email)?.body_text ?? '',
      /Dense[\s\S]*Unfinished/,
    )
    assert.match(letters[0]?.body_html ?? '', /<em>moved<\/em>/)
    assert.ok(letters.every(({ sent_at, kept_at }) => sent_at === null && kept_at === null))
  }))

test('exports hold the selection and nothing else', () =>
  inHouse(async (house) => {
    const { first, second, chair } = await furnished(house)
    const query = `papers=${first},${second}`
    const csv = (await chair.get(`/selection.csv?${query}`)).text.trim().split('\r\n')
    assert.equal(csv.length, 3)
    const { papers } = JSON.parse((await chair.get(`/selection.json?${query}`)).text)
    assert.deepEqual(
      papers.map(({ id }: { id: number }) => id),
      [first, second],
    )
    assert.match((await chair.get(`/selection.bib?${query}`)).text, /Sparse Kernels[\s\S]*Dense Kernels/)
    const zip = (await chair.get(`/selection.zip?${query}`)).bytes.toString('latin1')
    for (const id of [first, second]) assert.ok(zip.includes(`paper-${id}.pdf`))
    assert.ok(zip.startsWith('PK') && zip.includes('%PDF-'))
  }))

test('an archive is the same to the byte whenever it is taken: its files are as old as they are', () =>
  inHouse(async (house) => {
    const { first, second, chair } = await furnished(house)
    const taken = async () => (await chair.get(`/selection.zip?papers=${first},${second}`)).bytes
    const before = await taken()
    assert.ok(before.length > 1000)
    house.at(house.now().add({ hours: 3 }))
    assert.ok(before.equals(await taken()))
  }))

test('a selection holds no paper in conflict, whatever numbers are sent', () =>
  inHouse(async (house) => {
    const { ann, first, second, chair } = await furnished(house)
    const cora = await house.chair('Cora Conflicted')
    await ann.post(`/papers/${first}/conflicts`, { person: cora.email, reason: 'Same laboratory.' })
    const query = `papers=${first},${second}`
    assert.match((await cora.get(`/selection?${query}`)).text, /1 paper selected/)
    for (const kind of ['csv', 'json', 'bib', 'zip']) {
      const { text } = await cora.get(`/selection.${kind}?${query}`)
      assert.doesNotMatch(text, new RegExp(`Sparse Kernels|paper-${first}\\.pdf`), kind)
    }
    const papers = `${first},${second}`
    const acts = {
      'desk-rejection': { reason: 'Because.' },
      extension: { until: '2023-06-20 10:00', extension_reason: 'Because.' },
      letters: { subject: 'Hello', words: 'Hello.' },
    }
    for (const [act, fields] of Object.entries(acts))
      assert.equal((await cora.post(`/selection/${act}`, { papers, ...fields })).status, 404, act)
    const words = { subject: 'A room for paper one', words: 'It is the large one.' }
    const { location } = await chair.post('/selection/letters', { papers: String(first), ...words })
    assert.match((await chair.get(location ?? '')).text, /A room for paper one/)
    await chair.post(`${location}/dispatch`)
    for (const path of ['/mail', '/journal', '/journal.csv', location ?? ''])
      assert.doesNotMatch((await cora.get(path)).text, /A room for paper one/, path)
  }))
