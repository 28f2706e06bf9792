// ZIP archives, honest and otherwise: listed without unpacking, or refused with the reason.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readArchive } from '../../server/files/archive.ts'
import { makeZip, type ZipEntry } from '../support/zips.ts'

async function read(bytes: Buffer, limits: Parameters<typeof readArchive>[1] = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-zip-'))
  try {
    await writeFile(join(folder, 'a.zip'), bytes)
    const archive = await readArchive(join(folder, 'a.zip'), limits)
    deepEqual(await readdir(folder), ['a.zip'], 'nothing is unpacked')
    return archive
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function refusal(bytes: Buffer, limits: Parameters<typeof readArchive>[1] = {}): Promise<string> {
  const archive = await read(bytes, limits)
  return archive.ok ? 'taken' : archive.because
}

const LINK = 0o120777
const honest: ZipEntry[] = [
  { name: 'code/', mode: 0o040755 },
  { name: 'code/train.py', text: 'print("invented")\n', mode: 0o100644 },
  { name: 'data/größe.csv', text: 'a,b\n'.repeat(1000) },
  { name: 'notes.txt', text: 'plain', stored: true },
]

test('an honest archive is listed with its sizes', async () => {
  deepEqual(await read(makeZip(honest)), {
    ok: true,
    entries: [
      { name: 'code/train.py', size: 18 },
      { name: 'data/größe.csv', size: 4000 },
      { name: 'notes.txt', size: 5 },
    ],
    findings: [],
  })
})

test('an archive in the archive is named and not looked into', async () => {
  const inner = makeZip([{ name: '../../escape', text: 'x' }])
  const archive = await read(makeZip([{ name: 'inner.dat', text: inner }]))
  ok(archive.ok)
  equal(archive.findings[0]?.text, 'Archives inside the archive are not looked into: inner.dat.')
})

const one = (entry: ZipEntry) => makeZip([{ text: 'words', ...entry }])
const twice = makeZip([
  { name: 'a', text: 'x'.repeat(5000), stored: true },
  { name: 'b', text: 'x'.repeat(5000), stored: true },
])

const tricks: [what: string, bytes: Buffer, because: RegExp][] = [
  ['a name at the root', one({ name: '/etc/passwd' }), /begins at the root/],
  ['a name on a drive', one({ name: 'C:/windows' }), /begins at the root/],
  ['a name that climbs', one({ name: 'a/../../b' }), /leads out of its folder/],
  ['a backslash', one({ name: 'a\\..\\b' }), /backslash/],
  ['a control character', one({ name: 'a\u0007b' }), /cannot be shown/],
  ['a name written backwards', one({ name: 'a\u202egpj.exe' }), /cannot be shown/],
  ['a very long name', one({ name: `${'a/'.repeat(300)}b` }), /very long/],
  ['a link', one({ name: 'link', text: '/etc/passwd', mode: LINK }), /is a link or a device/],
  ['a device', one({ name: 'device', mode: 0o020666 }), /is a link or a device/],
  ['a password', one({ name: 'secret', encrypted: true }), /protected by a password/],
  ['an odd method', one({ name: 'odd', method: 12 }), /few programs can read/],
  ['another name in front', one({ name: 'a', local: { name: 'b' } }), /two different things of “a”/],
  ['another size in front', one({ name: 'a', local: { size: 6 } }), /two different things of “a”/],
  ['another method in front', one({ name: 'a', local: { method: 0 } }), /two different things of “a”/],
  ['two of one name', makeZip([{ name: 'A' }, { name: 'a' }]), /Two files .* the name “a”/],
  ['too small a size', one({ name: 'a', size: 3, local: { size: 3 } }), /another size than the archive says/],
  ['too large a size', one({ name: 'a', size: 9, local: { size: 9 } }), /another size than the archive says/],
  ['a wrong checksum', one({ name: 'a', crc: 7 }), /“a” in this ZIP archive is damaged/],
  ['no end', twice.subarray(0, -30), /is damaged: a part of it cannot be read/],
  ['a broken list', Buffer.from(twice).fill(0, twice.length - 116, twice.length - 100), /is damaged/],
  ['an empty archive', makeZip([]), /is empty/],
  ['only folders', makeZip([{ name: 'a/' }]), /is empty/],
]

for (const [what, bytes, because] of tricks) {
  test(`${what}: refused`, async () => match(await refusal(bytes), because))
}

test('a bomb is stopped while it is inflated, whatever it says of itself', async () => {
  const zeros = Buffer.alloc(64 * 2 ** 20)
  const bomb = one({ name: 'zeros', text: zeros })
  ok(bomb.length < 2 ** 17)
  match(await refusal(bomb), /unpacks to far more than it is/)
  match(await refusal(one({ name: 'a', text: 'x'.repeat(2000) }), { bytes: 1999 }), /far more/)
})

test('entries that share their bytes are refused', async () => {
  const text = Buffer.alloc(9000, 'y')
  const entries = ['a', 'a', 'a'].map((name) => ({ name, text, stored: true }))
  match(await refusal(makeZip(entries, [0, 0, 0])), /Two files in this ZIP archive have the name “a”/)
  const hidden = entries.map((entry, at) => ({ ...entry, name: `${at}`, local: { name: '0' } }))
  match(await refusal(makeZip(hidden, [0, 0, 0])), /two different things of “1”/)
})

test('too many files, and too long a time', async () => {
  const many = makeZip(Array.from({ length: 5001 }, (_, number) => ({ name: `file-${number}` })))
  match(await refusal(many), /more than 5000 files/)
  const heavy = Buffer.alloc(8 * 2 ** 20, 'words and words ')
  match(await refusal(one({ name: 'a', text: heavy }), { seconds: 0 }), /takes too long/)
})
