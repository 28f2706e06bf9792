// What chairs do with the plan, and what authors say of their presentation.
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { Edition } from '../core/tables-programme.ts'
import { authorsToTell, knownDecision } from '../decisions/queries.ts'
import { holdPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayPresent } from '../policy/decisions.ts'
import { mayPlan } from '../policy/people.ts'
import { mayPublishProgramme, mayRemoveSlot } from '../policy/programme.ts'
import { must } from '../policy/verdict.ts'
import { ownId, system, type Viewer } from '../policy/viewer.ts'
import { boardChanges, boardProblems } from './boards.ts'
import { type Clash, clashesIn, twiceOnBoards } from './clashes.ts'
import { newPlaces } from './differences.ts'
import { type Filling, filling } from './filling.ts'
import type { BoardEntry, PresentationEntry, SlotEntry } from './form.ts'
import { placed, presentationSaid, type Said } from './letters.ts'
import { insertEdition, latestEdition, publicPapers, rowsOf } from './queries.ts'
import * as draft from './queries-draft.ts'
import { changedPlaces, hiddenProblem, isHidden, moveFollowing, spanOf, talkProblem } from './slot-change.ts'
import { slotAsSeen } from './standing.ts'

/** A new slot, or a changed one; a talk that is chosen for it changes places with the one that stood there. */
export async function saveSlot(
  w: Writing,
  id: number | null,
  entry: SlotEntry,
  seen = '',
): Promise<Fault | null> {
  must(mayPlan(w.viewer))
  await draft.holdDraft(w)
  const old = id === null ? null : await slotAsSeen(w, id, seen)
  const problem = isHidden(old) ? hiddenProblem(old, entry) : await talkProblem(w, old, entry)
  if (problem) return fault(problem, entry)
  const { title, kind, paper, guests } = entry
  const { problems, ...span } = spanOf(entry, w.workshop.time_zone)
  if (problems) return fault(problems, entry)
  const late = old && entry.along ? await moveFollowing(w, old, old.ends_at.until(span.ends_at)) : null
  if (late) return fault({ along: late }, entry)
  const fields = { title, kind, ...span }
  const slot = old ?? (await draft.insertSlot(w, { ...fields, paper_id: null }))
  const places = paper === null ? null : await changedPlaces(w, slot, paper)
  if (!isHidden(old)) await draft.emptySlots(w, [slot.id])
  await draft.updateSlot(w, slot.id, fields)
  if (places) await draft.writeTalks(w, places)
  await draft.replaceGuests(w, slot.id, guests)
  await record(w, 'programme.slot-saved', { paperId: paper, subject: title })
  return null
}

/** `closes`: what comes after it that day begins earlier by as much. */
export async function removeSlot(w: Writing, id: number, seen = '', closes = false): Promise<void> {
  must(mayPlan(w.viewer))
  await draft.holdDraft(w)
  const slot = await slotAsSeen(w, id, seen, 'It was not removed.')
  must(mayRemoveSlot(w.viewer, { hidden: isHidden(slot) }))
  if (closes) await moveFollowing(w, slot, slot.ends_at.until(slot.starts_at))
  await draft.deleteSlot(w, id)
  await record(w, 'programme.slot-removed', { paperId: slot.paper_id, subject: slot.title })
}

/** Papers change places: who stood on the wanted board goes to the one that became free. */
export async function placeOnBoards(w: Writing, entry: BoardEntry): Promise<Fault | null> {
  must(mayPlan(w.viewer))
  await draft.holdDraft(w)
  const [boards, papers] = [await draft.draftBoards(w), await draft.candidates(w)]
  const accepted = new Set(papers.filter((paper) => paper.accepted).map(({ id }) => id))
  const problem = boardProblems(entry, boards, accepted, w.workshop.boards)
  if (problem) return fault({ board: problem }, entry)
  const changes = boardChanges(entry, boards)
  await draft.writeBoards(w, changes)
  const [only] = [...changes.values()]
  await record(w, 'programme.boards-changed', { paperId: changes.size === 1 ? only : null })
  return null
}

export async function fillDraft(w: Writing): Promise<Pick<Filling, 'counts' | 'unplaced'>> {
  must(mayPlan(w.viewer))
  await draft.holdDraft(w)
  const { talks, posters, emptied, counts, unplaced } = await filling(w)
  await draft.emptySlots(w, emptied.slots)
  await draft.writeTalks(w, talks)
  await draft.writeBoards(
    w,
    new Map([...posters, ...emptied.boards.map((number) => [number, null] as const)]),
  )
  // No counts here: the journal is read by every chair, and a count would tell of hidden papers.
  await record(w, 'programme.filled')
  return { counts, unplaced }
}

/** A numbered copy of the draft for the public, and a letter to every author whose place is new or another. */
export async function publishProgramme(w: Writing, note: string): Promise<Edition | Fault> {
  must(mayPlan(w.viewer))
  await draft.holdDraft(w)
  const whole = { ...w, viewer: system }
  const [slots, boards, papers] = [
    await draft.draftSlots(whole),
    await draft.draftBoards(whole),
    await draft.everyCandidate(w),
  ]
  must(mayPublishProgramme(w.viewer, { slots: slots.length }))
  const presenters = new Map(
    papers.filter(({ accepted }) => accepted).map((paper) => [paper.id, paper.presenter_key]),
  )
  const hanging = boards.flatMap(({ number, paper_id }) => (paper_id === null ? [] : [{ number, paper_id }]))
  const clashes = [...clashesIn(slots, (id) => presenters.get(id) ?? null), ...twiceOnBoards(hanging)]
  if (clashes.length > 0) return fault(clashProblems(w.viewer, clashes), { note })
  const before = await latestEdition(w)
  const edition = await insertEdition(w, (before?.number ?? 0) + 1, note)
  await record(w, 'programme.published', { subject: `edition ${edition.number}`, details: { note } })
  await tellAuthors(w, before?.number ?? 0, edition.number)
  return edition
}

const clashProblems = (viewer: Viewer, clashes: Clash[]) =>
  Object.fromEntries(
    clashes.map(({ slotId, papers, because }) => [
      `slot-${slotId}`,
      papers.some((id) => viewer.conflicted.has(id))
        ? 'Papers that are hidden from you contradict each other in the plan. Ask another chair to look at it.'
        : because,
    ]),
  )

/** Only papers that the public knows: a letter about a place would tell of a decision that has not been sent. */
async function tellAuthors(w: Writing, before: number, after: number): Promise<void> {
  const [rows, papers] = [await rowsOf(w, [before, after]), await publicPapers(w)]
  const nothing = { slots: [], boards: [] }
  const places = newPlaces(rows.get(before) ?? nothing, rows.get(after) ?? nothing)
  const known = new Map(papers.map(({ id, title, outcome }) => [id, { id, title, talk: outcome === 'talk' }]))
  const authors = Map.groupBy(
    await authorsToTell(
      w,
      places.map(({ paperId }) => paperId),
    ),
    (author) => author.paper_id,
  )
  const letters = places.flatMap((place) => {
    const paper = known.get(place.paperId)
    const told = paper ? (authors.get(place.paperId) ?? []) : []
    return told.flatMap(({ email, ...author }) =>
      paper && email ? [placed(w, after, paper, place, { ...author, email })] : [],
    )
  })
  await sendAll(w, letters)
}

export async function savePresentation(
  w: Writing,
  paperId: number,
  entry: PresentationEntry,
): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  const known = await knownDecision(w, paperId)
  must(mayPresent(w.viewer, paper, known?.outcome ?? null))
  const names = await draft.presentersOf(w, paperId)
  const before = await draft.presentationOf(w, paperId)
  const slots = entry.absent.length > 0 ? await draft.draftSlots(w) : []
  const { attendance, note = '', other = '' } = entry
  if (!other && !names.includes(entry.presenter))
    return fault({ presenter: 'Choose one of the authors.' }, entry)
  const away = slots.filter(
    ({ id, kind }) => attendance !== 'nobody' && isPresented(kind) && entry.absent.includes(id),
  )
  const said = { presenter: other || entry.presenter, attendance, note, absent: away.map(({ id }) => id) }
  const { absent, ...row } = { ...said, paper_id: paperId, said_at: w.now, said_by: ownId(w.viewer) }
  await draft.savePresentationRow(w, row, { before, absent })
  await record(w, 'programme.presentation-said', { paperId })
  const isTold = note !== '' || attendance === 'nobody' || (before && (await latestEdition(w)))
  if (isTold && !(before && saysTheSame(before, said))) {
    const chairs = await chairsUnconflictedWith(w, paperId)
    await sendAll(
      w,
      chairs.map((chair) => presentationSaid(paper, said, away, chair)),
    )
  }
  return null
}

const isPresented = (kind: draft.DraftSlot['kind']) =>
  kind === 'contributed-talk' || kind === 'poster-session'

const asText = ({ presenter, attendance, note, absent }: Said) =>
  JSON.stringify([presenter, attendance, note, absent.toSorted((a, b) => a - b)])
const saysTheSame = (before: Said, now: Said) => asText(before) === asText(now)
