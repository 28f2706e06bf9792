#!/usr/bin/env node
// The command for any Node: hands over to the Node that the project pins.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** An installation without packages for development, as the image is, runs on its own Node. */
function pinned() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  } catch {
    return process.execPath
  }
}

// Types stripped once need no stripping again: a quicker start, and less memory.
const cache = join(here, '..', 'node_modules', '.cache', 'rostrum')
const args = ['--max-semi-space-size=2', join(here, 'cli.ts'), ...process.argv.slice(2)]
const env = { NODE_COMPILE_CACHE: cache, ...process.env }
const { status } = spawnSync(pinned(), args, { stdio: 'inherit', env })
process.exit(status ?? 1)
