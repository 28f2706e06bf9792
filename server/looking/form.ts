// As whom somebody wants to look.
import { z } from 'zod'
import { NotFound } from '../core/errors.ts'

const fields = z.object({ person: z.string().regex(/^[1-9]\d{0,8}$/) })

export function readPerson(body: unknown): number {
  const read = fields.safeParse(body ?? {})
  if (!read.success) throw new NotFound()
  return Number(read.data.person)
}
