// Which addresses the public site consists of, and as which file each of them stands in a folder.
import { basename } from 'node:path/posix'
import { to } from '../paths.ts'

/** Where a crawl begins: every page and feed of the site, whether another links it or not. */
export const ENTRANCES = [
  to.home(),
  to.call(),
  to.codeOfConduct(),
  to.people(),
  to.programme(),
  to.editions(),
  to.papers(),
  to.timelineFeed(),
  to.newsFeed(),
  to.programmeFeed(),
  to.programmeJson(),
  to.papersBib(),
  to.papersJson(),
]

const PAPERS_AND_EDITIONS = /^\/(papers|programme\/editions)\/\d+$/
const FILES = /^\/files\/([0-9a-f-]{36})(\/thumbnail)?$/
const OURS = /^\/assets\/[\w./-]+$/

/** What needs a server that answers, such as a form, is not of the site. */
export const isOfSite = (address: string): boolean =>
  ENTRANCES.includes(address) || [PAPERS_AND_EDITIONS, FILES, OURS].some((one) => one.test(address))

/** `name`: what the server calls the file, which it does for uploads alone. */
export function placeOf(address: string, name: string | null): string {
  const [, id, thumbnail] = FILES.exec(address) ?? []
  if (thumbnail) return `files/${id}.webp`
  // An id would say nothing to a reader; the name bears the number of the paper, the kind and the version.
  if (id) return `files/${basename(name ?? id)}`
  const path = address.slice(1)
  if (basename(path).includes('.')) return path
  return path ? `${path}/index.html` : 'index.html'
}
