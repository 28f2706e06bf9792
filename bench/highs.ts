// The same instance by HiGHS, the quickest solver found on npm that can say "k different reviewers"; alone in its process.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Highs } from 'highs'
import { readAsg } from '../server/assignments/command/asg.ts'

const file = process.argv[2] ?? ''
const { demand, least, most, start, reviewer, weight } = readAsg(readFileSync(file), file)
const load: () => Promise<Highs> = createRequire(import.meta.url)('highs')
const highs = await load()

const columns: string[][] = Array.from(most, () => [])
const gains: string[] = []
const rows: string[] = []
for (const [paper, places] of demand.entries()) {
  const row: string[] = []
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
    row.push(`x${arc}`)
    columns[reviewer[arc] ?? 0]?.push(`x${arc}`)
    gains.push(`+ ${(weight[arc] ?? 0) / 1e6} x${arc}`)
  }
  if (row.length > 0) rows.push(` p${paper}: ${row.join(' + ')} = ${places}`)
}
for (const [who, column] of columns.entries()) {
  if (column.length === 0) continue
  rows.push(` m${who}: ${column.join(' + ')} <= ${most[who]}`)
  if ((least[who] ?? 0) > 0) rows.push(` l${who}: ${column.join(' + ')} >= ${least[who]}`)
}
const bounds = Array.from(reviewer, (_, arc) => ` 0 <= x${arc} <= 1`)
const model = [
  'Maximize',
  ` obj: ${gains.join('\n ')}`,
  'Subject To',
  ...rows,
  'Bounds',
  ...bounds,
  'End',
].join('\n')
const begin = performance.now()
const { Status, ObjectiveValue } = highs.solve(model)
const seconds = (performance.now() - begin) / 1000
const peakMemoryMiB = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ status: Status, value: ObjectiveValue, seconds, peakMemoryMiB }))
