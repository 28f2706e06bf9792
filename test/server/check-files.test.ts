// `rostrum check-files` as the operator runs it, beside the running site.
import { equal, match } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { makePaper } from '../support/pdfs.ts'
import { PASSWORD } from '../support/people.ts'
import { startRostrum } from '../support/process.ts'
import { Visitor } from '../support/visitor.ts'

const folder = await scratchFolder('rostrum-check-')
const env = { PORT: '0', DATA_DIR: join(folder, 'data'), UPLOADS_DIR: join(folder, 'uploads') }
after(() => throwAway(env.DATA_DIR))

const cli = new URL('../../server/cli.ts', import.meta.url).pathname

const checked = () =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [cli, 'check-files'], { env: { ...process.env, ...env } }, (error, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    )
  })

test('it is silent and ends with 0 where all is well, and with a line and 1 where a file is missing', async () => {
  const rostrum = startRostrum(env)
  const base = (await rostrum.says(/Rostrum is at (http:\S+)/))[1]?.replace('localhost', '127.0.0.1') ?? ''
  const [, link = ''] = await rostrum.says(/(\/setup\/\S+)/)
  const fay = new Visitor(base)
  const chair = { name: 'Fay Firstchair', email: 'fay@chairs.example', password: PASSWORD }
  const chosen = { workshop: 'example', timeline: 'shift', affiliation: 'Institute of Firsts' }
  equal((await fay.post(link, { ...chair, ...chosen })).status, 303)
  await fay.post('/papers', { title: 'Checked' })
  const file = { name: 'a.pdf', bytes: await makePaper({ title: 'Checked', pages: 1 }) }
  equal((await fay.upload('/papers/1/files', { kind: 'paper' }, file)).status, 303)
  const well = await checked()
  equal(well.said, '')
  equal(well.code, 0)
  const kept = (await readdir(env.UPLOADS_DIR, { recursive: true })).filter((name) => name.length > 60)
  await rm(join(env.UPLOADS_DIR, kept[0] ?? ''))
  const ill = await checked()
  match(ill.said, /^missing [0-9a-f]{64} (reviewers' copy of )?paper 1 of paper 1\n$/)
  equal(ill.code, 1)
  rostrum.child.kill('SIGTERM')
  equal(await rostrum.ended, 0, rostrum.said())
})
