// The public site as a folder of plain files: crawled as the visitor sees it, from its entrances, and then linked anew.
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { writeFolder } from '../backup/folder.ts'
import { InputFault } from '../core/input-fault.ts'
import { ENTRANCES, isOfSite, placeOf } from './places.ts'
import { linksIn, rewritten, type Site } from './rewriting.ts'

type Ask = (address: string) => Promise<IncomingMessage>

const NOT_SET_UP = 'There is no workshop yet, so there is no site to save.'

const isText = (type: string) => /html|css|javascript/.test(type)

const nameIn = (answer: IncomingMessage) =>
  /filename="([^"]+)"/.exec(answer.headers['content-disposition'] ?? '')?.[1] ?? null

async function fileFor(folder: string, place: string): Promise<string> {
  const path = join(folder, place)
  await mkdir(dirname(path), { recursive: true })
  return path
}

/** Texts are read for their links; everything else goes to the disk piece by piece. */
async function keepAnswer(
  answer: IncomingMessage,
  path: string,
  links: (text: string, type: string) => void,
) {
  const type = answer.headers['content-type'] ?? ''
  if (!isText(type)) return pipeline(answer, createWriteStream(path))
  const words = await text(answer)
  links(words, type)
  await writeFile(path, words)
}

/** What answers, with its file. An entrance may be closed, such as the feed of a plan that is not published. */
async function crawl(ask: Ask, siteUrl: string, folder: string): Promise<Site> {
  const places = new Map<string, string>()
  const waiting = new Set(ENTRANCES)
  for (const address of waiting) {
    const answer = await ask(address)
    if (answer.statusCode === 503) throw new InputFault(NOT_SET_UP)
    if (answer.statusCode !== 200) {
      answer.resume()
      continue
    }
    const place = placeOf(address, nameIn(answer))
    await keepAnswer(answer, await fileFor(folder, place), (words, type) => {
      for (const link of linksIn(words, type, address, siteUrl)) if (isOfSite(link)) waiting.add(link)
    })
    places.set(address, place)
  }
  return { siteUrl, places }
}

async function linkAnew(folder: string, site: Site): Promise<void> {
  for (const [address, place] of site.places) {
    if (!place.endsWith('.html')) continue
    const path = join(folder, place)
    await writeFile(path, rewritten(await readFile(path, 'utf8'), address, site))
  }
}

/** Returns how many files it holds. */
export const saveSite = (ask: Ask, siteUrl: string, folder: string): Promise<number> =>
  writeFolder(folder, async (growing) => {
    const site = await crawl(ask, siteUrl, growing)
    await linkAnew(growing, site)
    return site.places.size
  })
