// What a run knows of the workshop: plain values, as instants do not travel between threads.
import type { Bid } from '../assignments/scoring.ts'

type Pair = { paper_id: number; person_id: number }
export type Facts = {
  /** `isRead`: its text holds what its PDF says. */
  papers: { id: number; topics: number[]; wanted: number | null; text: string; isRead: boolean }[]
  reviewers: {
    id: number
    name: string
    load: number
    topics: number[]
    senior: boolean
    standby: boolean
    institution: string | null
    /** The texts of what they wrote before. */
    past: string[]
  }[]
  /** `begun`: its review is, so that it never moves. */
  standing: (Pair & { suspended: boolean; begun: boolean })[]
  forbidden: ReadonlySet<string>
  /** Pairs that a chair has locked. */
  locked: Pair[]
  bids: (Pair & { level: Exclude<Bid, 'none'> })[]
  written: Pair[]
  /** Reviewers who wrote together. */
  coauthors: [number, number][]
  /** Likenesses that need no comparing, by paper and person: those of an earlier run, and those of files that stand for texts. */
  known: Map<number, Map<number, number>>
  scoreFiles: number[]
}
