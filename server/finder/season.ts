// What the time is of: which pages come first before anything is typed.
import type { StageName } from '../core/tables.ts'
import { to } from '../paths.ts'
import type { Deadlines } from '../policy/deadlines.ts'

const WANTED: [StageName, string[]][] = [
  ['submission', [to.newPaper(), to.papers(), to.extensions(), to.invitations()]],
  ['bidding', [to.bids(), to.bidding(), to.allConflicts()]],
  ['assignment', [to.assignments(), to.runs()]],
  ['review', [to.reviews(), to.forecast(), to.reminders(), to.allReviews()]],
  ['discussion', [to.discussions(), to.quality()]],
  ['decision', [to.decisions(), to.release()]],
  ['camera_ready', [to.programmeDraft(), to.exports()]],
]

/** While several stages are open, the earliest leads; all else stays in its order. */
export function inSeason<Way extends { href: string }>(ways: Way[], deadlines: Deadlines): Way[] {
  const isOn = (stage: StageName) => {
    const { open = false, opensAt = null } = deadlines[stage] ?? {}
    // One that no date opens goes on from the beginning, and is of no interest until decisions are out.
    return open && (opensAt !== null || deadlines.notification?.over === true)
  }
  const hrefs = WANTED.flatMap(([stage, wanted]) => (isOn(stage) ? wanted : []))
  const first = hrefs.flatMap((href) => ways.find((way) => way.href === href) ?? [])
  return [...new Set([...first, ...ways])]
}
