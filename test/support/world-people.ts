// The people of a test: chairs, authors, reviewers, all with the same password and signed in.
import type { Db } from '../../server/core/db.ts'
import { CHAIR, passwordHash, START } from './people.ts'
import { sessionsFor } from './session-rows.ts'
import { Visitor } from './visitor.ts'

const emailOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@people.example`

export function peopleIn(db: Db, base: string) {
  async function person(name: string, email = emailOf(name)): Promise<number> {
    const affiliation = `${name.split(' ').at(-1)} Institute`
    const row = {
      name,
      email,
      affiliation,
      password_hash: passwordHash,
      created_at: START,
      confirmed_at: START,
    }
    const [added] = await db('people').insert(row).returning<{ id: number }[]>('id')
    return added?.id ?? 0
  }

  const signedIn = async (email: string, id: number) =>
    new Visitor(base, email, id, (await sessionsFor(db, [id]))[0])

  /** The first chair, or another one by name. */
  async function chair(name?: string): Promise<Visitor> {
    if (name === undefined) {
      const first = await db('people').where({ email: CHAIR.email }).first<{ id: number }>('id')
      return signedIn(CHAIR.email, first?.id ?? 0)
    }
    const id = await person(name)
    await db('chairs').insert({ person_id: id, appointed_at: START })
    return signedIn(emailOf(name), id)
  }

  const author = async (name = 'Ann Author') => signedIn(emailOf(name), await person(name))

  async function reviewer(name = 'Rita Reviewer', { load = 4 } = {}): Promise<Visitor> {
    const id = await person(name)
    await db('reviewers').insert({ person_id: id, load, joined_at: START })
    return signedIn(emailOf(name), id)
  }

  return { person, signedIn, chair, author, reviewer, visitor: () => new Visitor(base) }
}
