// Where files are kept: the same promises by the folder and by a bucket of a real S3 server.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { link, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { incomingBefore, keep, type Uploads } from '../../server/core/uploads.ts'
import { uploadsInFolder } from '../../server/core/uploads-folder.ts'
import { uploadsInBucket } from '../../server/core/uploads-s3.ts'
import { startBucket } from '../support/bucket.ts'
import { scratchFolder, throwAway } from '../support/cluster.ts'

const folder = await scratchFolder('rostrum-uploads-')
const { bucket, directory, stop } = await startBucket()
after(() => Promise.all([stop(), throwAway(folder)]))

const NOW = Temporal.Instant.from('2023-05-01T12:00:00Z')
const places: Record<string, () => Promise<Uploads>> = {
  'the folder': () => uploadsInFolder(join(folder, 'kept')),
  'the quick folder': () => uploadsInFolder(join(folder, 'quick'), { quick: true }),
  'the bucket': () => uploadsInBucket(bucket, join(folder, 'incoming')),
}

const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')

async function arrived({ incoming }: Uploads, words: string): Promise<string> {
  const path = join(incoming, 'an-upload')
  await writeFile(path, words)
  return path
}

async function listed(uploads: Uploads) {
  const all = []
  for await (const { sha256, size } of uploads.list()) all.push({ sha256, size })
  return all.toSorted((a, b) => a.sha256.localeCompare(b.sha256))
}

for (const [place, open] of Object.entries(places)) {
  test(`${place} keeps a file under its hash and gives back the same bytes`, async () => {
    const uploads = await open()
    await uploads.ready()
    const sha256 = await keep(uploads, await arrived(uploads, 'kept words'), NOW)
    equal(sha256, hashOf('kept words'))
    deepEqual(await readdir(uploads.incoming), [], 'it is not in two places')
    const found = await uploads.read(sha256)
    ok(found)
    equal(found.size, 10)
    equal(await text(found.bytes), 'kept words')
    equal(await uploads.has(sha256), true)
  })

  test(`${place} keeps what is the same once, lists all, and forgets what is removed`, async () => {
    const uploads = await open()
    for (const words of ['kept words', 'others', 'others'])
      await keep(uploads, await arrived(uploads, words), NOW)
    const both = ['kept words', 'others'].map((words) => ({ sha256: hashOf(words), size: words.length }))
    deepEqual(
      await listed(uploads),
      both.toSorted((a, b) => a.sha256.localeCompare(b.sha256)),
    )
    for await (const kept of uploads.list()) if (kept.size === 6) await uploads.remove(kept)
    deepEqual(await listed(uploads), [both[0]])
    equal(await uploads.has(hashOf('others')), false)
    equal(await uploads.read(hashOf('others')), null)
  })

  test(`${place} knows which incoming files are old`, async () => {
    const uploads = await open()
    await arrived(uploads, 'half')
    const now = Temporal.Now.instant()
    deepEqual(await incomingBefore(uploads, now.subtract({ hours: 1 })), [])
    deepEqual(await incomingBefore(uploads, now.add({ hours: 1 })), ['an-upload'])
  })
}

test('a bucket that is not there, or a wrong key, is told of and loses nothing', async () => {
  const words: [string, object, RegExp][] = [
    ['no bucket', { name: 'nowhere' }, /no bucket nowhere/i],
    ['a wrong key', { secretKey: 'wrong' }, /answers 403 SignatureDoesNotMatch/],
  ]
  for (const [what, wrong, message] of words) {
    const uploads = await uploadsInBucket({ ...bucket, ...wrong }, join(folder, 'incoming'))
    const path = await arrived(uploads, 'to be lost')
    await rejects(keep(uploads, path, NOW), message, what)
    equal(await readFile(path, 'utf8'), 'to be lost')
  }
})

test('a long list of a bucket is read to its end', async () => {
  const uploads = await uploadsInBucket(bucket, join(folder, 'incoming'))
  const sha256 = await keep(uploads, await arrived(uploads, 'one of many'), NOW)
  const before = (await listed(uploads)).length
  const shelf = join(directory, bucket.name)
  const parts = (await readdir(shelf)).filter((name) => name.startsWith(sha256))
  for (let number = 0; number < 1001; number++) {
    const other = hashOf(`another ${number}`)
    for (const part of parts) await link(join(shelf, part), join(shelf, part.replace(sha256, other)))
  }
  equal((await listed(uploads)).length, before + 1001)
})
