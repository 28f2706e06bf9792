// Who is named in declarations of conflicts: the accounts behind them, what each is to the paper, and why one may not be named.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Person } from '../core/tables.ts'
import { peopleByEmails } from '../people/queries.ts'
import { maySayChairConflicted } from '../policy/conflicts.ts'
import { because } from '../policy/verdict.ts'
import type { Declaration } from './form.ts'
import { type Place, peopleById, placesOf } from './queries.ts'

export type Named = Declaration & Place & { account: Person | undefined }

/** By a former address too: a conflict with it goes on. */
async function withAccounts(r: Reading, declarations: Declaration[]) {
  const [numbered, addressed] = await Promise.all([
    peopleById(
      r,
      declarations.flatMap(({ person }) => person ?? []),
    ),
    peopleByEmails(
      r,
      declarations.flatMap(({ email }) => email ?? []),
    ),
  ])
  return declarations.map((one) => ({
    ...one,
    account: one.person === null ? addressed.get(one.email ?? '') : found(numbered.get(one.person)),
  }))
}

/** In the order of the declarations. */
export async function namedIn(r: Reading, paperId: number, declarations: Declaration[]): Promise<Named[]> {
  const people = await withAccounts(r, declarations)
  const places = await placesOf(r, paperId, people)
  return people.map((one, index) => ({ ...one, ...found(places[index]) }))
}

/** An address as it was typed: a name would tell whether it has an account. */
export const nameIn = ({ email, account }: Named): string => email ?? account?.name ?? ''

const AUTHOR = 'Authors of a paper are in conflict with it already.'

/** Why they may not be declared, any of them; among several it says who stands in the way. */
export function refusalOf({ viewer }: Reading, paper: { id: number }, named: Named[]): string | null {
  const chairsWord = because(maySayChairConflicted(viewer, paper))
  for (const [words, those] of [
    [AUTHOR, named.filter(({ isAuthor }) => isAuthor)],
    [chairsWord, named.filter(({ isChair }) => isChair)],
  ] as const)
    if (words && those.length > 0)
      return named.length === 1 ? words : `${those.map(nameIn).join(', ')}: ${words}`
  return null
}

const TWICE = 'This conflict is declared already.'
const ALL_TWICE = 'These conflicts are declared already.'

export const twice = ({ length }: Declaration[]): string => (length === 1 ? TWICE : ALL_TWICE)
