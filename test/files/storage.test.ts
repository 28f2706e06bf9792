// The life of a file, wherever it is kept: uploaded, fetched, left alone by the sweep, and missed when it is gone.
import { deepEqual, equal, match } from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keep } from '../../server/core/uploads.ts'
import { uploadsInBucket } from '../../server/core/uploads-s3.ts'
import { checkFiles } from '../../server/files/check.ts'
import { sweepFiles } from '../../server/files/jobs.ts'
import { startBucket } from '../support/bucket.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'

const { bucket, stop } = await startBucket()
after(stop)

const places: Record<string, (house: TestHouse) => Promise<void>> = {
  'in the folder': async () => undefined,
  'in the bucket': async ({ house }) => {
    house.uploads = await uploadsInBucket(bucket, house.uploads.incoming)
  },
}

const told = async ({ house }: TestHouse) => {
  const lines = []
  for await (const line of checkFiles(house)) lines.push(line)
  return lines
}

async function without({ house }: TestHouse, sha256: string) {
  for await (const kept of house.uploads.list()) if (kept.sha256 === sha256) await house.uploads.remove(kept)
}

async function orphan({ house }: TestHouse, words: string) {
  const path = join(house.uploads.incoming, 'orphan')
  await writeFile(path, words)
  return keep(house.uploads, path, house.clock())
}

for (const [place, movedTo] of Object.entries(places)) {
  test(`${place}: authors get the bytes they sent, reviewers the copy`, () =>
    inHouse(async (house) => {
      await movedTo(house)
      const ann = await house.author()
      const bytes = await makePaper({ title: 'Kept', pages: 2, author: 'Ann Author' })
      const id = await house.submittedPaper(ann, { bytes })
      const rita = await house.reviewer()
      await house.assigned(rita, id)
      house.at('reviewing')
      const file = await house.db('files').where({ paper_id: id }).first()
      const original = await ann.get(`/files/${file.id}`)
      equal(original.bytes.equals(bytes), true)
      equal(original.headers.get('content-length'), String(bytes.length))
      const blind = await rita.get(`/files/${file.id}`)
      equal(blind.bytes.length, file.blind_size)
      equal(blind.bytes.includes('Ann Author'), false)
      equal((await house.visitor().get('/readyz')).status, 200)
    }))

  test(`${place}: the check names what is missing, changed or without a row; the sweep takes only the last`, () =>
    inHouse(async (house) => {
      await movedTo(house)
      const ann = await house.author()
      const id = await house.completePaper(ann)
      const file = await house.db('files').where({ paper_id: id }).first()
      const lost = await orphan(house, 'nobody names this')
      deepEqual(await told(house), [], 'a young one may be on its way')
      house.at(Temporal.Now.instant().add({ hours: 25 }))
      const orphaned = `orphan ${lost} 17 bytes without a row`
      deepEqual(
        (await told(house)).filter((line) => line.includes(lost)),
        [orphaned],
      )
      await sweepFiles(house.house, { hours: 24 })
      deepEqual(await told(house), [])
      await house
        .db('files')
        .where({ id: file.id })
        .update({ size: file.size + 1 })
      deepEqual(await told(house), [`changed ${file.sha256} paper 1 of paper ${id}`])
      await without(house, file.blind_sha256)
      const missing = `missing ${file.blind_sha256} reviewers' copy of paper 1 of paper ${id}`
      equal((await told(house)).includes(missing), true)
      await without(house, file.sha256)
      equal((await ann.get(`/files/${file.id}`)).status, 404)
      match((await told(house)).join('\n'), new RegExp(`missing ${file.sha256}`))
    }))
}
