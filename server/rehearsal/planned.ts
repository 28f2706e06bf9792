// The acts that hang on no earlier one.
import { authorActs } from './acts-authors.ts'
import { biddingActs } from './acts-bidding.ts'
import { releasingActs } from './acts-deciding.ts'
import { paperActs } from './acts-papers.ts'
import { peopleActs } from './acts-people.ts'
import { programmeActs } from './acts-programme.ts'
import { respondingActs } from './acts-responding.ts'
import { assigningActs } from './acts-reviewing.ts'
import { scheduledActs } from './acts-schedule.ts'
import { standinActs } from './acts-standins.ts'
import type { Act, Script } from './script.ts'

const plans = new WeakMap<Script, Act[]>()

/** What is known beforehand, made once. */
export function plannedActs(script: Script): Act[] {
  const before = plans.get(script)
  if (before) return before
  const acts = [
    peopleActs,
    paperActs,
    authorActs,
    scheduledActs,
    biddingActs,
    assigningActs,
    standinActs,
    respondingActs,
    releasingActs,
    programmeActs,
  ].flatMap((list) => list(script))
  plans.set(script, acts)
  return acts
}
