// A real Chromium for journeys and pictures. It is unpacked once, beside the libraries and the font that a bare machine lacks.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { isMemoryPlenty } from './cluster.ts'

const shelf = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
const description = findPackageJSON('@sparticuz/chromium', import.meta.url) ?? ''

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** It keeps everything in the folder for temporary files, and brings its libraries only where it believes to be in their system. */
const UNPACKING = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
const AS_IF_AT_HOME = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }

/** It names no folder by its whole path, so a checkout may be moved: without a font the browser ends at the first field. */
const FONTS =
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fonts-cache</cachedir></fontconfig>'

/** Test files start at the same time: each unpacks for itself, and the first to finish is the one that all use. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(description, 'utf8'))
  const folder = join(shelf, `browser-${version}`)
  if (await exists(folder)) return folder
  await mkdir(shelf, { recursive: true })
  const mine = await mkdtemp(join(shelf, 'unpacking-'))
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACKING], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...AS_IF_AT_HOME, TMPDIR: mine },
  })
  await writeFile(join(mine, 'fonts', 'fonts.conf'), FONTS)
  await rename(mine, folder).catch(() => rm(mine, { recursive: true }))
  return folder
}

/** Nothing but the pages under test: no updates, no experiments, no first run. */
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** CHROMIUM names another one, where this one cannot run (it is built for x64). */
export async function launchBrowser(): Promise<Browser> {
  // Playwright has its processes share their pictures and pages by files on the disk, as some containers have hardly any such memory.
  const ignoreDefaultArgs = (await isMemoryPlenty()) ? ['--disable-dev-shm-usage'] : []
  const own = process.env.CHROMIUM
  if (own) return chromium.launch({ executablePath: own, args: QUIET, ignoreDefaultArgs })
  const folder = await unpacked()
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
    XDG_CACHE_HOME: folder,
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: QUIET, ignoreDefaultArgs, env })
}
