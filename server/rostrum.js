#!/usr/bin/env node
// The command for any Node: hands over to the Node that the project pins.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const pinned = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
const { status } = spawnSync(pinned, [join(here, 'cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
