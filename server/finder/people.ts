// People whom the viewer finds: those of the public site, and for chairs reviewers and chairs.
import type { Reading } from '../context.ts'
import { areBegunIn, isFoundIn } from '../core/search.ts'
import { featuredPeople } from '../home/queries.ts'
import { to } from '../paths.ts'
import { listChairs } from '../people/queries-chairs.ts'
import { mayConfigure, maySeeReviewers } from '../policy/people.ts'
import { yes } from '../policy/verdict.ts'
import { reviewerRows } from '../reviewers/queries.ts'

type Person = { name: string; email: string; affiliation: string; role: string; href: string }

export async function peopleFound(r: Reading, q: string) {
  const [reviewers, chairs, featured] = await Promise.all([reviewersFor(r), chairsFor(r), featuredFor(r)])
  const isNamed = ({ name }: Person) => isFoundIn([name], q)
  const isAbout = ({ name, email, affiliation, role }: Person) =>
    areBegunIn([name, email, affiliation, role], q)
  const all = [...reviewers, ...chairs, ...featured]
  return [...all.filter(isNamed), ...all.filter((one) => !isNamed(one) && isAbout(one))].map(
    ({ name, affiliation, role, href }) => ({
      ...{ label: name, href, icon: 'user' as const },
      note: [role, affiliation].filter(Boolean).join(' · '),
    }),
  )
}

async function reviewersFor(r: Reading): Promise<Person[]> {
  if (!yes(maySeeReviewers(r.viewer))) return []
  const rows = await reviewerRows(r)
  return rows.map((row) => ({ ...row, role: 'Reviewer', href: to.reviewer(row) }))
}

async function chairsFor(r: Reading): Promise<Person[]> {
  if (!yes(mayConfigure(r.viewer))) return []
  const rows = await listChairs(r)
  return rows.map(({ name, email }) => ({ name, email, affiliation: '', role: 'Chair', href: to.chairs() }))
}

const ROLES = { speaker: 'Speaker', panelist: 'Panelist', organizer: 'Organizer' } as const

async function featuredFor(r: Reading): Promise<Person[]> {
  const people = await featuredPeople(r)
  return people.map(({ name, affiliation, kind }) => ({
    ...{ name, affiliation, email: '', role: ROLES[kind] },
    href: to.people(),
  }))
}
