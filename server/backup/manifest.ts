// What a backup says of itself, in `rostrum.json`, its last part.
import { z } from 'zod'
import { waitingJobs } from '../core/queue.ts'

export const MANIFEST = 'rostrum.json'
export const FORMAT = 1
export const tablePart = (table: string) => `tables/${table}.jsonl`
export const filePart = (sha256: string) => `files/${sha256}`

export const manifest = z.object({
  format: z.literal(FORMAT),
  made_at: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  files: z.array(z.string()),
  /** Which were missing or damaged already when the backup was made. */
  faults: z.array(z.object({ sha256: z.string(), fault: z.enum(['missing', 'changed']) })),
  numbers: z.record(z.string(), z.number()),
  queue: waitingJobs,
})
export type Manifest = z.infer<typeof manifest>

const counted = (number: number, one: string, more = `${one}s`) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`

export function contentsOf({ tables, files, faults }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const sound = files.length - faults.length
  return `${counted(rows, 'row')} in ${counted(Object.keys(tables).length, 'table')}, ${counted(sound, 'file')}`
}
