// Runs the tests: one throw-away PostgreSQL for all of them, one migrated template, then the files by test/in-order.ts.
// node test/run.ts [files…]; without files every *.test.ts below test/, and with TEST_LONG=1 every *.long.ts as well.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { startCluster } from './support/cluster.ts'
import { makeTemplate } from './support/database.ts'

const files = process.argv.slice(2)
const isLong = process.env.TEST_LONG === '1'

/** The longest begin first, so that in the end nothing waits for the last of them. */
const LONG = ['test/rehearsal/every-moment', 'test/policy/blindness', 'test/journeys/', 'test/rehearsal/']
const turnOf = (file: string) => {
  const place = LONG.findIndex((start) => file.startsWith(start))
  return place < 0 ? LONG.length : place
}
const inOrder = (all: string[]) => all.toSorted().toSorted((a, b) => turnOf(a) - turnOf(b))
const chosen = files.length > 0 ? files : inOrder(globSync(`test/**/*.${isLong ? '{test,long}' : 'test'}.ts`))

const cluster = await startCluster()
try {
  await makeTemplate(cluster.url)
  process.exitCode = await run()
} finally {
  await cluster.stop()
}

function run(): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'in-order.ts'), ...chosen], {
    stdio: 'inherit',
    env: { ...process.env, TEST_CLUSTER_URL: cluster.url, NODE_ENV: 'test' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}
