// The site as files: what everybody sees of it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from './assignments/command/fault.ts'
import { withHouse } from './operating-house.ts'
import { saveSite } from './static/saving.ts'
import { appForVisits, withinReach } from './visiting.ts'

type Say = (line: string) => void

function optionsIn(args: string[]) {
  const usage = new Fault('rostrum static FOLDER [--base ADDRESS] takes the name of one new folder.')
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { base: { type: 'string' } },
    })
    const [folder, ...more] = positionals
    const base = values.base?.replace(/\/+$/, '')
    if (!folder || more.length > 0) throw usage
    if (base !== undefined && !/^https?:\/\/[^/]/.test(base))
      throw new Fault('--base is an address such as https://workshop.example.org/2023.')
    return { folder: resolve(folder), base }
  } catch (error) {
    throw error instanceof Fault ? error : usage
  }
}

/** Feeds and calendars name their site in full; pages link each other by where they lie. */
export function saveStatic(args: string[], say: Say): Promise<never> {
  const { folder, base } = optionsIn(args)
  return withHouse(async (house) => {
    const app = appForVisits({ ...house, siteUrl: base ?? house.siteUrl })
    const files = await withinReach(app, (visit) =>
      saveSite((address) => visit(address, 0), house.siteUrl, folder),
    )
    say(`${folder}: ${files} files`)
  })
}
