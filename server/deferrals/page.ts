// Who asks for more days: what waits for an answer, and what was answered.
import type { Reading } from '../context.ts'
import { deadlineShown, type TimeShown } from '../core/dates.ts'
import { to } from '../paths.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import { mayAnswerDeferral, maySeeDeferrals } from '../policy/tasks.ts'
import { must, yes } from '../policy/verdict.ts'
import { listDeferrals, openDeferrals, type SeenDeferral } from './queries.ts'
import { postponedTo } from './until.ts'

export type DeferralShown = {
  id: string
  reviewer: string
  href: string
  paper: { id: number; title: string }
  days: number
  reason: string
  started: boolean
  due: TimeShown | null
  /** What yes would mean, or meant. */
  until: TimeShown | null
  state: 'open' | 'granted' | 'given' | 'denied' | 'moot'
  by: string | null
}

export type DeferralsPage = { open: DeferralShown[]; past: DeferralShown[] }

function stateOf(r: Reading, one: SeenDeferral): DeferralShown['state'] {
  if (one.until) return one.asked_at ? 'granted' : 'given'
  if (one.answered_at) return 'denied'
  return yes(mayAnswerDeferral(r.viewer, one)) ? 'open' : 'moot'
}

function deferralShown(r: Reading, one: SeenDeferral): DeferralShown {
  const zone = r.workshop.time_zone
  const due = reviewingOf(r.deadlines, one)?.closesAt
  const until = one.until ?? (due && !one.answered_at ? postponedTo(due, one.days, r.now) : null)
  const { id, reviewer, days, reason, started, paper_id, title, person_id, answerer: by } = one
  return {
    ...{ id, reviewer, days, reason, started, by },
    href: to.reviewer({ id: person_id }),
    paper: { id: paper_id, title },
    due: due ? deadlineShown(due, zone) : null,
    until: until ? deadlineShown(until, zone) : null,
    state: stateOf(r, one),
  }
}

/** For the chair's desk, where each is answered with one press. */
export const waitingDeferrals = async (r: Reading): Promise<DeferralShown[]> =>
  (await openDeferrals(r)).map((one) => deferralShown(r, one))

export async function deferralsPage(r: Reading): Promise<DeferralsPage> {
  must(maySeeDeferrals(r.viewer))
  const all = (await listDeferrals(r)).map((one) => deferralShown(r, one))
  return {
    open: all.filter(({ state }) => state === 'open'),
    past: all.filter(({ state }) => state !== 'open'),
  }
}
