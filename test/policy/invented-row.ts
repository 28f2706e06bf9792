// Rows of an invented workshop, put into a table with the numbers that they have in the invention.
import type { Db } from '../../server/core/db.ts'
import { START } from '../support/people.ts'

export const at = START.toString()
/** The first chair, who is there already, has done everything. */
export const BY = 1

/** Rows with the numbers that they have in the invention; all of a table have the same columns. */
export async function put(db: Db, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] ?? {}).map((column) => `"${column}"`)
  await db.raw(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${table}, ?)`,
    [JSON.stringify(rows)],
  )
}
