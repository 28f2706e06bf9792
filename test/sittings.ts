// Which files of tests share a process: starting the house takes longer than most files of tests do.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const shelf = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
const here = import.meta.dirname

/** They start browsers, servers or commands of their own, count what a process does, or are long. */
const ALONE =
  /^(journeys|security|server|world)\/|^rehearsal\/(bar|bulk|command|every|jumping|living)|browser|blindness|attacks|mutants|nothing-lost/

/** They read the syntax of the whole project, which is done once for all that sit together. */
const HOUSE = /^house\//

/** So many files sit together at most: sittings stay short enough to be shared out evenly. */
const SEATS = 16

const nameOf = (file: string) => relative(here, resolve(file))

const placeOf = (file: string) => {
  const name = nameOf(file)
  return ALONE.test(name) ? 'alone' : HOUSE.test(name) ? 'house' : 'together'
}

/** Those that are alone first, then those of the house, then the others in their order. */
export function sittingsOf(files: string[]): string[][] {
  const { alone = [], house = [], together = [] } = Object.groupBy(files, placeOf)
  const sittings = Array.from({ length: Math.ceil(together.length / SEATS) }, (_, turn) =>
    together.slice(turn * SEATS, (turn + 1) * SEATS),
  )
  return [...alone.map((file) => [file]), house, ...sittings].filter((files) => files.length > 0)
}

/** The first test waits for all files: without it, the process would end once the tests of those that are read have ended. */
const entryOf = (files: string[]) => `import { test } from 'node:test'
const { promise, resolve, reject } = Promise.withResolvers()
test('read: ${files.map(nameOf).join(', ')}', () => promise)
${files.map((file) => `await import('${pathToFileURL(resolve(file))}').catch(reject)\n`).join('')}resolve()
`

/** One module for each sitting, which imports its files; `clear` throws them away. */
export async function laidOut(sittings: string[][]): Promise<{ entries: string[]; clear(): Promise<void> }> {
  await mkdir(shelf, { recursive: true })
  const folder = await mkdtemp(join(shelf, 'sittings-'))
  const entries = await Promise.all(
    sittings.map(async (files) => {
      const [only] = files
      if (files.length === 1 && only) return resolve(only)
      const entry = join(folder, `sitting-${sittings.indexOf(files)}.mjs`)
      await writeFile(entry, entryOf(files))
      return entry
    }),
  )
  return { entries, clear: () => rm(folder, { recursive: true, force: true }) }
}
