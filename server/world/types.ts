// The shape of an invented workshop: who lives in it, what they write, when they act. Plain values, made from a seed.
import type { StageName } from '../core/tables.ts'

type Instant = Temporal.Instant

/** The window of a stage, for worlds that follow another timeline than the example's. */
export type StageWindow = { name: StageName; opensAt: Instant | null; closesAt: Instant }

/** 120 papers and 75 reviewers are the example's; other sizes serve tests and benchmarks. */
export type WorldWish = { seed: number; papers: number; reviewers: number; timeline?: StageWindow[] }

/** Place of a person in `World.people`. */
export type Who = number

export type InventedPerson = {
  name: string
  /** In a reserved `.example` domain that fits the institution. */
  email: string
  affiliation: string
  /** When the account is made and its address confirmed; null: listed as co-author, never signs up. Reviewers
   *  without an earlier account make theirs in the moment in which they accept. */
  joins: Instant | null
}

/** What is wrong with a PDF, for the checks to find. */
export type PdfFault = 'names-on-page-1' | 'metadata' | 'too-long' | 'no-text-layer'

export type InventedPaper = {
  /** Place in papers.json, where more sentences about this paper stand: `subjectOf(paper)`. */
  subject: number
  title: string
  /** Empty in a few drafts. */
  abstract: string
  keywords: string
  /** Names of the example's topics, 1 to 3. */
  topics: string[]
  /** In order, 1 to 9 people. */
  authors: Who[]
  /** The author whose account writes and submits it. */
  contact: Who
  codeUrl: string
  priorPublication: string
  /** Declared by the contact. */
  conflicts: { who: Who; reason: string }[]
  pages: number
  fault: PdfFault | null
  /** How good it is, about 0 ± 1; reviews scatter around it. Nobody in the world knows it. */
  merit: number
  startedAt: Instant
  /** Later savings of the draft, each with the PDF of that moment when `pdf` is set; the last one is the state in which it is submitted. */
  saves: { at: Instant; pdf: boolean }[]
  /** null: still a draft at the deadline. */
  submittedAt: Instant | null
  withdrawal: { at: Instant; reason: string } | null
  deskRejection: { at: Instant; reason: string } | null
  /** Where it is accepted: when the final version and the presenter's details arrive (null: never, or late). */
  cameraReadyAt: Instant | null
  attendance: 'in-person' | 'remote'
}

export type InventedReviewer = {
  who: Who
  invitedAt: Instant
  answer:
    | { kind: 'accept' | 'decline'; at: Instant; load: number; topics: string[]; reason: string }
    | { kind: 'silent' }
  /** Added to every score. */
  leniency: number
  /** Standard deviation of the scores around merit. */
  noise: number
  /** On time; after the deadline; one of the papers stays undone; never anything. */
  habit: 'prompt' | 'late' | 'partial' | 'never'
}

export type InventedReview = {
  /** Whether it was saved as a draft before. */
  drafted: boolean
  /** When, if so; reviewers who never do anything do not even save. */
  draftedAt: Instant
  /** null: never handed in. */
  submittedAt: Instant | null
  correctness: number
  relevance: number
  overall: number
  confidence: number
  fitForTalk: boolean
  /** Markdown for the authors, 120 to 450 words, which speaks of this paper's subject. */
  text: string
  /** For chairs only; often empty. */
  note: string
}

export type World = {
  wish: WorldWish
  people: InventedPerson[]
  /** Four; the last one is author of two of the papers. The first sets the workshop up. */
  chairs: Who[]
  reviewers: InventedReviewer[]
  papers: InventedPaper[]
}

export type Bid = 'eager' | 'willing' | 'pinch' | 'unwilling'
