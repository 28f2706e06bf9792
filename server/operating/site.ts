// The site as files: what everybody sees of it, and what a chair may take along.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { reading } from '../context.ts'
import { InputFault } from '../core/input-fault.ts'
import { exportAddresses } from '../exports/page.ts'
import { saveExports } from '../exports/saving.ts'
import { saveSite } from '../static/saving.ts'
import { appForVisits, withinReach } from '../visiting.ts'
import { chairFor } from './chair.ts'
import { withHouse } from './house.ts'

type Say = (line: string) => void

/** One name, and one option with a value. */
function wordsIn(args: string[], option: string, usage: string): { path: string; value: string | undefined } {
  try {
    const options = { [option]: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new InputFault(usage)
    return { path: resolve(path), value: values[option] }
  } catch {
    throw new InputFault(usage)
  }
}

function baseIn(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/[^/]/.test(text)) return text?.replace(/\/+$/, '')
  throw new InputFault('--base is an address such as https://workshop.example.org/2023.')
}

/** Feeds and calendars name their site in full; pages link each other by where they lie. */
export function saveStatic(args: string[], say: Say): Promise<never> {
  const usage = 'rostrum static FOLDER [--base ADDRESS] takes the name of one new folder.'
  const { path: folder, value } = wordsIn(args, 'base', usage)
  const base = baseIn(value)
  return withHouse(async (house) => {
    const app = appForVisits({ ...house, siteUrl: base ?? house.siteUrl })
    const files = await withinReach(app, (visit) =>
      saveSite((address) => visit(address, 0), house.siteUrl, folder),
    )
    say(`${folder}: ${files} files`)
  })
}

export function saveChairs(args: string[], say: Say): Promise<never> {
  const usage =
    'rostrum export FOLDER [--as ADDRESS] takes the name of one new folder, or of an archive: FILE.zip.'
  const { path, value } = wordsIn(args, 'as', usage)
  return withHouse(async (house) => {
    const personId = await chairFor(house, value)
    const r = await reading(house, { personId, now: house.clock(), requestId: 'export' })
    const addresses = exportAddresses(r)
    await withinReach(appForVisits(house), (visit) =>
      saveExports((address) => visit(address, personId), addresses, path, r.now),
    )
    say(`${path}: ${addresses.length} files, as ${r.viewer.name} may see them`)
  })
}
