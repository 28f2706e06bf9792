// The process itself: it starts from nothing, keeps everything, says its faults in a line, drains, survives being killed.
import { equal, match, ok } from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { startRostrum } from '../support/process.ts'
import { slowUpload } from '../support/slow-upload.ts'
import { Visitor } from '../support/visitor.ts'

const folder = await scratchFolder('lifecycle')
const env = { PORT: '0', DATA_DIR: join(folder, 'data'), UPLOADS_DIR: join(folder, 'uploads') }
after(() => throwAway(env.DATA_DIR))

const baseOf = async (rostrum: ReturnType<typeof startRostrum>) =>
  (await rostrum.says(/Rostrum is at (http:\S+)/))[1]?.replace('localhost', '127.0.0.1') ?? ''

const chair = {
  name: 'Fay Firstchair',
  email: 'fay@chairs.example',
  affiliation: 'Institute of Firsts',
  password: PASSWORD,
}

async function signedIn(base: string): Promise<Visitor> {
  const fay = new Visitor(base, chair.email)
  equal((await fay.post('/sessions', { email: chair.email, password: PASSWORD })).status, 303)
  return fay
}

test('it starts from an empty folder, shows the one-time link, and keeps everything over a stop', async () => {
  const first = startRostrum(env)
  const base = await baseOf(first)
  const [, link = ''] = await first.says(/(\/setup\/\S+)/)
  equal(
    (await new Visitor(base).post(link, { ...chair, workshop: 'example', timeline: 'shift' })).status,
    303,
  )
  equal((await (await signedIn(base)).post('/papers', { title: 'Kept' })).status, 303)
  first.child.kill('SIGTERM')
  equal(await first.ended, 0, first.said())
  const second = startRostrum(env)
  const fay = await signedIn(await baseOf(second))
  match((await fay.get('/desk?role=author')).text, /Kept/)
  equal(/\/setup\//.test(second.said()), false)
  equal((await fay.get('/readyz')).status, 200)
  second.child.kill('SIGTERM')
  equal(await second.ended, 0, second.said())
})

test('SIGTERM lets a running upload finish and takes no new request', async () => {
  const rostrum = startRostrum(env)
  const base = await baseOf(rostrum)
  const fay = await signedIn(base)
  const upload = await slowUpload(
    base,
    fay,
    '/papers/1/files',
    await makePaper({ title: 'Draining', pages: 2 }),
  )
  rostrum.child.kill('SIGTERM')
  await rostrum.says(/Stopping/)
  await fay.get('/healthz').then(
    () => ok(false, 'a new request was taken'),
    () => undefined,
  )
  match(await upload.rest(), /^HTTP\/1\.1 303/)
  equal(await rostrum.ended, 0, rostrum.said())
  const again = startRostrum(env)
  const page = await (await signedIn(await baseOf(again))).get('/papers/1/edit')
  match(page.text, /Version 1/)
  again.child.kill('SIGTERM')
  await again.ended
})

test('killed in the middle of an upload: no row without its file, no file without its row', async () => {
  const rostrum = startRostrum(env)
  const base = await baseOf(rostrum)
  const fay = await signedIn(base)
  const whole = await makePaper({ title: 'Acknowledged', pages: 2 })
  const acknowledged = await fay.upload('/papers/1/files', { kind: 'paper' }, { name: 'a.pdf', bytes: whole })
  equal(acknowledged.status, 303)
  await slowUpload(base, fay, '/papers/1/files', await makePaper({ title: 'Broken', pages: 40 }))
  await writeFile(join(env.UPLOADS_DIR, 'ab'.repeat(32)), 'a file that lost its row')
  rostrum.child.kill('SIGKILL')
  await rostrum.ended
  const again = startRostrum(env)
  const survivor = await signedIn(await baseOf(again))
  const page = await survivor.get('/papers/1/edit')
  match(page.text, /Version 2/)
  const ids = [...page.text.matchAll(/\/files\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
  equal(new Set(ids).size, 2)
  for (const id of new Set(ids)) equal((await survivor.get(`/files/${id}`)).status, 200)
  const { stored, incoming } = await filesIn(env.UPLOADS_DIR)
  equal(incoming, 0)
  equal(stored, 4, 'two originals and two blind copies')
  again.child.kill('SIGTERM')
  await again.ended
})

async function filesIn(uploads: string) {
  const { readdir } = await import('node:fs/promises')
  const names = await readdir(uploads, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const incoming = files.filter(({ parentPath }) => parentPath.endsWith('incoming')).length
  return { stored: files.length - incoming, incoming }
}

const faults: [what: string, wrong: () => Promise<Record<string, string>>, line: RegExp][] = [
  ['a port in use', takenPort, /^Port \d+ is in use\. .+\n$/],
  [
    'an unreachable database',
    async () => ({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
    /^The database at DATABASE_URL cannot be used: .+\n$/,
  ],
  [
    'a folder that cannot be written',
    fileAsFolder,
    /^The folder for uploads .+ cannot be written to\. .+\n$/,
  ],
  [
    'a bad variable',
    async () => ({ PORT: 'eighty', SMTP_URL: 'mail' }),
    /^PORT must be .+\nSMTP_URL must be .+\n$/,
  ],
]

async function takenPort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  return { PORT: String(typeof address === 'object' ? address?.port : 0) }
}

async function fileAsFolder() {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'a-file'), '')
  return { UPLOADS_DIR: join(folder, 'a-file') }
}

for (const [what, wrong, line] of faults) {
  test(`${what}: a clear line and exit code 1`, async () => {
    const rostrum = startRostrum({ ...env, ...(await wrong()) })
    equal(await rostrum.ended, 1)
    match(rostrum.said(), line)
  })
}
