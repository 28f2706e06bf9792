// Killed in the midst of a hundred uploads, the process or its database: what was acknowledged is there, nothing is half there.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { folderOf } from '../../server/postgres-home.ts'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { PASSWORD } from '../support/people.ts'
import { hashOf } from '../support/pieces.ts'
import { type Running, startRostrum } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'
import { makeZip } from '../support/zips.ts'

const folder = await scratchFolder('rostrum-killing-')
const env = { PORT: '0', DATA_DIR: join(folder, 'data'), UPLOADS_DIR: join(folder, 'uploads') }
after(() => throwAway(env.DATA_DIR))

const chair = { name: 'Fay Firstchair', email: 'fay@chairs.example', password: PASSWORD }

async function opened(rostrum: Running, when: 'first' | 'again' = 'again'): Promise<Visitor> {
  const base = (await rostrum.says(/Rostrum is at (http:\S+)/))[1]?.replace('localhost', '127.0.0.1') ?? ''
  const fay = new Visitor(base)
  if (when === 'first') {
    const [, link = ''] = await rostrum.says(/(\/setup\/\S+)/)
    const chosen = { workshop: 'example', timeline: 'shift', affiliation: 'Institute of Firsts' }
    equal((await fay.post(link, { ...chair, ...chosen })).status, 303)
    equal((await fay.post('/papers', { title: 'Killed' })).status, 303)
  } else equal((await fay.post('/sessions', chair)).status, 303)
  return fay
}

/** A hundred at once; the act comes when some have been acknowledged. Answers with the hashes of those that ever were. */
async function uploading(fay: Visitor, story: string, act: () => void): Promise<string[]> {
  const acknowledged: string[] = []
  const send = async (number: number) => {
    const text = Buffer.alloc(50_000, `${story} ${number} `)
    const bytes = makeZip([{ name: 'words.txt', text, stored: true }])
    const file = { name: 'words.zip', bytes, type: 'application/zip' }
    const answer = await fay.upload('/papers/1/files', { kind: 'supplement' }, file)
    if (answer.status === 303 && acknowledged.push(hashOf(bytes)) === 20) act()
  }
  await Promise.allSettled(Array.from({ length: 100 }, (_, number) => send(number)))
  return acknowledged
}

async function storedIn(uploads: string) {
  const entries = await readdir(uploads, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const hashes = files.map(async ({ parentPath, name }) => {
    const bytes = await readFile(join(parentPath, name))
    return createHash('sha256').update(bytes).digest('hex') === name ? name : `${name} is not itself`
  })
  return (await Promise.all(hashes)).toSorted()
}

/** What the page lists is what lies in the folder, byte for byte, and holds all that was acknowledged. */
async function mustBeWhole(fay: Visitor, acknowledged: string[]) {
  const { text } = await fay.get('/papers/1/edit')
  const ids = new Set([...text.matchAll(/\/files\/([0-9a-f-]{36})"/g)].map(([, id]) => id))
  const listed = await Promise.all([...ids].map(async (id) => hashOf((await fay.get(`/files/${id}`)).bytes)))
  deepEqual(listed.toSorted(), await storedIn(env.UPLOADS_DIR))
  ok(acknowledged.length >= 20)
  deepEqual(
    acknowledged.filter((sha256) => !listed.includes(sha256)),
    [],
  )
}

async function stopped(rostrum: Running) {
  rostrum.child.kill('SIGKILL')
  await rostrum.ended
}

// Rule 50.
test('the process is killed', async () => {
  const rostrum = startRostrum(env)
  const acknowledged = await uploading(await opened(rostrum, 'first'), 'process', () =>
    rostrum.child.kill('SIGKILL'),
  )
  ok(acknowledged.length < 100, 'it was killed in the midst')
  await rostrum.ended
  const again = startRostrum(env)
  await mustBeWhole(await opened(again), acknowledged)
  await stopped(again)
})

test('its database is killed', async () => {
  const rostrum = startRostrum(env)
  const fay = await opened(rostrum)
  const pidFile = join(await folderOf(env.DATA_DIR), 'cluster/postmaster.pid')
  const postmaster = Number((await readFile(pidFile, 'utf8')).split('\n')[0])
  const acknowledged = await uploading(fay, 'database', () => process.kill(postmaster, 'SIGKILL'))
  ok(acknowledged.length < 100, 'it was killed in the midst')
  await stopped(rostrum)
  const again = startRostrum(env)
  await mustBeWhole(await opened(again), acknowledged)
  await stopped(again)
})
