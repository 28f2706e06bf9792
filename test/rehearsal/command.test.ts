// `npm run rehearsal` as a process: sizes, a database of its own, and what it refuses in one line.
import { equal, match } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { cloneDatabase } from '../support/database.ts'
import { startRehearsal } from '../support/process.ts'

const SMALL = ['--papers', '8', '--reviewers', '8', '--without-pdfs']

test('the command rehearses as asked on the database it is given, or says why not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-rehearsal-'))
  const { url, drop } = await cloneDatabase()
  const env = { DATA_DIR: folder, UPLOADS_DIR: folder, PORT: '0', REHEARSAL_DATABASE_URL: url }
  const refused = async (options: string[], words: RegExp, more: Record<string, string> = {}) => {
    const running = startRehearsal(options, { ...env, ...more })
    equal(await running.ended, 1)
    match(running.said(), words)
  }
  try {
    await refused(['--papers', 'many'], /cannot be rehearsed as asked/)
    await refused(SMALL, /names the real database/, { DATABASE_URL: url })
    await refused(['--papers', '300', '--until', 'bidding'], /begins when its reviews were due/)
    const running = startRehearsal(SMALL, env)
    await running.says(/The rehearsal is at http:\/\/localhost:\d+/)
    running.child.kill('SIGTERM')
    equal(await running.ended, 0)
  } finally {
    await drop().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
  }
})
