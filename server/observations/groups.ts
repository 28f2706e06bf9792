// Which house and which circle of authors each paper comes from, by names that people know. Pure.
import { keysOfAffiliation, keysOfEmail } from '../conflicts/institutions.ts'
import type { WrittenPaper } from './favours.ts'

export type AuthorRow = {
  paper_id: number
  person_id: number | null
  name: string
  email: string
  affiliation: string
}

/** Whoever shares a domain or an affiliation is of one house, which is called as the first of them called it. */
function housesOf(rows: AuthorRow[]): (row: AuthorRow) => string | null {
  const labels = new Map<string, string>()
  const keysOf = ({ email, affiliation }: AuthorRow) => [
    ...keysOfEmail(email),
    ...keysOfAffiliation(affiliation),
  ]
  const houseOf = (row: AuthorRow) => {
    const keys = keysOf(row)
    const label = keys.map((key) => labels.get(key)).find((known) => known !== undefined)
    const name = label ?? (row.affiliation || row.email.slice(row.email.lastIndexOf('@') + 1))
    for (const key of keys) if (!labels.has(key)) labels.set(key, name)
    return keys.length > 0 ? name : null
  }
  for (const row of rows) houseOf(row)
  return houseOf
}

/** A circle of so large a share of all papers is the field, not a circle. */
const FIELD = 0.25

/** Papers that hang together by shared authors, called by the two who wrote most of them. */
function circlesOf(rows: AuthorRow[], papers: number): Map<number, string> {
  const root = new Map<string | number, string | number>()
  const rootOf = (key: string | number): string | number => {
    const up = root.get(key) ?? key
    return up === key ? key : rootOf(up)
  }
  for (const { paper_id, email } of rows) root.set(rootOf(paper_id), rootOf(email))
  const circles = Map.groupBy(rows, ({ paper_id }) => rootOf(paper_id))
  return new Map(
    [...circles.values()].flatMap((circle) => {
      const ids = [...new Set(circle.map(({ paper_id }) => paper_id))]
      if (ids.length < 2 || ids.length > Math.max(3, FIELD * papers)) return []
      const people = [...Map.groupBy(circle, ({ email }) => email).values()]
      const names = people.sort((a, b) => b.length - a.length).map(([one]) => one?.name ?? '')
      const label = `the circle of ${names.slice(0, 2).join(' and ')}`
      return ids.map((id): [number, string] => [id, label])
    }),
  )
}

export function papersWithGroups(rows: AuthorRow[]): WrittenPaper[] {
  const byPaper = Map.groupBy(rows, ({ paper_id }) => paper_id)
  const houseOf = housesOf(rows)
  const circles = circlesOf(rows, byPaper.size)
  return [...byPaper].map(([id, authors]) => {
    const houses = authors.map(houseOf).filter((house) => house !== null)
    const circle = circles.get(id)
    return {
      id,
      authors: authors.flatMap(({ person_id }) => person_id ?? []),
      groups: [...new Set(houses), ...(circle ? [circle] : [])],
    }
  })
}
