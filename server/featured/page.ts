// What the page shows on which chairs say who stands on the public site.
import type { Reading } from '../context.ts'
import { fingerprint } from '../core/fingerprint.ts'
import type { Fault } from '../core/form.ts'
import type { FeaturedPerson } from '../core/tables.ts'
import { featuredPeople } from '../home/queries.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'

const KINDS = ['speaker', 'panelist', 'organizer'] as const
const LABELS = { speaker: 'Speaker', panelist: 'Panelist', organizer: 'Organizer' } as const
export type FeaturedPage = {
  people: FeaturedPerson[]
  kinds: { value: FeaturedPerson['kind']; label: string }[]
  seen: string
  entry: Fault | null
}

export async function featuredPage(r: Reading, entry: Fault | null = null): Promise<FeaturedPage> {
  must(mayConfigure(r.viewer))
  const all = await featuredPeople(r)
  const people = KINDS.flatMap((kind) => all.filter((one) => one.kind === kind))
  const kinds = KINDS.map((value) => ({ value, label: LABELS[value] }))
  return { people, kinds, seen: fingerprint(all), entry }
}
