// Where one is signed in: the session that asks first, then the others.
import type { Reading } from '../context.ts'
import { dayInWords, inWords } from '../core/dates.ts'
import { ownSessions } from './queries.ts'

type Shown = { key: string; browser: string; begun: string | null; ends: string; current: boolean }
export type OwnSessionsPage = { sessions: Shown[]; others: number }

export async function ownSessionsPage(r: Reading, thisOne: string): Promise<OwnSessionsPage> {
  const zone = r.workshop.time_zone
  const sessions = (await ownSessions(r)).map(({ sid, key, begun, browser, ends }) => ({
    key,
    browser: browser ?? 'A browser',
    begun: begun === null ? null : inWords(Temporal.Instant.fromEpochMilliseconds(begun), zone),
    ends: dayInWords(ends, zone),
    current: sid === thisOne,
  }))
  const others = sessions.filter(({ current }) => !current)
  return { sessions: [...sessions.filter(({ current }) => current), ...others], others: others.length }
}
