// Finders of papers and decisions beside what policy says: what each finds in an invented workshop, and what it may find.
import * as assignments from '../../server/assignments/queries.ts'
import * as bids from '../../server/bids/queries.ts'
import * as conflicts from '../../server/conflicts/queries.ts'
import type { Reading } from '../../server/context.ts'
import * as context from '../../server/context.ts'
import * as decisions from '../../server/decisions/queries.ts'
import * as extensions from '../../server/extensions/queries.ts'
import * as journal from '../../server/journal/queries.ts'
import * as mail from '../../server/mail/queries.ts'
import * as papers from '../../server/papers/queries.ts'
import { maySeeAssignmentOf } from '../../server/policy/assignments.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { maySeeDraftDecision } from '../../server/policy/decisions.ts'
import { isPublic, mayKnowAuthors, maySeePaper } from '../../server/policy/papers.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { isChairOf, type Viewer } from '../../server/policy/viewer.ts'
import * as programme from '../../server/programme/queries.ts'
import * as draft from '../../server/programme/queries-draft.ts'
import * as reminders from '../../server/reminders/queries-reviews.ts'
import * as reviewers from '../../server/reviewers/queries.ts'
import * as reviews from '../../server/reviews/queries.ts'
import * as rulings from '../../server/rulings/queries.ts'
import * as runs from '../../server/runs/queries.ts'
import { START } from '../support/people.ts'
import { factsOf, type Invented, inReview, knownOf, mayKnow, type Paper, type Tie } from './invented.ts'

export const FINDERS = {
  ...{ assignments, bids, conflicts, context, decisions, draft, extensions, journal, mail, papers },
  ...{ programme, reminders, reviewers, reviews, rulings, runs },
}
export type Finders = typeof FINDERS

export type Twin = {
  /** Chairs' alone: whoever is none is turned away before the finder is asked. */
  chairs?: true
  found(finders: Finders, r: Reading, world: Invented): Promise<(string | number)[]>
  allowed(viewer: Viewer, world: Invented): (string | number)[]
}

export const yes = (verdict: Verdict) => verdict === 'yes'
export const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id)
export const papersWhere = ({ papers }: Invented, fits: (paper: Paper) => boolean) =>
  idsOf(papers.filter(fits))
export const pairs = (rows: { paper_id: number; person_id: number }[]) =>
  rows.map(({ paper_id, person_id }) => `${paper_id} ${person_id}`)
export const pairsWhere = ({ ties }: Invented, fits: (tie: Tie) => boolean) =>
  pairs(ties.filter(fits).map(({ paper, person }) => ({ paper_id: paper.id, person_id: person.id })))

/** Those that are there for the finder. */
async function existing<Id>(ids: Id[], find: (id: Id) => Promise<unknown>): Promise<Id[]> {
  const there: Id[] = []
  for (const id of ids) {
    const found = await find(id).catch((error) => {
      if (error.status === 404) return null
      throw error
    })
    if (found) there.push(id)
  }
  return there
}

export const BIDDING = deadlinesAt(
  [{ name: 'bidding', opens_at: null, closes_at: START.add({ hours: 9 }), hard: true }],
  START,
)
const ANY = { q: '', state: '', topic: null, sort: 'number' } as const
export const LINES = 1000
export const seesChair = (viewer: Viewer, paper: Paper) => yes(maySeeAssignmentOf(viewer, paper.id))

export const OF_PAPERS: Record<string, Twin> = {
  'papers in lists': {
    found: async ({ papers }, r) => idsOf(await papers.listPapers(r, ANY)),
    allowed: (viewer, world) => papersWhere(world, (paper) => yes(maySeePaper(viewer, factsOf(paper)))),
  },
  'papers by number': {
    found: ({ papers }, r, world) => existing(idsOf(world.papers), (id) => papers.findPaper(r, id)),
    allowed: (viewer, world) => papersWhere(world, (paper) => yes(maySeePaper(viewer, factsOf(paper)))),
  },
  'papers by the name of an author': {
    found: async ({ papers }, r) => idsOf(await papers.listPapers(r, { ...ANY, q: 'somebody' })),
    allowed: (viewer, world) =>
      papersWhere(world, (paper) => {
        const named = world.ties.some((tie) => tie.paper === paper && tie.author)
        const facts = factsOf(paper)
        return named && yes(maySeePaper(viewer, facts)) && yes(mayKnowAuthors(viewer, facts))
      }),
  },
  'public papers': {
    found: async ({ programme }, r) => idsOf(await programme.publicPapers(r)),
    allowed: (_, world) => papersWhere(world, (paper) => isPublic(factsOf(paper))),
  },
  'extended papers': {
    chairs: true,
    found: async ({ extensions }, r) => (await extensions.standingExtensions(r)).map((row) => row.paper_id),
    allowed: (viewer, world) => papersWhere(world, (paper) => paper.extended && isChairOf(viewer, paper.id)),
  },
  'drafts that the deadline found': {
    chairs: true,
    found: async ({ extensions }, r) => idsOf(await extensions.draftsLeft(r)),
    allowed: (viewer, world) =>
      papersWhere(world, (paper) => !paper.submitted && !paper.withdrawn && isChairOf(viewer, paper.id)),
  },
  'papers in the draft of the programme': {
    found: async ({ draft }, r) =>
      (await draft.draftSlots(r)).flatMap(({ id, paper_id }) => (id > LINES && paper_id) || []),
    allowed: (viewer, world) => papersWhere(world, (paper) => isChairOf(viewer, paper.id)),
  },
}

export const OF_DECISIONS: Record<string, Twin> = {
  'known decisions': {
    found: async ({ decisions }, r) => [...(await decisions.knownDecisions(r)).keys()],
    allowed: (viewer, world) => papersWhere(world, (paper) => mayKnow(viewer, paper)),
  },
  'the known decision of a paper': {
    found: ({ decisions }, r, world) => existing(idsOf(world.papers), (id) => decisions.knownDecision(r, id)),
    allowed: (viewer, world) => papersWhere(world, (paper) => mayKnow(viewer, paper)),
  },
  'drafts of decisions': {
    found: async ({ decisions }, r) => idsOf(await decisions.candidates(r)),
    allowed: (viewer, world) =>
      papersWhere(world, (paper) => inReview(paper) && yes(maySeeDraftDecision(viewer, paper.id))),
  },
  'decisions to be released to authors': {
    found: async ({ decisions }, r) => (await decisions.releasable(r, 'authors')).map((row) => row.paper_id),
    allowed: (viewer, world) =>
      papersWhere(world, (paper) => {
        const waits = paper.outcome !== null && !knownOf(paper).authors
        return waits && yes(maySeeDraftDecision(viewer, paper.id))
      }),
  },
  'talks that have a slot': {
    chairs: true,
    found: async ({ decisions }, r) =>
      (await decisions.slotsOffered(r)).flatMap((slot) => slot.paper_id ?? []),
    allowed: (viewer, world) => papersWhere(world, (paper) => isChairOf(viewer, paper.id)),
  },
}
