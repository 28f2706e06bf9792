// What stands in an address for one row.

export type Numbered = { id: number }
export type Keyed = { id: string }
export type Pair = { paper_id: number; person_id: number }
