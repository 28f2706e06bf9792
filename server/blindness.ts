// `rostrum blindness`: every kind of person visits every address of the live workshop, and must not find what policy hides from them.
import { buffer } from 'node:stream/consumers'
import type { Application } from 'express'
import { type House, reading } from './context.ts'
import { connectKeepingPlans, type Db } from './core/db.ts'
import type { Leak, LeakSearch } from './core/tables.ts'
import { addressesIn } from './desk/here.ts'
import { said, sections } from './security/opened.ts'
import { forChairs, forOthers, placesIn } from './security/places.ts'
import { everyKindOfPerson } from './security/queries.ts'
import { hiddenFrom, type Secret, secretsOf } from './security/secrets.ts'
import { appForVisits, type Visit, withinReach } from './visiting.ts'

/** PostgreSQL refuses every write on such a connection. */
export const readOnly = (url: string): Db =>
  connectKeepingPlans(url.replace('@/', '@localhost/'), 4, '-c default_transaction_read_only=on')

const gets = (app: Application): string[] => [...new Set(addressesIn(app.router.stack))]

type Found = { status: number; text: string }
type Ask = (address: string, who: number) => Promise<Found>

const asking =
  (visit: Visit): Ask =>
  async (address, who) => {
    const answer = await visit(address, who)
    const text = `${JSON.stringify(answer.headers)}\n${said(await buffer(answer))}`
    return { status: answer.statusCode ?? 0, text }
  }

type Person = { id: number; kind: string }

const leaksIn = (text: string, hidden: Secret[], { who, address }: Pick<Leak, 'who' | 'address'>): Leak[] =>
  sections(text).flatMap(({ part, words }) =>
    hidden
      .filter((secret) => words.includes(secret.text.toLowerCase()))
      .map(({ what, paper }) => ({ who, address: address + part, what, paper })),
  )

async function walk(ask: Ask, { id, kind }: Person, addresses: string[], hidden: Secret[]): Promise<Leak[]> {
  const leaks: Leak[] = []
  const waiting = addresses.values()
  const go = async () => {
    for (const address of waiting) {
      const { status, text } = await ask(address, id)
      const where = { who: kind, address }
      if (status === 500) leaks.push({ ...where, what: 'a fault, or a change by looking', paper: null })
      leaks.push(...leaksIn(text, hidden, where))
    }
  }
  await Promise.all(Array.from({ length: 4 }, go))
  return leaks
}

/** The house must be one that cannot write, as of readOnly. `looking`: who visits; somebody of every kind where it is not given. */
export async function searchForLeaks(house: House, looking?: Person[]): Promise<Omit<LeakSearch, 'id'>> {
  const begun_at = house.clock()
  const look = (personId: number | null) =>
    reading(house, { personId, now: house.clock(), requestId: 'blindness' })
  const secrets = await secretsOf(await look(null))
  const people = looking ?? [{ id: 0, kind: 'visitor' }, ...(await everyKindOfPerson(house))]
  const count = secrets.filter(({ text }) => text !== '').length
  const app = appForVisits(house)
  const places = await placesIn(house.db, gets(app))
  let visits = 0
  const leaks = await withinReach(app, async (visit) => {
    const ask = asking(visit)
    const found: Leak[] = []
    for (const person of people) {
      const { viewer } = await look(person.id || null)
      const addresses = (viewer.isChair ? forChairs(places) : forOthers(places)).map(({ address }) => address)
      visits += addresses.length
      found.push(...(await walk(ask, person, addresses, hiddenFrom(viewer, secrets))))
    }
    return found
  })
  return { begun_at, ended_at: house.clock(), viewers: people.length, visits, secrets: count, leaks }
}
