// Who looks: the person, the roles held now, and the papers to which they stand in a relation.

export type Viewer = {
  personId: number | null
  name: string
  /** Where letters go. */
  email: string
  /** Every address that is theirs, that one among them. */
  emails: ReadonlySet<string>
  confirmed: boolean
  isChair: boolean
  isReviewer: boolean
  /** Papers on whose author list the viewer stands, with an account that is linked to it. */
  authored: ReadonlySet<number>
  /** Those of them that the viewer may edit. */
  contactOf: ReadonlySet<number>
  /** Papers for whose authors the viewer acts now, as a chair. */
  actsFor: ReadonlySet<number>
  /** Papers with which the viewer is conflicted, authored ones included. */
  conflicted: ReadonlySet<number>
  /** Papers the viewer reviews now: dispatched, not ended, in review, not conflicted. */
  assigned: ReadonlySet<number>
  /** Papers whose meta-review the viewer was named for without reviewing them: in review, not conflicted. */
  weighing: ReadonlySet<number>
  /** Papers for which the viewer has submitted a review. */
  reviewed: ReadonlySet<number>
  /** A chair looks as this person. */
  watched: boolean
}

const none: ReadonlySet<never> = new Set<never>()

export const visitor: Viewer = {
  personId: null,
  name: '',
  email: '',
  emails: none,
  confirmed: false,
  isChair: false,
  isReviewer: false,
  authored: none,
  contactOf: none,
  actsFor: none,
  conflicted: none,
  assigned: none,
  weighing: none,
  reviewed: none,
  watched: false,
}

/** The viewer of jobs: acts for the workshop and is conflicted with nothing. */
export const system: Viewer = { ...visitor, name: 'Rostrum', confirmed: true, isChair: true }

/** The number of whoever is signed in; 0, which is nobody's, of visitors and jobs. */
export const ownId = ({ personId }: Pick<Viewer, 'personId'>): number => personId ?? 0

/** A chair who may know both sides of the paper. */
export const isChairOf = (viewer: Viewer, paperId: number) =>
  viewer.isChair && !viewer.conflicted.has(paperId)

/** In the place of the authors, as a chair who has said why. */
export const isActing = (viewer: Viewer, paperId: number) =>
  isChairOf(viewer, paperId) && viewer.actsFor.has(paperId)

export const reviews = (viewer: Viewer, paperId: number) =>
  viewer.assigned.has(paperId) && !viewer.conflicted.has(paperId)

/** A chair who may know both sides of every paper. */
export const isChairOfAll = (viewer: Viewer) => viewer.isChair && viewer.conflicted.size === 0

/** Reads the paper as its reviewers do: to review it, or to weigh its reviews. */
export const judges = (viewer: Viewer, paperId: number) =>
  viewer.assigned.has(paperId) || viewer.weighing.has(paperId)

export const judgedBy = (viewer: Viewer): number[] => [...viewer.assigned.union(viewer.weighing)]
