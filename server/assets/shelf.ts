// What browsers fetch beside pages: our own files and the reader of PDFs, in memory, under one version for all of them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { flattened } from './flattening.ts'
import { importedIn, joined } from './joining.ts'

/** Files by their addresses; the version is a hash of all that is served, so it is the same wherever they are. */
export type Shelf = { version: string; files: Map<string, Buffer> }

/** Where each address has its file on the disk. */
type Places = Map<string, string>

const READER = ['pdf.min.mjs', 'pdf.worker.min.mjs']

export const folder = join(import.meta.dirname, '../../public')
const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist'))

const below = (root: string): Places =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [`/${relative(root, path).replaceAll(sep, '/')}`, path]),
  )

const reader: Places = new Map(READER.map((name) => [`/vendor/pdfjs/${name}`, join(library, name)]))

const SHEETS = ['/css/app.css', '/css/sheets.css']

const SCRIPT = /^\/js\/([\w-]+\.js)$/

/** A script for each of those that no other imports, by its name. */
function scriptsOf(sources: Map<string, string>): [string, string][] {
  const imported = new Set([...sources.values()].flatMap(importedIn))
  const entries = [...sources.keys()].filter((name) => !imported.has(name))
  return entries.map((name) => [name, joined(name, (one) => sources.get(one) ?? '')])
}

function readShelf(places: Places): Shelf {
  const files = new Map([...places].map(([address, path]) => [address, readFileSync(path)]))
  const read = (address: string) => files.get(address)?.toString() ?? ''
  for (const sheet of SHEETS)
    files.set(sheet, Buffer.from(flattened(read(sheet), (name) => read(`/css/${name}`))))
  const names = [...files.keys()].flatMap((address) => SCRIPT.exec(address)?.[1] ?? [])
  const sources = new Map(names.map((name) => [name, read(`/js/${name}`)]))
  for (const [name, script] of scriptsOf(sources)) files.set(`/js/${name}`, Buffer.from(script))
  const hash = createHash('sha256')
  for (const address of [...files.keys()].toSorted()) {
    const bytes = files.get(address) ?? ''
    hash.update(`${address} ${bytes.length}\n`).update(bytes)
  }
  return { version: hash.digest('hex').slice(0, 16), files }
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path)
  return `${path} ${mtimeMs} ${size}`
}

/** Of a folder like public/: read once, and by `again` whenever a file has changed on the disk. */
export function openShelf(root: string) {
  let kept: { stamp: string; shelf: Shelf } | undefined
  const again = (): Shelf => {
    const places = new Map([...below(root), ...reader])
    const stamp = [...places.values()].map(stampOf).join()
    if (kept?.stamp !== stamp) kept = { stamp, shelf: readShelf(places) }
    return kept.shelf
  }
  return { once: () => kept?.shelf ?? again(), again }
}

/** One for the whole process, so that pages link what is served. */
export const ours = openShelf(folder)

/** What a page links. A file that is not there is a fault of the page, which none should hide. */
export function linked({ version, files }: Shelf, address: string): string {
  if (!files.has(address)) throw new Error(`No file is served at ${address}.`)
  return `/assets/${version}${address}`
}
