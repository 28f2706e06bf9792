// What is written beside its name until it is whole: two at once do not meet, and what somebody put there meanwhile stays.
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { writeArchive } from '../../server/backup/archiving.ts'
import { writeFolder } from '../../server/backup/folder.ts'
import { scratchFolder } from '../support/cluster.ts'

const NOW = Temporal.Instant.from('2023-06-01T12:00:00Z')

let above: string
before(async () => {
  above = await scratchFolder('rostrum-growing-')
})
after(() => rm(above, { recursive: true }))

const kept = async (name: string, text: string) => {
  await mkdir(join(above, name))
  await writeFile(join(above, name, 'mine.txt'), text)
}

test('of two folders that grow at once one gets the name, whole, and the other is gone', async () => {
  const path = join(above, 'site')
  const grown = (text: string) =>
    writeFolder(path, async (folder) => {
      await writeFile(join(folder, 'a.txt'), text)
      await new Promise((resolve) => setTimeout(resolve, 50))
      await writeFile(join(folder, 'b.txt'), text)
    })
  const ends = await Promise.allSettled([grown('one'), grown('two')])
  deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const texts = await Promise.all(['a.txt', 'b.txt'].map((name) => readFile(join(path, name), 'utf8')))
  equal(texts[0], texts[1])
  deepEqual(await readdir(above), ['site'])
})

test('nobody else looks into a folder while it grows, and a neighbour is not taken for it', async () => {
  await kept('out.incomplete', 'mine')
  const path = join(above, 'out')
  const modes: number[] = []
  await writeFolder(path, async (folder) => void modes.push((await stat(folder)).mode & 0o777))
  deepEqual([...modes, (await stat(path)).mode & 0o777], [0o700, 0o755])
  equal(await readFile(join(above, 'out.incomplete/mine.txt'), 'utf8'), 'mine')
})

test('what was put at its name meanwhile is not overwritten', async () => {
  const folder = join(above, 'late')
  await rejects(
    writeFolder(folder, () => kept('late', 'mine')),
    /is not empty/,
  )
  equal(await readFile(join(folder, 'mine.txt'), 'utf8'), 'mine')
  const path = join(above, 'late.zip')
  await rejects(
    writeArchive(path, NOW, () => writeFile(path, 'mine')),
    /is there already/,
  )
  equal(await readFile(path, 'utf8'), 'mine')
  deepEqual(
    (await readdir(above)).filter((name) => /^late.*incomplete$/.test(name)),
    [],
  )
})

test('what a killed command left beside its name goes with the next one; what grows or is another name stays', async () => {
  const folder = join(above, 'killed')
  const mark = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-${digit.repeat(12)}.incomplete`
  const left = [`site.${mark('1')}`, `backup.zip.${mark('2')}`]
  const others = [
    `site.${mark('3')}`,
    `site.old.${mark('4')}`,
    `backup.zip.${mark('5')}`,
    `website.${mark('6')}`,
  ]
  await mkdir(folder)
  for (const name of [...left, ...others]) await kept(join('killed', name), 'cut off')
  const longAgo = NOW.epochMilliseconds / 1000
  for (const name of [...left, others[1] ?? '', others[3] ?? ''])
    await utimes(join(folder, name), longAgo, longAgo)
  await writeFolder(join(folder, 'site'), (grows) => writeFile(join(grows, 'a.txt'), 'whole'))
  await writeArchive(join(folder, 'backup.zip'), NOW, async () => undefined)
  deepEqual((await readdir(folder)).toSorted(), [...others, 'site', 'backup.zip'].toSorted())
})

test('of two archives that grow at once one gets the name', async () => {
  const path = join(above, 'two.zip')
  const grown = () => writeArchive(path, NOW, () => new Promise<void>((resolve) => setTimeout(resolve, 50)))
  const ends = await Promise.allSettled([grown(), grown()])
  deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  deepEqual(
    (await readdir(above)).filter((name) => name.startsWith('two')),
    ['two.zip'],
  )
})

test('a part that breaks off ends the backup with its fault, and nothing of it stays', async () => {
  async function* broken() {
    yield Buffer.alloc(100_000)
    throw new Error('The disk is gone.')
  }
  const before = await readdir(above)
  await rejects(
    writeArchive(join(above, 'broken.zip'), NOW, async ({ add }) =>
      add('a.bin', false, () => Readable.from(broken(), { objectMode: false })),
    ),
    /The disk is gone/,
  )
  deepEqual(await readdir(above), before)
})
