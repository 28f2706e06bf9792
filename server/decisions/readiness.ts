// Whether a release can go: what stops it, and what its chair should know first. Pure, so the preview and the act agree.
import type { Audience, Outcome } from '../core/tables-reviewing.ts'
import { isAccepted } from '../policy/decisions.ts'

type Draft = {
  paper_id: number
  title: string
  outcome: Outcome
  in_review: boolean
  waits: boolean
  told_authors: boolean
}
type Author = { paper_id: number; position: number; name: string; email: string | null }

/** `papers`: those it is about, to be shown with links. */
export type Remark = {
  tone: 'bad' | 'warn' | 'info'
  strong: string
  text: string
  papers: { id: number; title: string }[]
}

const named = (drafts: Draft[]) => drafts.map(({ paper_id, title }) => ({ id: paper_id, title }))
const numbers = (drafts: Draft[]) => drafts.map(({ paper_id }) => paper_id).join(', ')
const papersAre = (drafts: Draft[]) =>
  drafts.length === 1 ? `Paper ${numbers(drafts)} is` : `Papers ${numbers(drafts)} are`

/** A stop, when any paper asks for it. */
const when = (drafts: Draft[], strong: (drafts: Draft[]) => string, text: string): Remark[] =>
  drafts.length > 0 ? [{ tone: 'bad', strong: strong(drafts), text, papers: named(drafts) }] : []

export function contradictions(audience: Audience, drafts: Draft[], authors: Author[]): Remark[] {
  const leaving = drafts.filter(({ in_review }) => in_review)
  const nowhere = new Set(authors.filter(({ email }) => email === null).map(({ paper_id }) => paper_id))
  const told = new Set(authors.map(({ paper_id }) => paper_id))
  const mute = leaving.filter(({ paper_id }) => nowhere.has(paper_id) || !told.has(paper_id))
  return [
    ...(leaving.length > 0 ? [] : [NOTHING]),
    ...when(
      drafts.filter(({ in_review, outcome }) => !in_review && isAccepted(outcome)),
      (gone) => `${papersAre(gone)} accepted but no longer in review.`,
      'Clear the decision, or restore the paper first.',
    ),
    ...when(
      leaving.filter(({ waits }) => waits),
      (waiting) => `${papersAre(waiting)} in an earlier release whose letters have not left.`,
      'Send those letters or undo that release first, so that nobody gets two different answers at once.',
    ),
    ...when(
      audience === 'authors' ? mute : [],
      (unreachable) => `${papersAre(unreachable)} by an author without an email address.`,
      'Every author gets a letter. Ask the other authors for the address first.',
    ),
  ]
}

/** It stops a release, and nothing is wrong. */
const NOTHING: Remark = {
  tone: 'info',
  strong: 'There is nothing to release.',
  text: 'Everything that is decided is known to this audience already, or nothing is decided yet.',
  papers: [],
}

type Room = { talks: number; boards: number }
type Board = { id: number; title: string; outcome: Outcome | null; missing: boolean }[]

const warning = (is: boolean, strong: string, text: string, papers: Remark['papers'] = []): Remark[] =>
  is ? [{ tone: 'warn', strong, text, papers: papers.map(({ id, title }) => ({ id, title })) }] : []

/** `corrected`: other decisions than their authors were told, by letters that do not say so. */
export const silence = (corrected: Draft[]): Remark[] =>
  warning(
    corrected.length > 0,
    `Letters that do not say what they take the place of: ${corrected.length}.`,
    'These authors were told another decision. The text of the letter was changed, and lacks the sentence that says so.',
    named(corrected),
  )

export function warnings(audience: Audience, drafts: Draft[], board: Board, room: Room): Remark[] {
  const undecided = board.filter(({ outcome }) => outcome === null)
  const few = board.filter(({ missing, outcome }) => missing && outcome !== null)
  const talks = board.filter(({ outcome }) => outcome === 'talk').length
  const accepted = board.filter(({ outcome }) => outcome !== null && isAccepted(outcome)).length
  const early =
    audience === 'reviewers' ? drafts.filter((draft) => draft.in_review && !draft.told_authors) : []
  const out = 'These papers stay out of the release.'
  const fewer = 'These papers are decided on fewer reviews than planned.'
  const slots = 'Add a slot for a contributed talk, or make a talk a poster.'
  const posters = 'Every accepted paper is a poster. Find more boards, or accept fewer papers.'
  const first = 'Reviewers would learn these outcomes before the authors do.'
  return [
    ...warning(undecided.length > 0, `Undecided: ${undecided.length}.`, out, undecided),
    ...warning(few.length > 0, `Reviews missing: ${few.length}.`, fewer, few),
    ...warning(talks > room.talks, `More talks than slots: ${talks} of ${room.talks}.`, slots),
    ...warning(
      accepted > room.boards,
      `More accepted papers than boards: ${accepted} of ${room.boards}.`,
      posters,
    ),
    ...warning(early.length > 0, `Not known to their authors: ${early.length}.`, first, named(early)),
  ]
}
