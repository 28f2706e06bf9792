// The chairs of the workshop, as chairs see them under the settings.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { mayRemoveChair } from '../policy/chairs.ts'
import { mayConfigure } from '../policy/people.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { listChairs, orphansWithout } from './queries-chairs.ts'

type ChairShown = {
  id: number
  name: string
  email: string
  since: TimeShown
  by: string | null
  isSelf: boolean
  can: { remove: boolean; because: string | null }
}

export type ChairsPage = { chairs: ChairShown[] }

export async function chairsPage(r: Reading): Promise<ChairsPage> {
  must(mayConfigure(r.viewer))
  const { personId } = r.viewer
  const [chairs, own] = await Promise.all([
    listChairs(r),
    personId === null ? [] : orphansWithout(r, personId),
  ])
  return {
    chairs: chairs.map(({ person_id, name, email, by, appointed_at }) => {
      const isSelf = person_id === personId
      // Who may remove another chair has no conflict, and may act for every paper.
      const orphans = isSelf ? own : []
      const verdict = mayRemoveChair(r.viewer, { person_id, chairs: chairs.length, orphans })
      const since = shown(appointed_at, r.workshop.time_zone)
      return {
        id: person_id,
        name,
        email,
        by,
        since,
        isSelf,
        can: { remove: yes(verdict), because: because(verdict) },
      }
    }),
  }
}
