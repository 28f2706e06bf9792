// The shape of the rows of runs, their wishes and what they propose; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

/**
 * Why a run left places open, by paper, so that each chair reads only what concerns visible papers. `room`: somebody else may review it
 * and has no full load; runs from before do not say.
 */
export type Shortage = { paper_id: Id; wanted: number; missing: number; allowed: number; room?: boolean }

/** What a chair wishes of a run beside the number of reviewers. Runs from before wished nothing. */
export type Wishes = {
  objective: 'floor' | 'total' | 'leximin'
  /** A level of the chair's own that no paper may be below; null for the best there is. */
  floor: number | null
  /** Papers that every reviewer gets at least, and seniors that every paper gets at least. */
  least: number
  seniors: number
  /** Not two of one institution, not two who wrote together, not two who review each other. */
  institutions: boolean
  coauthors: boolean
  mutual: boolean
  /** No pair is more likely than this many in a hundred. */
  cap: number | null
  /** What stands and nobody has begun may move, as little of it as can be. */
  repair: boolean
  /** Of a hundred, how much the text counts beside the topics; what is added for seniors, in hundredths. */
  text_share: number
  senior_bonus: number
  unwilling: boolean
  /** Seconds after which the best found counts. */
  limit: number
}

/** A group that wants more than can be had, by ids. */
export type Obstacle = {
  kind: 'places' | 'minimums' | 'seniors'
  papers: Id[]
  reviewers: Id[]
  wanted: number
  possible: number
}

/** What came out of the search. `bound`: no assignment under the same wishes is worth more; null when the time was up before there was one. */
export type Found = {
  status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  value: number
  bound: number | null
  floor: number | null
  /** Under a cap, more than which no draw's value can be expected to be; runs from before do not say. */
  expected?: number | null
  obstacles: Obstacle[]
  /** What in words cannot be, where nothing was found. */
  contradictions: string[]
  seconds: number
  /** Papers of which title and abstract alone were compared, and reviewers of whom there is nothing to compare; runs from before do not say. */
  textless?: { papers: Id[]; reviewers: Id[] }
}

export type Progress = {
  step: 'unread' | 'reading' | 'comparing' | 'searching' | 'evening'
  done: number
  of: number
}

export type Run = {
  id: Id
  requested_at: Instant
  requested_by: Id
  reviews_per_paper: number
  seed: number
  wishes: Partial<Wishes>
  progress: Progress | null
  finished_at: Instant | null
  failure: string | null
  reasons: Shortage[]
  outcome: Found | null
  cancelled_at: Instant | null
  cancelled_by: Id | null
  adopted_at: Instant | null
  adopted_by: Id | null
}

export type Proposal = { run_id: Id; paper_id: Id; person_id: Id; score: number; by_hand: boolean }

export type PairRuling = {
  paper_id: Id
  person_id: Id
  ruling: 'locked' | 'forbidden'
  ruled_at: Instant
  ruled_by: Id
}

/** `score_file_id`: where a file stands for the texts. */
export type Likeness = {
  paper_id: Id
  people: Id[]
  shares: number[]
  source: 'texts' | 'file'
  score_file_id: Id | null
}

/** Before it is adopted only whoever took it in sees it. */
export type ScoreFile = {
  id: Id
  name: string
  taken_in_at: Instant
  taken_in_by: Id
  adopted_at: Instant | null
  adopted_by: Id | null
}
