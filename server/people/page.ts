// The people on the public site: speakers, panelists and organizers.
import type { Reading } from '../context.ts'
import type { FeaturedPerson } from '../core/tables.ts'
import { featuredPeople } from '../home/queries.ts'

type PersonShown = Pick<FeaturedPerson, 'name' | 'affiliation' | 'link'>
export type PeopleGroups = { kind: FeaturedPerson['kind']; heading: string; people: PersonShown[] }[]
export type PeoplePage = { groups: PeopleGroups }

const HEADINGS = { speaker: 'Speakers', panelist: 'Panelists', organizer: 'Organizers' } as const
const KINDS = ['speaker', 'panelist', 'organizer'] as const

/** In the order in which the finder gave them; groups without people are left out. */
export const peopleGroups = (people: FeaturedPerson[]): PeopleGroups =>
  KINDS.map((kind) => ({
    kind,
    heading: HEADINGS[kind],
    people: people
      .filter((person) => person.kind === kind)
      .map(({ name, affiliation, link }) => ({ name, affiliation, link })),
  })).filter((group) => group.people.length > 0)

export const peoplePage = async (r: Reading): Promise<PeoplePage> => ({
  groups: peopleGroups(await featuredPeople(r)),
})

export const peopleForPrograms = async (r: Reading) => ({
  people: (await featuredPeople(r)).map(({ kind, name, affiliation, link }) => ({
    ...{ kind, name, affiliation },
    link: link || null,
  })),
})
