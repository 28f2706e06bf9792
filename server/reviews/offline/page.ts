// The page for reviewing offline: what can be taken along, and what a file would change.
import type { Reading } from '../../context.ts'
import { shown } from '../../core/dates.ts'
import type { Fault } from '../../core/form.ts'
import type { Pill } from '../../core/pill.ts'
import { apart, type Piece } from '../apart.ts'
import type { ReviewDraft } from '../form.ts'
import { type Held, heldAgainst, isFaulty, type Judged } from './judging.ts'
import { parsed } from './parsing.ts'
import type { LineFault, SheetIn } from './places.ts'
import type { Sent } from './receive.ts'
import { openReviews } from './sheets.ts'

type Side = { words: string; pieces: Piece[]; tag: string }
type SheetShown = {
  line: number
  paper: { id: number; title: string | null; review: { id: string } | null }
  pill: Pill
  says: string
  faults: LineFault[]
  fields: { label: string; same: boolean; sides: Side[] }[]
  gaps: string[]
  advice: string[]
  /** null where nobody is named; `fine`: that is meant so. */
  named: { review: string; says: string; fine: boolean } | null
}
export type OfflinePage = {
  papers: { id: number; title: string; review: { id: string } }[]
  /** null before anything was looked at. */
  sheets: SheetShown[] | null
  /** `at`: the paper to which it belongs, by the line on which that begins. */
  faults: (LineFault & { at: number | null })[]
  entry: Fault | null
  text: string
  submits: boolean
  /** What was saved just now. */
  saved: string
  can: { save: number; submit: boolean }
}

/** Nobody reviews so many; a file that somebody made is not looked at for ever, nor are all its faults told at once. */
const [MOST, FEW] = [500, 50]

const PILLS: Record<Judged['state'], Pill> = {
  new: { tone: 'ok', text: 'New' },
  changed: { tone: 'accent', text: 'Changed' },
  same: { tone: 'outline', text: 'The same' },
  newer: { tone: 'warn', text: 'Newer here' },
}

function saysOf(r: Reading, { state, review }: Judged): string {
  const { saved_at, submitted_at } = review
  if (state === 'same') return 'It says here what it says in your file.'
  if (state === 'newer') {
    const at = saved_at ? ` on ${shown(saved_at, r.workshop.time_zone).zoned}` : ''
    return `You saved this review here${at}, after the file was taken. That stays: nothing of it is overwritten. Bring over by hand what you want to keep, or download the file again.`
  }
  if (submitted_at)
    return 'You have submitted this review. What you change waits beside it until you send it.'
  return state === 'new' ? 'Nothing is written here yet.' : 'This is what would change.'
}

function sidesOf(state: Judged['state'], theirs: string, mine: string): Side[] {
  const file = { words: 'In your file', tag: 'ins' }
  if (state === 'new') return [{ ...file, pieces: [{ text: mine, own: false }] }]
  const [here, there] = apart(theirs, mine)
  return [
    { words: 'Here', tag: 'del', pieces: here },
    { ...file, pieces: there },
  ]
}

function sheetShown(r: Reading, held: Held): SheetShown {
  const { sheet, review } = held
  const own = review && { title: review.paper.title, review: { id: review.id } }
  const paper = { id: sheet.paper, ...(own ?? { title: null, review: null }) }
  const { line } = sheet
  if (isFaulty(held)) {
    const says = 'It is saved once these lines are mended.'
    return {
      line,
      paper,
      pill: { tone: 'bad', text: 'Faulty' },
      says,
      faults: held.faults.slice(0, FEW),
      fields: [],
      gaps: [],
      advice: [],
      named: null,
    }
  }
  const { state, differences, gaps, draft, names } = held
  const fields = differences.map(({ label, mine, theirs }) => ({
    label,
    same: false,
    sides: sidesOf(state, theirs, mine),
  }))
  const named =
    names.length === 0 ? null : { review: held.review.id, says: names.join(' '), fine: draft.names_are_fine }
  // What stays as it is here needs no advice.
  const hints = state === 'newer' ? { advice: [], named: null } : { advice: held.advice, named }
  return { line, paper, pill: PILLS[state], says: saysOf(r, held), faults: [], fields, gaps, ...hints }
}

/** May be saved; what is newer here stays. */
const good = (all: Held[]): (Held & Judged)[] =>
  all.flatMap((held) => (isFaulty(held) || held.state === 'newer' ? [] : [held]))

export type Looked = {
  page: OfflinePage
  status: number
  drafts: { id: string; draft: ReviewDraft; isChange: boolean; wasSent: boolean }[]
}

const blank = (papers: OfflinePage['papers']): OfflinePage => ({
  papers,
  sheets: null,
  faults: [],
  entry: null,
  text: '',
  submits: false,
  saved: '',
  can: { save: 0, submit: false },
})

export async function offlinePage(r: Reading): Promise<OfflinePage> {
  const reviews = await openReviews(r)
  return blank(reviews.map(({ id, paper }) => ({ id: paper.id, title: paper.title, review: { id } })))
}

const tooMany = ({ [MOST]: next }: SheetIn[]): LineFault[] =>
  next ? [{ line: next.line, says: `Only the first ${MOST} papers are looked at.` }] : []

/** What it would change. 409 where something here is newer, 422 where something is faulty. */
export async function lookAt(r: Reading, { text, submits, namesAreFine, refusal }: Sent): Promise<Looked> {
  const page = { ...(await offlinePage(r)), text, submits }
  if (refusal) return { page: { ...page, entry: refusal.entry }, status: refusal.status, drafts: [] }
  const file = parsed(text)
  const all = await heldAgainst(r, file.sheets.slice(0, MOST), namesAreFine)
  const sheets = all.map((held) => sheetShown(r, held))
  const faults = [
    ...[...file.faults.slice(0, FEW), ...tooMany(file.sheets)].map((fault) => ({ ...fault, at: null })),
    ...sheets.flatMap((sheet) => sheet.faults.map((fault) => ({ ...fault, at: sheet.line }))),
  ].toSorted((a, b) => a.line - b.line)
  const isNewer = all.some((held) => !isFaulty(held) && held.state === 'newer')
  const savable = good(all)
  const save = savable.filter(({ state }) => state !== 'same').length
  const submit = savable.some(({ gaps, review }) => gaps.length === 0 && !review.submitted_at)
  return {
    page: { ...page, sheets, faults, can: { save, submit } },
    status: isNewer ? 409 : faults.length > 0 ? 422 : 200,
    drafts: savable.map(({ review, draft, state }) => ({
      id: review.id,
      draft,
      isChange: state !== 'same',
      wasSent: review.submitted_at !== null,
    })),
  }
}
