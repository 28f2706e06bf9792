// Heads that sort their table: by one column, downwards where the order begins with a minus. Pure.
export type Head = {
  name: string
  label: string
  href: string
  order: 'ascending' | 'descending' | null
  isNumber: boolean
}

/** The first column is the order that counts where none is asked for. */
export type Column<Row> = {
  key: string
  label: string
  by: (row: Row) => number | string
  /** Ordered by a number that its cells do not show. */
  isWords?: boolean
}

const compared = (a: number | string, b: number | string) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')

export function sorting<Row>(columns: Column<Row>[], asked: string, address: (order: string) => string) {
  const key = asked.replace(/^-/, '')
  const column = columns.find((one) => one.key === key) ?? columns[0]
  const down = column?.key === key && asked.startsWith('-')
  const headOf = (one: Column<Row>, rows: Row[]): Head => {
    const current = one === column
    return {
      name: one.key,
      label: one.label,
      href: address(current && !down ? `-${one.key}` : one.key),
      order: current ? (down ? 'descending' : 'ascending') : null,
      isNumber: !one.isWords && rows[0] !== undefined && typeof one.by(rows[0]) === 'number',
    }
  }
  return {
    heads: (rows: Row[]) => columns.map((one) => headOf(one, rows)),
    sorted: (rows: Row[]) =>
      column ? rows.toSorted((a, b) => (down ? -1 : 1) * compared(column.by(a), column.by(b))) : rows,
  }
}
