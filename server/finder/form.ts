// What somebody looks for. Anything odd in the address is as if it were not there.
import { z } from 'zod'
import { reader } from '../core/form.ts'

const readQuery = reader(z.object({ q: z.string().trim().max(200).catch('') }))

export function soughtIn(query: unknown): string {
  const entry = readQuery(query)
  return entry.ok ? entry.value.q : ''
}
