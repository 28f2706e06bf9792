// Rules of this folder as conditions of SQL, for lists. Each takes the name of a table or its alias in the query; the tests of
// the twins compare them with the functions.

/** isInReview, of papers. */
export const inReview = (papers: string) =>
  `${papers}.submitted_at is not null and ${papers}.withdrawn_at is null and ${papers}.desk_rejected_at is null`

/** What isPublic asks of a decision: accepted, and the letters to its authors have been dispatched; of known_decisions. */
export const announced = (decisions: string) =>
  `${decisions}.audience = 'authors' and ${decisions}.outcome <> 'reject' and ${decisions}.dispatched_at is not null`

/** `released` of policy/reviews.ts: the authors of the paper know its decision. `paperId`: a column. */
export const isReleased = (paperId: string) =>
  `exists (select from known_decisions where known_decisions.paper_id = ${paperId} and known_decisions.audience = 'authors')`

/** The person is in conflict with the paper, of rows with a paper_id and a person_id. */
export const inConflict = (pairs: string) =>
  `exists (select from conflicted where conflicted.paper_id = ${pairs}.paper_id and conflicted.person_id = ${pairs}.person_id)`

/** They stand, and their reviewers know of them. */
export const dispatched = (assignments: string) =>
  `${assignments}.ended_at is null and ${assignments}.dispatched_at is not null`
