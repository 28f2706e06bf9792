// Many rows as one list for each column: one text, and one plan, for any number of them, and no limit to how many.
import type { Db } from './db.ts'

type Cell = string | number | null | Temporal.Instant

/** `types`: of each column that is given, as PostgreSQL calls it. In their order, so that numbers are given in it too. */
export async function insertRows<Row extends Record<string, Cell>>(
  db: Db,
  table: string,
  types: Record<keyof Row & string, string>,
  rows: Row[],
): Promise<void> {
  const columns = Object.keys(types) as (keyof Row & string)[]
  const lists = columns.map((column) => `cast(? as ${types[column]}[])`)
  // knex knows no list with gaps.
  const values = columns.map((column) => rows.map((row) => row[column] ?? null) as string[])
  await db.raw(
    `insert into ?? (${columns.join(', ')}) select ${columns.join(', ')}
     from unnest(${lists.join(', ')}) with ordinality as given (${columns.join(', ')}, place) order by place`,
    [table, ...values],
  )
}
