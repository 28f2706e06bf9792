// What a chair types into the plan, and what authors say of their presentation.
import { z } from 'zod'
import { type Entry, line, many, prose, reader, ticked, whole } from '../core/form.ts'
import { SLOT_KINDS, type SlotKind } from '../core/tables-programme.ts'
import type { Guest } from './queries-draft.ts'

export const KIND_WORDS: Record<SlotKind, string> = {
  remarks: 'Remarks',
  session: 'Invited session',
  'contributed-talk': 'Contributed talk',
  break: 'Break',
  'poster-session': 'Poster session',
  panel: 'Panel',
  awards: 'Awards',
}

const paperId = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : value),
  z.coerce.number('Choose a paper from the list.').int().positive('Choose a paper from the list.').nullable(),
)

const moment = (what: string) =>
  z.string(what).transform((typed, context): Temporal.PlainDateTime => {
    try {
      const time = Temporal.PlainDateTime.from(typed.trim())
      if (time.year > 1900 && time.year < 3000) return time
    } catch {
      // Told as the faulty years are.
    }
    context.addIssue(what)
    return z.NEVER
  })

/** "Name | Affiliation | Title of the talk", one line for each person. */
const guests = z.preprocess(
  (value) => (typeof value === 'string' ? value.split('\n').map((row) => row.trim()) : []),
  z.array(z.string()).transform((rows, context): Guest[] =>
    rows
      .filter((row) => row !== '')
      .map((row) => {
        const [name = '', affiliation = '', title = ''] = row.split('|').map((part) => part.trim())
        const tooLong = name.length > 200 || affiliation.length > 300 || title.length > 300
        if (name === '' || tooLong)
          context.addIssue('Write one person on each line: Name | Affiliation | Title.')
        return { name, affiliation, title }
      }),
  ),
)

const slotShape = z
  .object({
    title: line(300, 'Enter a title for the slot.'),
    kind: z.enum(SLOT_KINDS, 'Choose what the slot is.'),
    starts: moment('Enter when the slot starts, like 2023-07-29T10:15.'),
    ends: moment('Enter when the slot ends, like 2023-07-29T10:30.'),
    paper: paperId,
    guests,
    /** What comes after it that day moves by as much as its end does. */
    along: ticked,
  })
  .superRefine(({ starts, ends, kind, paper }, context) => {
    if (Temporal.PlainDateTime.compare(starts, ends) >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['ends'],
        message: 'The slot would end before it starts. Set a later end.',
      })
    }
    if (paper !== null && kind !== 'contributed-talk') {
      const message = 'Only a contributed talk has a paper. Change the kind, or choose no paper.'
      context.addIssue({ code: 'custom', path: ['paper'], message })
    }
  })
export type SlotEntry = z.infer<typeof slotShape>
const readWholeSlot = reader(slotShape)

const bodyOf = (body: unknown) => (typeof body === 'object' && body !== null ? body : {})

/** Fields that were not sent stay as they are, so that a form may ask for one thing only. */
export const readSlot = (body: unknown, now: Record<string, unknown> = {}): Entry<SlotEntry> =>
  readWholeSlot({ ...now, ...bodyOf(body) })

const boardNumber = whole(1, 2000, 'Enter the number of a board.')
const boardShape = z
  .object({
    // Numbers as names reach us as a list that has lost them, so a list is refused rather than guessed at.
    boards: z.record(z.string(), paperId, 'Send one board at a time, as paper and board.').default({}),
    paper: paperId,
    board: z.preprocess((value) => (value === '' ? undefined : value), boardNumber.optional()),
  })
  .transform(({ boards, paper, board }, context) => {
    const wishes = new Map<number, number | null>()
    for (const [name, id] of Object.entries(boards)) {
      const number = boardNumber.safeParse(name)
      if (number.success) wishes.set(number.data, id)
      else
        context.addIssue({ code: 'custom', path: ['boards', name], message: `There is no board “${name}”.` })
    }
    if (board !== undefined) wishes.set(board, paper)
    return { wishes, off: paper !== null && board === undefined ? paper : null }
  })
/** Boards by number with the paper each gets; `off`: a paper that is taken from its board. */
export type BoardEntry = z.infer<typeof boardShape>
export const readBoards = reader(boardShape)

export const readRemoval = reader(z.object({ closes: ticked }))

export const readEdition = reader(z.object({ note: prose(2000) }))

export const readPresentation = reader(
  z.object({
    presenter: line(200, 'Choose who presents the paper.'),
    /** A colleague who is no author gives the talk: stands in the place of the choice. */
    other: z.string().trim().max(200, 'This is longer than 200 characters. Shorten it.').default(''),
    attendance: z.enum(['in-person', 'remote', 'nobody'], 'Choose how the presenter takes part.'),
    note: prose(1000).default(''),
    absent: many(z.coerce.number().int().positive()),
  }),
)
export type PresentationEntry = {
  presenter: string
  other?: string
  attendance: 'in-person' | 'remote' | 'nobody'
  note?: string
  absent: number[]
}
