// Who of those whom the site knows wears a badge. Reviewers never do by reviewing: who reviews is for chairs to know.
import type { Reading } from '../context.ts'
import { featuredPeople } from '../home/queries.ts'
import { authorsOf } from '../papers/queries.ts'
import { candidates, draftSlots } from '../programme/queries-draft.ts'
import type { Group } from './form.ts'

export type Named = { name: string; affiliation: string }
/** `key`: two presenters of one name are two people, where their addresses tell them apart. */
export type Bearer = Named & { key?: string }
export type Presenting = {
  presenters: Bearer[]
  /** Accepted papers that have not said who presents, that present from afar, and that nobody presents. */
  unsaid: number
  remote: number
  nobody: number
}

async function speakers(r: Reading): Promise<Bearer[]> {
  const [people, slots] = [await featuredPeople(r), await draftSlots(r)]
  const onSite = people.filter(({ kind }) => kind !== 'organizer')
  return [...onSite, ...slots.flatMap(({ appearances }) => appearances)]
}

const organizers = async (r: Reading): Promise<Bearer[]> =>
  (await featuredPeople(r)).filter(({ kind }) => kind === 'organizer')

/** Of papers whose authors know that they are accepted; those hidden from the chair are left out. */
export async function presenting(r: Reading): Promise<Presenting> {
  const papers = (await candidates(r)).filter(({ accepted, announced }) => accepted && announced)
  const coming = papers.filter(({ attendance }) => attendance === 'in-person')
  const authors = await authorsOf(
    r,
    coming.map(({ id }) => id),
  )
  const presenters = coming.flatMap(({ id, presenter, presenter_key: key }): Bearer[] => {
    const author = authors.get(id)?.find(({ name }) => name === presenter)
    return presenter ? [{ name: presenter, affiliation: author?.affiliation ?? '', key: key ?? '' }] : []
  })
  const having = (what: string | null) => papers.filter(({ attendance }) => attendance === what).length
  return { presenters, unsaid: having(null), remote: having('remote'), nobody: having('nobody') }
}

export async function bearersOf(r: Reading, groups: Group[], { presenters }: Presenting): Promise<Bearer[]> {
  return [
    ...(groups.includes('speakers') ? await speakers(r) : []),
    ...(groups.includes('organizers') ? await organizers(r) : []),
    ...(groups.includes('presenters') ? presenters : []),
  ]
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
const agree = (one: string, other: string) => one === '' || other === '' || folded(one) === folded(other)

function isOne(one: Bearer, other: Bearer): boolean {
  if (one.key && other.key) return one.key === other.key
  return folded(one.name) === folded(other.name) && agree(one.affiliation, other.affiliation)
}

/** Who is in several groups wears one badge; where affiliations differ there are two, for a person too many does less harm than one too few. */
export function onceEach(bearers: Bearer[]): Bearer[] {
  const each: Bearer[] = []
  for (const one of bearers) {
    const known = each.find((other) => isOne(one, other))
    if (!known) each.push({ name: one.name, affiliation: one.affiliation, key: one.key })
    else
      Object.assign(known, { affiliation: known.affiliation || one.affiliation, key: known.key || one.key })
  }
  return each
}

const order = new Intl.Collator('en')
const lastWord = (name: string) => name.trim().split(/\s+/).at(-1) ?? ''

/** As they lie on a desk. */
export const inOrder = <Person extends Named>(people: Person[]): Person[] =>
  people.toSorted(
    (one, other) =>
      order.compare(lastWord(one.name), lastWord(other.name)) || order.compare(one.name, other.name),
  )
