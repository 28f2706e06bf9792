// The application once more, with one of its lines changed: every module that leads to it is loaded anew, under an address of its own.
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root } from '../house/source.ts'
import type { TestHouse } from '../support/house.ts'
import { COOKIE_SECRET } from '../support/session-rows.ts'
import { Visitor } from '../support/visitor.ts'
import type { Mutant } from './mutants.ts'

const ours = pathToFileURL(join(root, 'server')).toString()
const patches = new Map<string, Change & { changed: Set<string> }>()
const markOf = (address: string) => /\?mutant=\d+$/.exec(address)?.[0] ?? ''

/** Without their types, which are the same in every mutant. */
const known = new Map<string, string>()
function plain(path: string): string {
  const text = known.get(path) ?? stripTypeScriptTypes(readFileSync(path, 'utf8'))
  known.set(path, text)
  return text
}

/** Which files of the server import which. */
const importersOf = Map.groupBy(
  globSync('server/**/*.ts', { cwd: root }).flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(/\bfrom '(\.[^']+)'|\bimport '(\.[^']+)'/g)].map(
      ([, named, bare = '']) => ({ from, to: join(dirname(from), named ?? bare) }),
    ),
  ),
  ({ to }) => to,
)

/** This file and all that lead to it: nothing else can be another than in the application as it is. */
function changedWith(file: string): Set<string> {
  const changed = new Set([file])
  for (const one of changed) for (const { from } of importersOf.get(one) ?? []) changed.add(from)
  return changed
}

/** What a mutant imports of the server is of that mutant too. */
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const mark = markOf(context.parentURL ?? '')
    if (!mark || !resolved.url.startsWith(ours) || markOf(resolved.url)) return resolved
    const isChanged = patches.get(mark)?.changed.has(relative(root, fileURLToPath(resolved.url)))
    return isChanged ? { ...resolved, url: resolved.url + mark } : resolved
  },
  load(address, context, next) {
    const mark = markOf(address)
    if (!mark || !address.endsWith(`.ts${mark}`)) return next(address, context)
    const path = fileURLToPath(address.replace(mark, ''))
    const patch = patches.get(mark)
    const source =
      patch && path === join(root, patch.file)
        ? stripTypeScriptTypes(readFileSync(path, 'utf8').replace(patch.from, () => patch.to))
        : plain(path)
    return { format: 'module', source, shortCircuit: true }
  },
})

let made = 0

type Change = Pick<Mutant, 'file' | 'from' | 'to'>

/** The mark of the modules in which the change is made. */
function markFor(change: Change): string {
  if (!readFileSync(join(root, change.file), 'utf8').includes(change.from))
    throw new Error(`${change.file} has no such line any more: ${change.from}`)
  made += 1
  patches.set(`?mutant=${made}`, { ...change, changed: changedWith(change.file) })
  return `?mutant=${made}`
}

/** The changed module alone, or the one by which it is asked, with all that it imports. */
export const mutantOf = (change: Change, asked = change.file) =>
  import(pathToFileURL(join(root, asked)) + markFor(change))

/** Acts with the same database, the same clock and the same sessions. */
export async function withMutant<Result>(
  { house }: TestHouse,
  mutant: Change,
  act: (as: (visitor: Visitor) => Visitor) => Promise<Result>,
): Promise<Result> {
  const mark = markFor(mutant)
  const { createApp } = await import(`${ours}/app.ts${mark}`)
  const server = createServer(createApp(house, COOKIE_SECRET))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  const base = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`
  const cookieOf = ({ cookie }: Visitor) => cookie.replace(/^rostrum=/, '')
  try {
    return await act((visitor) => new Visitor(base, visitor.email, visitor.id, cookieOf(visitor)))
  } finally {
    server.close().closeAllConnections()
  }
}
