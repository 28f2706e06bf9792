// Uploads at the edge: begun in time and finished late, fetched by whoever may, nothing half stored.
import { equal, match, notEqual, ok } from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { sweepFiles } from '../../server/files/jobs.ts'
import { inHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'
import { slowUpload } from '../support/slow-upload.ts'
import type { Visitor } from '../support/visitor.ts'

// Rule 43.
test('an upload whose first byte came in time counts, and the paper can still be submitted with it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    house.at('one minute before the deadline')
    const upload = await slowUpload(
      house.base,
      ann,
      `/papers/${id}/files`,
      await makePaper({ title: 'Slow', pages: 3 }),
    )
    house.at('after submission')
    match(await upload.rest(), /^HTTP\/1\.1 303/)
    const file = await house.db('files').where({ paper_id: id }).orderBy('version', 'desc').first()
    equal(file.version, 2)
    equal(file.began_at.toString(), '2023-06-01T11:59:00Z')
    equal(file.stored_at.toString(), '2023-06-01T13:00:00Z')
    equal((await ann.post(`/papers/${id}/submission`)).status, 303)
    equal(
      (
        await ann.upload(
          `/papers/${id}/files`,
          { kind: 'paper' },
          { name: 'b.pdf', bytes: await makePaper({ title: 'B', pages: 1 }) },
        )
      ).status,
      403,
    )
  }))

test('an hour after the deadline a draft stays a draft', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    house.at('after submission')
    const answer = await ann.post(`/papers/${id}/submission`)
    equal(answer.status, 403)
    match(answer.text, /Submissions are closed/)
  }))

// Rule 50.
test('an upload that breaks off leaves no row, and the sweep leaves no file', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const upload = await slowUpload(
      house.base,
      ann,
      `/papers/${id}/files`,
      await makePaper({ title: 'Broken', pages: 3 }),
    )
    upload.cut()
    await new Promise((resolve) => setTimeout(resolve, 150))
    equal((await house.db('files').where({ paper_id: id })).length, 1)
    house.at(Temporal.Now.instant().add({ hours: 1 }))
    await sweepFiles(house.house, { hours: 0 })
    equal((await readdir(`${house.house.config.uploadsDir}/incoming`)).length, 0)
    const [kept] = await house.db('files').where({ paper_id: id })
    const stored = (await readdir(house.house.config.uploadsDir, { recursive: true })).filter(
      (name) => name.length > 60,
    )
    equal(stored.length, 2, 'the original and the blind copy stay')
    ok(stored.some((name) => name.endsWith(kept.sha256)))
  }))

// Rules 7 and 8.
test('reviewers get the copy without properties, authors the original, others nothing', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const bytes = await makePaper({ title: 'Named', pages: 2, author: 'Ann Author of Author Institute' })
    const id = await house.submittedPaper(ann, { bytes })
    const rita = await house.reviewer()
    const rolf = await house.reviewer('Rolf Reviewer')
    await house.assigned(rita, id)
    const file = await house.db('files').where({ paper_id: id }).first()
    const fetched = (visitor: Visitor) => visitor.get(`/files/${file.id}`)
    equal((await fetched(rita)).status, 404, 'not while the paper can still change')
    house.at('reviewing')
    const blind = await fetched(rita)
    equal(blind.status, 200)
    equal(blind.bytes.includes('Ann Author'), false)
    match(
      blind.headers.get('content-disposition') ?? '',
      new RegExp(`^attachment; filename="es-fomo-paper-${id}\\.pdf"$`),
    )
    match(blind.headers.get('content-security-policy') ?? '', /sandbox/)
    equal(blind.headers.get('x-content-type-options'), 'nosniff')
    match(blind.headers.get('cache-control') ?? '', /private, no-store/)
    notEqual((await fetched(ann)).bytes.length, blind.bytes.length)
    equal((await fetched(ann)).bytes.equals(bytes), true)
    for (const stranger of [rolf, house.visitor()]) equal((await fetched(stranger)).status, 404)
    const { text } = await rita.get(`/papers/${id}`)
    equal(/Ann Author|paper\.pdf|Author Institute/.test(text), false)
    await house
      .db('assignments')
      .where({ paper_id: id })
      .update({ ended_at: house.now(), ended_by: rita.id, end_reason: 'gone' })
    equal((await fetched(rita)).status, 404, 'at once')
  }))

// Rule 4.
test('an earlier version is for authors and chairs', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    const first = await house.db('files').where({ paper_id: id }).first()
    await ann.upload(
      `/papers/${id}/files`,
      { kind: 'paper' },
      { name: 'b.pdf', bytes: await makePaper({ title: 'B', pages: 1 }) },
    )
    const rita = await house.reviewer()
    await house.assigned(rita, id)
    house.at('reviewing')
    equal((await rita.get(`/files/${first.id}`)).status, 404)
    equal((await ann.get(`/files/${first.id}`)).status, 200)
    equal((await (await house.chair()).get(`/files/${first.id}`)).status, 200)
  }))
