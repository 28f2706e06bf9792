#!/usr/bin/env node
// The command for any Node: hands over to the Node that the project pins.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const own = dirname(createRequire(import.meta.url).resolve('node/package.json'))
const pinned = join(own, 'bin', 'node')
// Types stripped once need no stripping again: a quicker start, and less memory.
const env = { NODE_COMPILE_CACHE: join(own, '..', '.cache', 'rostrum'), ...process.env }
const args = ['--max-semi-space-size=2', join(here, 'cli.ts'), ...process.argv.slice(2)]
const { status } = spawnSync(pinned, args, { stdio: 'inherit', env })
process.exit(status ?? 1)
