// Long lists: the address that shows a part of one, and its pages, which views/shared/_pager.ejs prints.

/** An address with what is asked of it, but for what is empty. */
export function asking(address: string, fields: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''))
  return query.size > 0 ? `${address}?${query}` : address
}

/** A page as an address names it: the first need not be asked for. */
export const pageField = (page: number) => (page === 1 ? '' : String(page))

/** `page` counts from 1, `size` is how many rows it has. */
export type Paged = { page: number; size: number; total: number; noun: string }

export type Pager = {
  first: number
  last: number
  total: number
  noun: string
  label?: string
  previous: string | null
  next: string | null
}

/** Null where everything stands on one page. */
export function pagerOf({ page, size, total, noun }: Paged, address: (page: number) => string): Pager | null {
  if (total <= size) return null
  const last = Math.min(total, page * size)
  return {
    ...{ first: Math.min(total, (page - 1) * size + 1), last, total, noun },
    previous: page > 1 ? address(page - 1) : null,
    next: last < total ? address(page + 1) : null,
  }
}

export const rowsOn = <Row>(rows: Row[], page: number, size: number): Row[] =>
  rows.slice((page - 1) * size, page * size)
