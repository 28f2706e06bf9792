// What is asked for on the command line: `npm run rehearsal -- --papers 3000`. Asked for nothing, the last world goes on.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ConfigFault } from '../config.ts'
import { EXTRAS } from './extras.ts'
import { MOMENT_KEYS } from './moments.ts'

export const USAGE = `npm run rehearsal [-- <options>]
  --papers N         papers of the world, 120 where nothing is said; above 200 the world begins when reviews were due
  --reviewers N      reviewers that are invited, 75 where nothing is said
  --seed N           another world of the same size
  --without-pdfs     all papers share one file
  --until MOMENT     begin there: ${MOMENT_KEYS.join(', ')}
  --with EXTRAS      response, meta or both with a comma: authors answer their reviews, reviewers weigh them
  --from-current     with the timeline, site and topics of the real workshop`

const size = (most: number) => z.coerce.number().int().min(4).max(most)
const wish = z.object({
  papers: size(5000).default(120),
  reviewers: size(5000).default(75),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
  withoutPdfs: z.boolean().default(false),
  fromCurrent: z.boolean().default(false),
  with: z.array(z.enum(EXTRAS)).default([]),
})
export type Wish = z.infer<typeof wish>

/** Where nothing is asked for. */
export const USUAL: Wish = wish.parse({})

const until = z.enum(MOMENT_KEYS).optional()
const options = {
  papers: { type: 'string' },
  reviewers: { type: 'string' },
  seed: { type: 'string' },
  'without-pdfs': { type: 'boolean' },
  until: { type: 'string' },
  with: { type: 'string' },
  'from-current': { type: 'boolean' },
} as const

/** Null for the wish where nothing was asked but perhaps a moment. */
export function readArguments(words: string[]) {
  try {
    const { values } = parseArgs({ args: words, options })
    const { until: moment, 'without-pdfs': withoutPdfs, 'from-current': fromCurrent, ...rest } = values
    const extras = rest.with?.split(',')
    const isAsked = Object.keys(values).some((name) => name !== 'until')
    return {
      wish: isAsked ? wish.parse({ ...rest, withoutPdfs, fromCurrent, with: extras }) : null,
      until: until.parse(moment),
    }
  } catch {
    throw new ConfigFault(`This cannot be rehearsed as asked.\n${USAGE}`)
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'wish.json')

export async function lastWish(dataDir: string): Promise<Wish> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '{}')
  return wish.parse(JSON.parse(text))
}

export const rememberWish = (dataDir: string, asked: Wish) =>
  writeFile(fileIn(dataDir), JSON.stringify(asked))
