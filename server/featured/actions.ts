// What can happen to the people on the public site: a chair adds, changes, orders them and takes them off.
import type { Writing } from '../context.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import { record } from '../core/journal.ts'
import type { FeaturedPerson } from '../core/tables.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { FeaturedForm } from './form.ts'
import { deleteFeatured, holdFeatured, insertFeatured, writeFeatured } from './queries.ts'

const LAST = 99
const names = (people: { kind: string; name: string }[]) =>
  people.map(({ kind, name }) => `${name} (${kind})`).join('\n')

/** Behind those who do the same. */
function placed(more: FeaturedForm['more'], standing: Omit<FeaturedPerson, 'id'>[]) {
  const last = (kind: string) =>
    standing
      .filter((one) => one.kind === kind)
      .reduce((most, { importance }) => Math.max(most, importance), 0)
  return more.map((one, index) => ({ ...one, importance: Math.min(LAST, last(one.kind) + 1 + index) }))
}

export async function setFeatured(w: Writing, { people, more, seen }: FeaturedForm): Promise<void> {
  must(mayConfigure(w.viewer))
  const before = await holdFeatured(w)
  mustStandAsSeen(seen, before, 'the people of the site', { people: names(before) })
  const gone = people.filter((one) => one.gone).map(({ id }) => id)
  const typed = new Map(people.map(({ gone: _, ...person }) => [person.id, person]))
  const kept = before
    .filter(({ id }) => !gone.includes(id))
    .map((person) => ({ ...person, ...typed.get(person.id) }))
  const added = placed(more, kept)
  await deleteFeatured(w, gone)
  await writeFeatured(w, kept)
  await insertFeatured(w, added)
  await record(w, 'featured.set', { details: { before: names(before), after: names([...kept, ...added]) } })
}
