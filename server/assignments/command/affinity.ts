// `rostrum affinity`: how near researchers are to papers, by the texts of what they wrote. Needs no database.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { faultAt, InputFault } from '../../core/input-fault.ts'
import { similarities } from '../expertise/similarity.ts'

const texts = z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()]))
const shape = z.object({
  papers: texts,
  past: texts,
  /** Of each researcher, samples of past papers. */
  reviewers: z.record(z.string(), z.array(z.array(z.string()))),
})
type Standard = z.infer<typeof shape>

const USAGE =
  'rostrum affinity FILE.json[.gz] [--sample N]     N: which sample of past papers, from 1 (default 1)'
const DIGITS = 1e6

export function affinity(args: string[], print: (line: string) => void): number {
  const { file, sample } = optionsOf(args)
  const standard = read(file)
  print(JSON.stringify(similarityOf(standard, file, sample)))
  return 0
}

function optionsOf(args: string[]): { file: string; sample: number } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { sample: { type: 'string' } },
    })
    const [file, sample] = [positionals[0], Number(values.sample ?? 1)]
    if (!file || positionals.length > 1 || !Number.isInteger(sample) || sample < 1)
      throw new InputFault(USAGE)
    return { file, sample }
  } catch (error) {
    throw error instanceof InputFault
      ? error
      : new InputFault(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

function read(file: string): Standard {
  let json: unknown
  try {
    const bytes = readFileSync(file)
    json = JSON.parse((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'))
  } catch (error) {
    throw faultAt(file, null, `cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw faultAt(file, null, `at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`)
}

function similarityOf({ papers, past, reviewers }: Standard, file: string, sample: number) {
  const [paperIds, pastIds, people] = [Object.keys(papers), Object.keys(past), Object.keys(reviewers)]
  const place = new Map(pastIds.map((id, at) => [id, at]))
  const own = people.map((person) => {
    const ids = reviewers[person]?.[sample - 1]
    if (!ids) throw faultAt(file, null, `researcher ${person} has no sample ${sample}`)
    return ids.map((id) => {
      const at = place.get(id)
      if (at === undefined)
        throw faultAt(file, null, `researcher ${person} wrote ${id}, which is not among the past papers`)
      return at
    })
  })
  const textOf = (list: Standard['past'], id: string) => (list[id] ?? []).filter(Boolean).join('. ')
  const rows = similarities(
    paperIds.map((id) => textOf(papers, id)),
    pastIds.map((id) => textOf(past, id)),
    own,
  )
  const rounded = (value: number) => Math.round(value * DIGITS) / DIGITS
  return Object.fromEntries(
    [...rows].map((row, person) => {
      const near = paperIds.map((id, at): [string, number] => [id, rounded(row[at] ?? 0)])
      return [people[person] ?? '', Object.fromEntries(near)]
    }),
  )
}
