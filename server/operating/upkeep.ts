// Commands that look after the house.
import { readOnly, searchForLeaks } from '../blindness.ts'
import { writingAsSystem } from '../context.ts'
import { checkFiles } from '../files/check.ts'
import { sweepFiles } from '../files/jobs.ts'
import { to } from '../paths.ts'
import { removeFactor } from '../second-factor/actions.ts'
import { insertSearch } from '../security/queries.ts'
import { setupToken } from '../setup/token.ts'
import { withHouse } from './house.ts'

export const sayLink = (say: (line: string) => void): Promise<never> =>
  withHouse(async (house) => {
    const token = await setupToken(house)
    say(
      token
        ? house.siteUrl + to.setup(token)
        : 'This Rostrum has a chair already, so there is nothing to set up.',
    )
  })

export const sayFaults = (say: (line: string) => void): Promise<never> =>
  withHouse(async (house) => {
    for await (const fault of checkFiles(house)) {
      say(fault)
      process.exitCode = 1
    }
  })

/** Looks with a connection that cannot write; only the report is written, with another. */
export const sayLeaks = (say: (line: string) => void): Promise<never> =>
  withHouse(async (house, url) => {
    const db = readOnly(url)
    const search = await searchForLeaks({ ...house, db, postman: null }).finally(() => db.destroy())
    await insertSearch(house.db, search)
    const lines = search.leaks.map(({ who, what, address }) => `${who}: ${what} at ${address}`)
    for (const line of new Set(lines)) say(line)
    const { viewers, visits, secrets, leaks } = search
    say(`${viewers} people, ${visits} visits, ${secrets} secrets, ${leaks.length} leaks`)
    if (leaks.length > 0) process.exitCode = 1
  })

/** A sole chair has nobody else to ask. */
export const removeLostFactor = ([address = '']: string[], say: (line: string) => void): Promise<never> =>
  withHouse(async (house) => {
    const done = await writingAsSystem(house, (w) => removeFactor(w, address.trim().toLowerCase()))
    if ('problems' in done) process.exitCode = 1
    const told = 'problems' in done ? done.problems.email : `The second factor of ${done.name} is removed.`
    say(told ?? '')
  })

export const sweep = (): Promise<never> => withHouse((house) => sweepFiles(house, { hours: 24 }))
