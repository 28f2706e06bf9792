// How the matrix is looked at: which papers and reviewers, in which order, which page of each, and of which draft.
import { z } from 'zod'
import { reader, whole } from '../core/form.ts'
import { asking, pageField } from '../core/paging.ts'
import { to } from '../paths.ts'

const number = z.coerce.number().int().min(1).max(999_999_999)

/** Rows may be ordered by how well they fit one reviewer (`r7`), columns by how well they fit one paper (`p7`). */
const look = z.object({
  q: z.string().trim().max(200).catch(''),
  who: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'short', 'ruled']).catch('all'),
  rows: z
    .string()
    .regex(/^(id|title|short|r[1-9]\d{0,8})$/)
    .catch('id'),
  columns: z
    .string()
    .regex(/^(name|room|has|p[1-9]\d{0,8})$/)
    .catch('name'),
  page: number.max(9999).catch(1),
  across: number.max(9999).catch(1),
  run: number.nullable().catch(null),
})
export type Look = z.infer<typeof look>
export const lookOf = (query: unknown): Look => look.parse(query ?? {})

/** A change of what is shown begins at the first page again. */
export function addressOf(now: Look, change: Partial<Look> = {}): string {
  const { q, who, show, rows, columns, page, across, run } = { ...now, page: 1, across: 1, ...change }
  const set: Record<string, string> = {
    q,
    who,
    show: show === 'all' ? '' : show,
    rows: rows === 'id' ? '' : rows,
    columns: columns === 'name' ? '' : columns,
    page: pageField(page),
    across: pageField(across),
    run: run === null ? '' : String(run),
  }
  return asking(to.matrix(), set)
}

const MOST = 999_999_999
export const readPair = reader(
  z.object({ paper: whole(1, MOST, 'Choose a paper.'), reviewer: whole(1, MOST, 'Choose a reviewer.') }),
)
