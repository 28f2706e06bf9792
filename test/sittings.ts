// Which files of tests share a process: starting the house takes longer than most files of tests do.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const shelf = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
const here = import.meta.dirname

/** They start servers or commands of their own, count what a process does, or are long. */
const ALONE =
  /^(journeys|security|server)\/|^rehearsal\/(bar|bulk|command|every|jumping|living)|attacks-(accounts|hashes)|mutants|nothing-lost/

/** They walk through every page, and are long. */
const WALKS = /^policy\/blindness/

/** They share a browser (support/one-browser.ts). */
const BROWSER = /browser|^authorships\/rows/

/** They read the syntax of the whole project, which is done once for all that sit together. */
const HOUSE = /^house\//

/** So many files sit together at most. */
const SEATS = { walks: 2, browser: 12, house: 100 }

/** Each of the other sittings takes this part of what is left, so that in the end no processor waits long for another. */
const PART = 1 / 3
const LEAST = 8

const nameOf = (file: string) => relative(here, resolve(file))

const placeOf = (file: string) => {
  const name = nameOf(file)
  if (ALONE.test(name)) return 'alone'
  if (WALKS.test(name)) return 'walks'
  return HOUSE.test(name) ? 'house' : BROWSER.test(name) ? 'browser' : 'together'
}

const seated = (files: string[], seats: number): string[][] =>
  Array.from({ length: Math.ceil(files.length / seats) }, (_, turn) =>
    files.slice(turn * seats, (turn + 1) * seats),
  )

function shrinking(files: string[]): string[][] {
  const sittings: string[][] = []
  for (let left = files; left.length > 0; ) {
    const seats = Math.max(LEAST, Math.ceil(left.length * PART))
    sittings.push(left.slice(0, seats))
    left = left.slice(seats)
  }
  return sittings
}

/** Those that are alone first, then those with a browser, those of the house, and the others in their order. */
export function sittingsOf(files: string[]): string[][] {
  const { alone = [], walks = [], browser = [], house = [], together = [] } = Object.groupBy(files, placeOf)
  return [
    ...seated(walks, SEATS.walks),
    ...seated(alone, 1),
    ...seated(browser, SEATS.browser),
    ...seated(house, SEATS.house),
    ...shrinking(together),
  ]
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
