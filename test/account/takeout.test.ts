// A person's own data as an archive: all of it, with the rights of that person and no more.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { fromBuffer } from 'yauzl'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse } from '../support/house.ts'

/** The texts of an archive, by path. */
function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault)
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken) return reject(broken)
          const whole = Buffer.concat(await stream.toArray())
          assert.equal(crc32(whole), entry.crc32)
          files.set(entry.fileName, whole)
          zip.readEntry()
        })
      })
      zip.on('end', () => resolve(files)).readEntry()
    })
  })
}

const takeout = async (visitor: { get(path: string): Promise<{ status: number; bytes: Buffer }> }) => {
  const answer = await visitor.get('/account/data.zip')
  assert.equal(answer.status, 200)
  return unpacked(answer.bytes)
}

const textOf = (files: Map<string, Buffer>) =>
  [...files].map(([path, bytes]) => (path.endsWith('.pdf') ? path : `${path}\n${bytes}`)).join('\n')

test('an author gets papers with files, letters and acts; a visitor is asked to sign in', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const paper = await house.submittedPaper(ann, { title: 'Sparse Kernels' })
    await ann.post(`/papers/${paper}/conflicts`, { person: 'eve@e.example', reason: 'Family.' })
    const files = await takeout(ann)
    assert.match(files.get('account.json')?.toString() ?? '', new RegExp(ann.email))
    assert.match(files.get(`papers/${paper}/paper.json`)?.toString() ?? '', /Sparse Kernels/)
    const { sha256 } = await house.db('files').where({ paper_id: paper }).first()
    const pdf = files.get(`papers/${paper}/paper-v1.pdf`)
    assert.ok(pdf?.toString('latin1').startsWith('%PDF-'))
    assert.equal(
      createHash('sha256')
        .update(pdf ?? '')
        .digest('hex'),
      sha256,
    )
    assert.match(textOf(files), /paper\.submitted[\s\S]*/)
    assert.match(files.get('conflicts.json')?.toString() ?? '', /eve@e\.example/)
    assert.match(files.get('letters/0001.txt')?.toString() ?? '', /Sparse Kernels/)
    assert.equal((await house.visitor().get('/account/data.zip')).status, 303)
  }))

// Rules 10 and 41.
test('what a chair was told of a paper is not in it once that chair is an author of it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const [chair, paper] = [await house.chair(), await house.submittedPaper(ann)]
    house.at('reviewing')
    const rita = await house.reviewer()
    const review = await house.assigned(rita, paper)
    await rita.post(`/reviews/${review}/refusal`, { reason: 'PLAINLY-NO-TIME' })
    assert.match(textOf(await takeout(chair)), /PLAINLY-NO-TIME/)
    const line = { paper_id: paper, position: 2, name: 'Somebody', email: chair.email, person_id: chair.id }
    await house.db('authorships').insert(line)
    assert.doesNotMatch(textOf(await takeout(chair)), /PLAINLY-NO-TIME|Rita/)
  }))

// Rule 41.
test('nothing is in it that its pages do not show: no unreleased review, no waiting letter, no secret', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const paper = await house.submittedPaper(ann)
    const chair = await house.chair()
    house.at('reviewing')
    const rita = await house.reviewer()
    const review = await house.assigned(rita, paper)
    const scores = { correctness: 3, relevance: 3, overall: 4, confidence: 4, version: 1 }
    await rita.post(`/reviews/${review}`, { ...scores, text: 'UNRELEASED-WORDS', note: 'CHAIRS-ONLY' })
    await rita.post(`/reviews/${review}/submission`)
    house.at('deciding')
    await chair.post(`/papers/${paper}/decisions`, { outcome: 'talk', note: 'DRAFT-NOTE' })
    const before = textOf(await takeout(ann))
    assert.doesNotMatch(before, /UNRELEASED-WORDS|CHAIRS-ONLY|DRAFT-NOTE|Rita|talk/)
    const own = textOf(await takeout(rita))
    assert.match(own, /UNRELEASED-WORDS[\s\S]*CHAIRS-ONLY/)
    assert.doesNotMatch(own, new RegExp(ann.email))
  }))

// Rules 10 and 41.
test('meta-reviews and ratings are in the archive of who wrote them, and go where the paper is hidden', () =>
  inHouse(async (house) => {
    const { rita, author, chair, paper, review } = await paperInReview(house)
    await rita.post(`${review}/submission`, WHOLE)
    await chair.post('/settings/meta-review', { active: 'on', readers: 'authors' })
    await chair.post(`/papers/${paper}/meta-review/assignment`, { person: rita.id })
    await rita.post(`/papers/${paper}/meta-review`, { text: 'WEIGHED-WORDS', version: 1 })
    await chair.post(`${review}/quality`, { rating: 3 })
    const read = async (visitor: typeof rita, path: string) => (await takeout(visitor)).get(path)?.toString()
    assert.match((await read(rita, 'meta-reviews.json')) ?? '', /WEIGHED-WORDS/)
    assert.equal(await read(rita, 'ratings.json'), '[]\n')
    assert.match((await read(chair, 'ratings.json')) ?? '', /"rating": 3/)
    assert.equal(await read(chair, 'meta-reviews.json'), '[]\n')
    assert.doesNotMatch(textOf(await takeout(author)), /WEIGHED-WORDS/)
    await conflict(house, paper, chair.id)
    assert.equal(await read(chair, 'ratings.json'), '[]\n')
    await conflict(house, paper, rita.id)
    assert.equal(await read(rita, 'meta-reviews.json'), '[]\n')
  }))

test('the tokens of own programs are in it by name and time, those that ended too, and nothing that opens', () =>
  inHouse(async (house) => {
    const [ann, bob] = [await house.author(), await house.author('Bob Author')]
    await bob.post('/account/tokens', { name: 'a script of Bob' })
    const tokens: string[] = []
    for (const name of ['a script', 'an old one']) {
      const shown = (await ann.follow(await ann.post('/account/tokens', { name }))).text
      tokens.push(/rostrum_[\w-]{43}/.exec(shown)?.[0] ?? 'none was shown')
    }
    const rows = await house.db('api_tokens').orderBy('id')
    await ann.post(`/account/tokens/${rows.at(-1).id}/removal`)
    const made = house.now()
    const use = () =>
      fetch(`${house.base}/api/v1/papers`, { headers: { authorization: `Bearer ${tokens[0]}` } })
    assert.match((await ann.get('/account/tokens')).text, /Made [^,<]+, not used yet, good until/)
    house.at(made.add({ hours: 30 }))
    assert.equal((await use()).status, 200)
    house.at(made.add({ hours: 30, minutes: 40 }))
    await use()
    const files = await takeout(ann)
    const used = made.add({ hours: 30 }).toString()
    const listed = JSON.parse(String(files.get('tokens.json')))
    assert.deepEqual(
      listed.map((one: Record<string, unknown>) => [one.name, one.created_at, one.last_used_at]),
      [
        ['a script', made.toString(), used],
        ['an old one', made.toString(), null],
      ],
    )
    assert.equal(listed[1].ended_at, made.toString())
    const text = textOf(files)
    for (const token of tokens) assert.ok(!text.includes(token.slice(8)))
    for (const { hash } of rows) assert.ok(!text.includes(hash))
    assert.match((await ann.get('/account/tokens')).text, /last used \w+ \d+ \w+ \d+/)
    house.at(made.add({ hours: 31, minutes: 1 }))
    await use()
    const { last_used_at: again } = await house.db('api_tokens').where({ name: 'a script' }).first()
    assert.equal(again.toString(), made.add({ hours: 31, minutes: 1 }).toString())
  }))
