// What the page of the search for leaks shows: when it was made, how far it went, and what it found.
import type { Reading } from '../context.ts'
import { inWords } from '../core/dates.ts'
import type { Leak } from '../core/tables.ts'
import { maySeeExtent, maySeeLeak, maySeeSecurity } from '../policy/security.ts'
import { must, yes } from '../policy/verdict.ts'
import { type ChairsFactors, chairsFactors } from '../second-factor/page.ts'
import { lastSearch } from './queries.ts'

export type SecurityPage = {
  factors: ChairsFactors
  search: {
    when: string
    extent: { viewers: number; visits: number; secrets: number } | null
    leaks: { what: string; who: string; address: string }[]
  } | null
}

/** One page that names ten authors is one thing to look at. */
const eachOnce = (leaks: Leak[]): Leak[] => [
  ...new Map(leaks.map((leak) => [`${leak.what} ${leak.who} ${leak.address}`, leak])).values(),
]

export async function securityPage(r: Reading): Promise<SecurityPage> {
  must(maySeeSecurity(r.viewer))
  const last = await lastSearch(r)
  const factors = await chairsFactors(r)
  if (!last) return { factors, search: null }
  const { viewers, visits, secrets } = last
  return {
    factors,
    search: {
      when: inWords(last.ended_at, r.workshop.time_zone),
      extent: yes(maySeeExtent(r.viewer)) ? { viewers, visits, secrets } : null,
      leaks: eachOnce(last.leaks.filter((leak) => yes(maySeeLeak(r.viewer, leak)))),
    },
  }
}
