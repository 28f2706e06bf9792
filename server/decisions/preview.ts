// What a release would do, before it is done: who learns what, what stops it, and a letter of each kind.
import type { Reading } from '../context.ts'
import { deadlineShown, shown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { previewed } from '../core/outbox.ts'
import type { Audience, Outcome } from '../core/tables-reviewing.ts'
import { mayUndoRelease } from '../policy/decisions.ts'
import { yes } from '../policy/verdict.ts'
import { gainsOf, type Loss, lossesOf, WORDS } from './gains.ts'
import { decisionLetter, silentOutcomes } from './letters.ts'
import { rankedBoard } from './page.ts'
import {
  type AuthorToTell,
  authorsToTell,
  type KnownRelease,
  ownReleases,
  type Releasable,
  releasable,
  slotsOffered,
} from './queries.ts'
import type { Ranked } from './ranking.ts'
import { contradictions, silence, warnings } from './readiness.ts'
import { reviewsForAuthors } from './reviews.ts'

const KINDS: Outcome[] = ['talk', 'poster', 'reject']

/** The letter that the first author of the first paper of this kind would get, word for word. */
async function sample(r: Reading, draft: Releasable, author: AuthorToTell) {
  const letter = decisionLetter(r, draft, author, await reviewsForAuthors(r, [draft.paper_id]))
  const { name, email } = letter.to
  return { recipient: `${name} <${email}>`, about: WORDS[draft.outcome], ...(await previewed(r, letter)) }
}

const samplesOf = (r: Reading, drafts: Releasable[], authors: AuthorToTell[]) =>
  Promise.all(
    KINDS.flatMap((kind) => {
      const draft = drafts.find(({ outcome }) => outcome === kind)
      const author = authors.find(({ paper_id, email }) => paper_id === draft?.paper_id && email !== null)
      return draft && author ? [sample(r, draft, author)] : []
    }),
  )

function kindsOf(drafts: Releasable[], authors: AuthorToTell[]) {
  return KINDS.map((kind) => {
    const papers = new Set(drafts.filter(({ outcome }) => outcome === kind).map(({ paper_id }) => paper_id))
    const letters = authors.filter(({ paper_id, email }) => papers.has(paper_id) && email !== null)
    const people = new Set(letters.map(({ email }) => email)).size
    return { kind: WORDS[kind], papers: papers.size, letters: letters.length, people }
  })
}

const boardOf = (board: Ranked[]) =>
  board.map(({ id, title, outcome, missing }) => ({ id, title, outcome, missing }))

async function silentCorrections(r: Reading, drafts: Releasable[]): Promise<Releasable[]> {
  const corrected = drafts.filter(({ told }) => told !== null)
  if (corrected.length === 0) return []
  const silent = await silentOutcomes(r)
  return corrected.filter(({ outcome }) => silent.includes(outcome))
}

async function audienceOf(r: Reading, audience: Audience, board: Ranked[], talks: number) {
  const drafts = await releasable(r, audience)
  const leaving = drafts.filter(({ in_review }) => in_review)
  const authors = await authorsToTell(
    r,
    leaving.map(({ paper_id }) => paper_id),
  )
  const room = { talks, boards: r.workshop.boards }
  const kinds = kindsOf(leaving, authors)
  return {
    papers: leaving.length,
    letters: kinds.reduce((sum, { letters }) => sum + letters, 0),
    kinds,
    gains: await gainsOf(r, audience, leaving, authors),
    stops: contradictions(audience, drafts, authors),
    warnings: [
      ...warnings(audience, drafts, boardOf(board), room),
      ...silence(audience === 'authors' ? await silentCorrections(r, leaving) : []),
    ],
    samples: audience === 'authors' ? await samplesOf(r, leaving, authors) : [],
  }
}

function lettersOf({ batch_id, dispatched, discarded }: KnownRelease): string {
  if (batch_id === null) return 'known'
  if (dispatched) return 'letters sent'
  return discarded ? 'letters discarded' : 'letters waiting'
}

function pastOf(r: Reading, release: KnownRelease, loss: Loss | null) {
  const { id, audience, batch_id, released_at, undone_at } = release
  return {
    id,
    audience,
    state: undone_at ? 'undone' : lettersOf(release),
    batch: batch_id,
    at: shown(released_at, r.workshop.time_zone),
    loss,
  }
}

export async function releasePage(r: Reading, entry: Fault | null = null) {
  const [board, slots] = await Promise.all([rankedBoard(r), slotsOffered(r)])
  const talks = slots.filter(({ kind }) => kind === 'contributed-talk').length
  const notification = r.deadlines.notification
  const [authors, reviewers] = await Promise.all([
    audienceOf(r, 'authors', board, talks),
    audienceOf(r, 'reviewers', board, talks),
  ])
  const planned = notification ? deadlineShown(notification.closesAt, r.workshop.time_zone) : null
  const releases = await ownReleases(r)
  const losses = await lossesOf(
    r,
    releases.filter((release) => yes(mayUndoRelease(r.viewer, release))),
  )
  const past = releases.map((release) => pastOf(r, release, losses.get(release.id) ?? null))
  const correctable = releases.some(({ dispatched }) => dispatched)
  return { entry, authors, reviewers, planned, past, correctable }
}
