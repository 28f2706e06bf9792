// What authors do until the deadline, and what becomes of a paper before it is read: withdrawn, or rejected without review.
import { declareConflictsWith } from '../conflicts/actions.ts'
import type { Writing } from '../context.ts'
import type { ConflictKind } from '../core/tables-conflicts.ts'
import { listFields } from '../fields/queries.ts'
import { addFileTo } from '../files/actions.ts'
import { deskReject, savePaper, startPaper, submitPaper, withdrawPaper } from '../papers/actions.ts'
import type { PaperTyped } from '../papers/form.ts'
import type { SeenPaper } from '../papers/queries.ts'
import type { InventedPaper, World } from '../world/types.ts'
import { type Cast, topicsOf } from './cast.ts'
import { filesAsked, fitted, madeAnswers } from './filling.ts'
import { type Act, placed, type Script } from './script.ts'

export const UPLOADING = { seconds: 4 }

type Told = { script: Script; paper: InventedPaper; place: number }

/** An act of the contact on the paper, once it is begun. Its list of authors names the contact each time. */
const byContact = (
  { script, paper, place }: Told,
  at: Temporal.Instant,
  act: (w: Writing, id: number, cast: Cast) => Promise<unknown>,
): Act => ({
  at: script.timeline(at),
  by: paper.contact,
  paper: place,
  stays: true,
  act: async (w, cast) => {
    const id = cast.papers.get(place)
    if (id !== undefined) await act(w, id, cast)
  },
})

function starting({ script, paper, place }: Told): Act {
  return {
    at: script.timeline(paper.startedAt),
    by: paper.contact,
    paper: place,
    // Papers are numbered in their order.
    touches: ['the next number'],
    act: async (w, cast) => {
      const { id } = await startPaper(w, paper.title)
      cast.papers.set(place, id)
    },
  }
}

/** So many drafts miss nothing but the button, so that a chair can admit one after the deadline. */
const READY = 3

const isComplete = ({ submittedAt, abstract, saves, fault }: InventedPaper) =>
  submittedAt === null && abstract !== '' && fault === null && saves.some(({ pdf }) => pdf)

export const confirmsConflicts = ({ papers }: World, paper: InventedPaper): boolean =>
  paper.submittedAt !== null || papers.filter(isComplete).slice(0, READY).includes(paper)

/** Whom the list names after this saving. */
export const authorsAt = ({ authors, contact, saves }: InventedPaper, turn: number) =>
  authors.filter((who, index) => who === contact || index < ((turn + 1) / saves.length) * authors.length)

/** No more than the chairs allow, and always the contact. */
function fewEnough(authors: number[], { contact }: InventedPaper, most: number): number[] {
  const first = authors.slice(0, most)
  return first.includes(contact) ? first : [...first.slice(0, -1), contact]
}

/** As it stands after this saving: a text grows and gains authors, and of what is not to be submitted few have their conflicts looked through. */
function typedAt({ script, paper }: Told, cast: Cast, turn: number, mostAuthors: number): PaperTyped {
  const { world } = script
  const share = (turn + 1) / paper.saves.length
  const isWhole = share >= 1
  const sentences = paper.abstract.split(/(?<=[.?!])\s+/)
  const authors = fewEnough(authorsAt(paper, turn), paper, mostAuthors)
  return {
    title: paper.title,
    abstract: isWhole ? paper.abstract : sentences.slice(0, Math.ceil(share * sentences.length)).join(' '),
    topics: topicsOf(cast, paper.topics),
    keywords: paper.keywords,
    authors: authors
      .map((who) => placed(world.people, who))
      .map(({ name, email, affiliation }) => ({ name, email, affiliation })),
    ...(isWhole ? { code_url: paper.codeUrl, prior_publication: paper.priorPublication } : {}),
    ...(isWhole && confirmsConflicts(world, paper) ? { conflicts_confirmed: true } : {}),
  }
}

/** One evening at the form: the text, perhaps the file, and at last the conflicts and whatever else these chairs want to have. */
function sitting(told: Told, turn: number): Act {
  const { script, paper, place } = told
  const { at, pdf } = placed(paper.saves, turn)
  const isLast = turn === paper.saves.length - 1
  const version = paper.saves.slice(0, turn + 1).filter((save) => save.pdf).length
  return byContact(told, at, async (w, id, cast) => {
    if (cast.touched.has(place)) return
    const fields = await listFields(w, 'submission')
    const asked = madeAnswers(fields, { text: paper.abstract, overall: 3 })
    const typed = fitted(fields, typedAt(told, cast, turn, w.workshop.author_limit))
    const saved = await savePaper(w, id, { ...typed, ...asked })
    const wanted = isLast && version > 0 ? filesAsked(fields, asked) : []
    const wishes = [...(pdf ? [PAPER] : []), ...wanted]
    const file = wishes.length > 0 && (await script.files(place, version))
    if (file)
      for (const wish of wishes)
        await addFileTo(w, saved.paper, { ...file, ...wish, stored_at: w.now.add(UPLOADING) })
    if (isLast) await declareAll(w, told, saved.paper)
  })
}

const PAPER = { kind: 'paper', field_id: null } as const

/** Which kind an author would choose for these words. */
const KINDS: [RegExp, ConflictKind][] = [
  [/advis|doctoral/, 'advisor'],
  [/joint paper/, 'co-author'],
  [/grant|project/, 'collaborator'],
  [/partner|family|married|sibling/, 'family'],
  [/laborator|department|company|institution|colleague|office/, 'institution'],
]
export const kindOf = (reason: string) => KINDS.find(([words]) => words.test(reason))?.[1] ?? 'other'

async function declareAll(w: Writing, { script, paper }: Told, held: SeenPaper): Promise<void> {
  if (paper.conflicts.length === 0) return
  const declarations = paper.conflicts.map(({ who, reason }) => {
    const { email } = placed(script.world.people, who)
    return { person: null, email, reason, kind: kindOf(reason) }
  })
  await declareConflictsWith(w, held, declarations)
}

/** A chair who is in no conflict with the paper, by turns. */
export function chairFor({ chairs }: World, paper: InventedPaper, turn: number): number {
  const barred = new Set([...paper.authors, ...paper.conflicts.map(({ who }) => who)])
  const free = chairs.filter((who) => !barred.has(who))
  return free[turn % free.length] ?? chairs[0] ?? 0
}

function ending(told: Told): Act[] {
  const { script, paper, place } = told
  const { submittedAt, withdrawal, deskRejection } = paper
  const acts: Act[] = []
  if (submittedAt) acts.push(byContact(told, submittedAt, submitPaper))
  if (withdrawal)
    acts.push(byContact(told, withdrawal.at, (w, id) => withdrawPaper(w, id, withdrawal.reason)))
  if (deskRejection) {
    const reject = byContact(told, deskRejection.at, (w, id) => deskReject(w, id, deskRejection.reason))
    acts.push({ ...reject, by: chairFor(script.world, paper, place), stays: false })
  }
  return acts
}

/** Without those whose text and file are overwritten later anyway. */
export const neededTurns = ({ saves }: InventedPaper): number[] =>
  [...new Set([saves.findLastIndex(({ pdf }) => pdf), saves.length - 1])].filter((turn) => turn >= 0)

export const paperActs = (script: Script): Act[] =>
  script.world.papers.flatMap((paper, place) => {
    const told = { script, paper, place }
    const turns = script.brief ? neededTurns(paper) : [...paper.saves.keys()]
    return [starting(told), ...turns.map((turn) => sitting(told, turn)), ...ending(told)]
  })
