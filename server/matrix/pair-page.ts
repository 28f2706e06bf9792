// One pair of the board: how well it fits and why, what binds or forbids it, and what a change by hand would do.
import { type Board, boardFor, pairName } from '../assignments/board.ts'
import type { StandingRow } from '../assignments/queries.ts'
import type { Reading } from '../context.ts'
import { inWords } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import { mayAssign, mayAssignPair, mayEndAssignment, mayRulePair } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { type ScoreShown, scoreShown } from '../runs/terms.ts'
import type { Asked } from '../runs/wishes.ts'
import { type Known, type Mark, markOf, wordsOf } from './cells.ts'
import { knowledgeOf } from './knowledge.ts'
import { countedFor, type Paper, type Person } from './order.ts'

type Named = { id: number; href: string }
export type PairPage = ScoreShown & {
  paper: Named & { title: string }
  person: Named & { name: string }
  mark: Mark
  state: string
  asked: Asked
  ruling: { ruling: 'locked' | 'forbidden'; words: string } | null
  /** What whoever declared the conflict wrote. */
  reason: string
  /** What would be after it, in words; the other one of the two is null, and both where neither can be. */
  addition: string | null
  removal: { href: string; words: string } | null
  /** Why the pair can neither be made nor taken back. */
  refusal: string | null
  can: { lock: boolean; forbid: boolean }
}

const additionWords = (score: string, paper: Paper, { name, has, load }: Person) =>
  `The total rises by ${score}. Paper ${paper.id} has then ${paper.has + 1} of ${paper.wanted}, and ${name} ${counted(has + 1, 'paper')} of ${load}${has >= load ? ', more than they take' : ''}. Nothing else moves.`

const removalWords = (score: string, paper: Paper, { name, has, load }: Person) =>
  `The total falls by ${score}. Paper ${paper.id} has then ${paper.has - 1} of ${paper.wanted}, and ${name} ${counted(has - 1, 'paper')} of ${load}. Nothing else moves.`

/** The board holds only papers in review, and only reviewers who are here. */
function factsOf(r: Reading, paper: Paper, known: Known) {
  const inReview = { id: paper.id, submitted_at: r.now, withdrawn_at: null, desk_rejected_at: null }
  const pair = {
    isReviewer: true,
    conflicted: known.conflict !== null,
    standing: known.standing !== null,
    refused: known.refused,
    forbidden: known.ruling?.ruling === 'forbidden',
  }
  return { inReview, pair }
}

function changesOf(
  r: Reading,
  paper: Paper,
  person: Person,
  known: Known,
  row: StandingRow | undefined,
): Pick<PairPage, 'addition' | 'removal' | 'refusal'> {
  const score = (known.score ?? 0).toFixed(3)
  const { inReview, pair } = factsOf(r, paper, known)
  if (!row) {
    const may = mayAssignPair(r.viewer, inReview, pair)
    const addition = yes(may) ? additionWords(score, paper, person) : null
    return { addition, removal: null, refusal: because(may) }
  }
  const may = mayEndAssignment(r.viewer, { ...row, ended_at: null, submitted: row.submitted_at !== null })
  const removal = {
    href: to.assignmentRemoval({ id: pairName(row) }),
    words: removalWords(score, paper, person),
  }
  return { addition: null, removal: yes(may) ? removal : null, refusal: because(may) }
}

function rulingOf({ workshop }: Reading, board: Board, paper: Paper, person: Person): PairPage['ruling'] {
  const one = board.rulings.find((each) => each.paper_id === paper.id && each.person_id === person.id)
  if (!one) return null
  const did = one.ruling === 'locked' ? 'Locked' : 'Ruled out'
  return {
    ruling: one.ruling,
    words: `${did} by ${one.by}, ${inWords(one.ruled_at, workshop.time_zone)}`,
  }
}

export async function pairPage(r: Reading, names: { paper: number; reviewer: number }): Promise<PairPage> {
  must(mayAssign(r.viewer))
  const board = await boardFor(r)
  const { papers, people } = countedFor(board, null, r.workshop.reviews_per_paper)
  const paper = found(papers.find(({ id }) => id === names.paper))
  const person = found(people.find(({ id }) => id === names.reviewer))
  const knowledge = await knowledgeOf(r, board, null, [paper.id])
  const fit = knowledge.fit(paper, person)
  const known = knowledge.of({ paper_id: paper.id, person_id: person.id }, fit?.value ?? null)
  const row = board.standing.find((one) => one.paper_id === paper.id && one.person_id === person.id)
  const { inReview, pair } = factsOf(r, paper, known)
  const mayRule = (ruling: 'locked' | 'forbidden') =>
    known.ruling === null && yes(mayRulePair(r.viewer, inReview, pair, ruling))
  return {
    paper: { id: paper.id, title: paper.title, href: to.paper(paper) },
    person: { id: person.id, name: person.name, href: to.reviewer(person) },
    mark: markOf(known),
    state: wordsOf({ ...known, score: null }) || 'free',
    asked: knowledge.asked,
    ...scoreShown(fit, knowledge.external(paper.id)),
    ruling: rulingOf(r, board, paper, person),
    reason: known.conflict?.reason ?? '',
    ...changesOf(r, paper, person, known, row),
    can: { lock: mayRule('locked'), forbid: mayRule('forbidden') },
  }
}
