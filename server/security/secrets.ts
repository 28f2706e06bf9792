// What is written in a workshop that somebody must not know, and who may know it, as policy says and not as the pages do.
import { standingBids } from '../bids/queries.ts'
import { commentsOf } from '../comments/queries.ts'
import { KIND_WORDS } from '../conflicts/kinds.ts'
import { allConflicts } from '../conflicts/queries.ts'
import { reviewersKnown } from '../conflicts/queries-evidence.ts'
import type { Reading } from '../context.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import { currentDecision } from '../decisions/queries.ts'
import { filesOf } from '../files/queries.ts'
import { featuredPeople } from '../home/queries.ts'
import { findMeta, rulesOf } from '../meta-review/queries.ts'
import { authorsOf, listPapers, type SeenPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayBid } from '../policy/bids.ts'
import { maySeeComment } from '../policy/comments.ts'
import { maySeeConflict } from '../policy/conflicts.ts'
import { maySeeDraftDecision } from '../policy/decisions.ts'
import { mayReadMetaReview } from '../policy/meta-reviews.ts'
import { mayKnowAuthors, maySeePaper } from '../policy/papers.ts'
import { mayReadResponse } from '../policy/responses.ts'
import { mayReadReview, mayReadReviewAnswer } from '../policy/reviews.ts'
import { type Verdict, yes } from '../policy/verdict.ts'
import { system, type Viewer } from '../policy/viewer.ts'
import { responsesOf } from '../response/queries.ts'
import { reviewsOfPaper } from '../reviews/queries.ts'

export type Secret = {
  text: string
  /** All that it is a part of: whoever may know it may know that. */
  whole: string
  /** What it is, to be named in a report in which it must not stand itself. */
  what: string
  paper: number | null
  mayKnow(viewer: Viewer): boolean
}

const NO_PAPER = 0
const everybody = () => true
const LEAST = 6

type Knowing = (viewer: Viewer) => Verdict | boolean
const secret = (what: string, paper: number | null, text: string | null, may: Knowing): Secret[] => {
  const whole = (text ?? '').replace(/\s+/g, ' ')
  const telling = tellingPart(whole)
  if (telling.length < LEAST) return []
  const mayKnow = (viewer: Viewer) => [true, 'yes'].includes(answer(may(viewer)))
  return [{ text: telling, whole, what, paper, mayKnow }]
}
const answer = (verdict: Verdict | boolean) => (typeof verdict === 'object' ? false : verdict)

/** The longest stretch that Markdown and escaping leave as it is. */
const tellingPart = (text: string): string =>
  (text.match(/[\p{L}\p{N} ,;:@.()-]+/gu) ?? [])
    .map((part) => part.trim())
    .reduce((best, part) => (part.length > best.length ? part : best), '')
    .slice(0, 80)

/** What authors handed in tells them nothing, whomever it names; to others these are no words to look for. */
const ofFiles = async (r: Reading, { id }: SeenPaper): Promise<Secret[]> =>
  (await filesOf(r, id)).flatMap(({ findings }) =>
    findings.map(({ text }) => ({
      ...{ text: '', whole: text, what: '', paper: id },
      mayKnow: (viewer: Viewer) => viewer.authored.has(id),
    })),
  )

/** Whoever may bid reads the title, and whoever has bid goes on reading it among their bids. */
const ofPaper = ({ deadlines }: Reading, paper: SeenPaper, bidders: ReadonlySet<number | null>): Secret[] => [
  ...secret('the title of a paper', paper.id, paper.title, (viewer) => {
    const reads = viewer.reviewed.has(paper.id) || bidders.has(viewer.personId)
    return reads || yes(mayBid(viewer, paper, deadlines)) ? true : maySeePaper(viewer, paper)
  }),
]

/** What the form itself offers says nothing of anybody. */
const OFFERED = new Set(Object.values(KIND_WORDS).map((words) => words.toLowerCase()))

const ofConflict = (conflict: Conflict & { person: string | null; address: string | null }): Secret[] => {
  const may: Knowing = (viewer) =>
    viewer.personId === conflict.declared_by || yes(maySeeConflict(viewer, conflict))
  const { paper_id: paper } = conflict
  const isOffered = OFFERED.has(conflict.reason.toLowerCase())
  return [
    ...secret('why somebody is in conflict', paper, isOffered ? null : conflict.reason, may),
    ...secret('who is in conflict', null, conflict.person, (viewer) => viewer.isChair || may(viewer)),
    ...secret('who is in conflict', null, conflict.address, (viewer) => viewer.isChair || may(viewer)),
  ]
}

async function ofReviews(r: Reading, paper: SeenPaper): Promise<Secret[]> {
  const others = r.workshop.other_reviews
  const decision = await currentDecision(r, paper.id)
  const reviews = await reviewsOfPaper(r, paper.id)
  const comments = (await commentsOf(r, paper.id)).flatMap((comment) =>
    secret('a message of a discussion', paper.id, comment.text, (viewer) =>
      maySeeComment(viewer, comment, others),
    ),
  )
  const responses = (await responsesOf(r, paper.id)).flatMap((one) =>
    secret('a response of authors', paper.id, one.text, (viewer) => mayReadResponse(viewer, one, others)),
  )
  const [meta, rules] = [await findMeta(r, paper.id), await rulesOf(r)]
  return [
    ...(meta
      ? secret('a meta-review', paper.id, meta.text, (viewer) =>
          mayReadMetaReview(viewer, meta, rules, others),
        )
      : []),
    ...comments,
    ...responses,
    ...secret('the note of a decision', paper.id, decision?.note ?? '', (viewer) =>
      maySeeDraftDecision(viewer, paper.id),
    ),
    ...reviews.flatMap((review) => [
      ...secret('a review', paper.id, review.text, (viewer) => mayReadReview(viewer, review, others)),
      ...secret('a note for chairs', paper.id, review.note, (viewer) =>
        mayReadReviewAnswer(viewer, review, { readers: 'chairs' }, others),
      ),
    ]),
  ]
}

async function ofPeople(r: Reading): Promise<Secret[]> {
  const reviewers = (await reviewersKnown(r)).flatMap(({ id, name, email }) => {
    const may: Knowing = (viewer) => viewer.isChair || viewer.personId === id
    return [
      ...secret('a reviewer', null, name, may),
      ...secret('the address of a reviewer', null, email, may),
    ]
  })
  const chairs = await chairsUnconflictedWith(r, NO_PAPER)
  const known = [...(await featuredPeople(r)), ...chairs].flatMap(({ name }) =>
    secret('', null, name, everybody),
  )
  const colleagues = chairs.flatMap(({ email }) => secret('', null, email, ({ isChair }) => isChair))
  return [...reviewers, ...known, ...colleagues]
}

/** All of them, gathered by the finders as the workshop itself sees. */
export async function secretsOf(reading: Reading): Promise<Secret[]> {
  const r = { ...reading, viewer: system }
  const papers = await listPapers(r, { q: '', state: '', topic: null, sort: 'number' })
  const authors = await authorsOf(
    r,
    papers.map(({ id }) => id),
  )
  const found = [...(await ofPeople(r)), ...(await allConflicts(r)).flatMap(ofConflict)]
  const bids = Map.groupBy(await standingBids(r), ({ paper_id }) => paper_id)
  for (const paper of papers) {
    const bidders = new Set((bids.get(paper.id) ?? []).map(({ person_id }) => person_id))
    const named = (authors.get(paper.id) ?? []).flatMap(({ name, email }) => [
      ...secret('an author', paper.id, name, (viewer) => mayKnowAuthors(viewer, paper)),
      ...secret('the address of an author', paper.id, email, (viewer) =>
        viewer.emails.has(email) ? true : mayKnowAuthors(viewer, paper),
      ),
    ])
    found.push(
      ...ofPaper(r, paper, bidders),
      ...named,
      ...(await ofReviews(r, paper)),
      ...(await ofFiles(r, paper)),
    )
  }
  return found
}

/** What this person must find nowhere: a text that is part of something else that they may know is no secret from them. */
export function hiddenFrom(viewer: Viewer, secrets: Secret[]): Secret[] {
  const known = secrets.filter(({ mayKnow }) => mayKnow(viewer)).map(({ whole }) => whole)
  const own = [viewer.name, ...viewer.emails]
  const said = [...known, ...own].join('\n').toLowerCase()
  return secrets.filter(({ text, mayKnow }) => !mayKnow(viewer) && !said.includes(text.toLowerCase()))
}
