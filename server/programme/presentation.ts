// The form on which authors say who presents their paper, how, and when not.
import type { Reading } from '../context.ts'
import { inWords } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { knownDecision } from '../decisions/queries.ts'
import { findPaper } from '../papers/queries.ts'
import { mayPresent } from '../policy/decisions.ts'
import { must } from '../policy/verdict.ts'
import { spanInWords } from './letters.ts'
import { draftSlots, presentationOf, presentersOf } from './queries-draft.ts'

export type PresentationPage = {
  paper: { id: number; title: string }
  presenters: { value: string; label: string }[]
  said: {
    presenter: string
    other: string
    attendance: string
    note: string
    absent: number[]
    at: string | null
  }
  slots: { id: number; label: string }[]
  entry: Fault | null
}

export async function presentationPage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<PresentationPage> {
  const { title, ...paper } = await findPaper(r, id)
  const outcome = (await knownDecision(r, id))?.outcome ?? null
  must(mayPresent(r.viewer, { ...paper, id }, outcome))
  const [said, names, slots] = [await presentationOf(r, id), await presentersOf(r, id), await draftSlots(r)]
  const zone = r.workshop.time_zone
  const isOther = said !== null && !names.includes(said.presenter)
  const kinds = outcome === 'talk' ? ['contributed-talk', 'poster-session'] : ['poster-session']
  return {
    paper: { id, title },
    presenters: [...new Set(names)].map((name) => ({ value: name, label: name })),
    said: {
      presenter: said && !isOther ? said.presenter : (names[0] ?? ''),
      other: said && isOther ? said.presenter : '',
      note: said?.note ?? '',
      attendance: said?.attendance ?? 'in-person',
      absent: said?.absent ?? [],
      at: said ? inWords(said.said_at, zone) : null,
    },
    slots: slots
      .filter(({ kind }) => kinds.includes(kind))
      .map((slot) => ({ id: slot.id, label: `${slot.title}, ${spanInWords(slot, zone)}` })),
    entry,
  }
}
