// `rostrum backup` beside a running site, and `rostrum restore` on another machine, as the operator does it.
import { deepEqual, equal, match } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { startRostrum } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'

const folder = await scratchFolder('rostrum-moving-')
const machine = (name: string) => ({
  PORT: '0',
  DATA_DIR: join(folder, name),
  UPLOADS_DIR: join(folder, name, 'uploads'),
})
const [old, fresh] = [machine('old'), machine('new')]
after(async () => {
  for (const { DATA_DIR } of [old, fresh]) await throwAway(DATA_DIR)
})

const cli = new URL('../../server/cli.ts', import.meta.url).pathname

const rostrum = (env: object, ...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [cli, ...args], { env: { ...process.env, ...env } }, (error, said, wrong) =>
      resolve({ code: Number(error?.code ?? 0), said: said + wrong }),
    )
  })

async function started(env: Record<string, string>) {
  const site = startRostrum(env)
  const base = (await site.says(/Rostrum is at (http:\S+)/))[1]?.replace('localhost', '127.0.0.1') ?? ''
  const stop = async () => {
    site.child.kill('SIGTERM')
    equal(await site.ended, 0, site.said())
  }
  return { site, stop, fay: new Visitor(base) }
}

test('a site moves to another machine with its accounts, papers and files', async () => {
  const before = await started(old)
  const [, link = ''] = await before.site.says(/(\/setup\/\S+)/)
  const chair = { name: 'Fay Firstchair', email: 'fay@chairs.example', password: PASSWORD }
  const chosen = { workshop: 'example', timeline: 'shift', affiliation: 'Institute of Firsts' }
  equal((await before.fay.post(link, { ...chair, ...chosen })).status, 303)
  await before.fay.post('/papers', { title: 'Moved' })
  const file = { name: 'a.pdf', bytes: await makePaper({ title: 'Moved', pages: 1 }) }
  equal((await before.fay.upload('/papers/1/files', { kind: 'paper' }, file)).status, 303)
  const archive = join(folder, 'rostrum.zip')
  const saved = await rostrum(old, 'backup', archive)
  match(saved.said, /rostrum\.zip: [\d,]+ rows in \d+ tables, 2 files\n$/)
  equal(saved.code, 0)
  const again = await rostrum(old, 'restore', archive)
  deepEqual([again.code, /There is a workshop here already/.test(again.said)], [2, true])
  await before.stop()

  const early = await started(fresh)
  const beside = await rostrum(fresh, 'restore', archive)
  deepEqual([beside.code, /Stop the site and its worker, restore/.test(beside.said)], [2, true], beside.said)
  equal((await early.fay.get('/call')).status, 503, 'there is nothing yet')
  await early.stop()

  const restored = await rostrum(fresh, 'restore', archive)
  deepEqual(restored, saved)
  const later = await started(fresh)
  equal((await later.fay.get('/call')).status, 200)
  equal((await later.fay.post('/sessions', chair)).status, 303)
  match((await later.fay.get('/papers/1')).text, /Moved/)
  deepEqual(await rostrum(fresh, 'check-files'), { code: 0, said: '' })
  const twice = await rostrum(fresh, 'restore', archive)
  equal(twice.code, 2)
  await later.stop()
})
