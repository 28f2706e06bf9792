// One slot of the draft as its form shows it.
import type { Reading } from '../context.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import type { SlotKind } from '../core/tables-programme.ts'
import { mayPlan } from '../policy/people.ts'
import { mayRemoveSlot } from '../policy/programme.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { type Choice, choice, isHidden } from './draft.ts'
import { nextSpan } from './following.ts'
import { KIND_WORDS } from './form.ts'
import { candidates, draftSlots } from './queries-draft.ts'
import { localTime, slotTyped } from './standing.ts'

export type SlotPage = {
  id: number | null
  title: string
  kind: SlotKind
  starts: string
  ends: string
  paper: number | null
  guests: string
  hidden: boolean
  kinds: { value: string; label: string }[]
  talks: Choice[]
  zone: string
  seen: string
  can: { remove: boolean; because: string | null }
  entry: Fault | null
}

/** Whoever writes a day types it from the morning on. */
async function spanOfNext(r: Reading) {
  const span = nextSpan(await draftSlots(r), r.deadlines.workshop?.opensAt ?? null)
  const zone = r.workshop.time_zone
  return span && { starts: localTime(span.starts_at, zone), ends: localTime(span.ends_at, zone) }
}

export async function slotPage(r: Reading, id: number | null, entry: Fault | null = null): Promise<SlotPage> {
  must(mayPlan(r.viewer))
  const found = id === null ? null : await slotTyped(r, id)
  const hidden = found ? isHidden(found.slot) : false
  const remove = mayRemoveSlot(r.viewer, { hidden })
  const empty = {
    title: '',
    kind: 'contributed-talk' as const,
    starts: '',
    ends: '',
    paper: null,
    guests: '',
    ...(id === null ? await spanOfNext(r) : {}),
  }
  const talks = (await candidates(r)).filter(({ accepted, outcome }) => accepted && outcome === 'talk')
  return {
    id,
    ...(found?.typed ?? empty),
    hidden,
    kinds: Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
    talks: talks.map(choice),
    zone: r.workshop.time_zone,
    seen: found ? fingerprint(found.typed) : '',
    can: { remove: yes(remove), because: because(remove) },
    entry,
  }
}
