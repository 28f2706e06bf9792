// `rostrum` where packages for development are left out, as the image leaves them.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'command-'))
after(() => rmSync(folder, { recursive: true }))

test('without the Node of the packages the command runs on the one that calls it', () => {
  const server = join(folder, 'server')
  mkdirSync(server)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(server, 'cli.ts'), 'process.exitCode = process.argv.slice(2).length as number')
  cpSync(new URL('../../server/rostrum.js', import.meta.url), join(server, 'rostrum.js'))
  const { status, stderr } = spawnSync(process.execPath, [
    join(server, 'rostrum.js'),
    'import',
    'people',
    'f',
  ])
  assert.equal(status, 3, String(stderr))
})
