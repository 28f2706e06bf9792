// Who may share something with the authors of a paper: looked up by what can be shared, because thousands of papers times
// thousands of reviewers are too many to compare.
import { type Known, tieKeys } from './evidence.ts'

/** The places in the list of those whom evidence.ts may find near one of the authors; it finds nobody else. */
export type Candidates = (authors: Known[]) => Set<number>

/** What somebody can be met by, marked apart: an institution, a paper, an address, and what they say of others. */
const metBy = ({ keys, papers, emails, ties }: Known): string[] => [
  ...[...keys].map((key) => `institution ${key}`),
  ...[...papers].map((id) => `paper ${id}`),
  ...emails.map((email) => `address ${email}`),
  ...ties.flatMap((tie) => (tie.email === null ? tieKeys(tie) : [tie.email])).map((said) => `named ${said}`),
]

/** The same from the other side. */
const meets = ({ keys, papers, emails, ties }: Known): string[] => [
  ...[...keys].flatMap((key) => [`institution ${key}`, `named ${key}`]),
  ...[...papers].map((id) => `paper ${id}`),
  ...emails.map((email) => `named ${email}`),
  ...ties.flatMap((tie) =>
    tie.email === null ? tieKeys(tie).map((key) => `institution ${key}`) : [`address ${tie.email}`],
  ),
]

export function candidatesAmong(people: Known[]): Candidates {
  const places = new Map<string, number[]>()
  for (const [place, person] of people.entries()) {
    for (const mark of metBy(person)) {
      const there = places.get(mark)
      if (there) there.push(place)
      else places.set(mark, [place])
    }
  }
  return (authors) => new Set(authors.flatMap(meets).flatMap((mark) => places.get(mark) ?? []))
}
