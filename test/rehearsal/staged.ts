// A small rehearsal for tests: the real engine on databases of its own, with one PDF for all papers and no queue beside it.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createApp } from '../../server/app.ts'
import { connect, connectKeepingPlans, type Db } from '../../server/core/db.ts'
import { virtualClock } from '../../server/rehearsal/clock.ts'
import { openRehearsal } from '../../server/rehearsal/engine.ts'
import { NO_EXTRAS } from '../../server/rehearsal/extras.ts'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { openPress } from '../../server/rehearsal/press.ts'
import { createPristine } from '../../server/rehearsal/pristine.ts'
import { createProgress } from '../../server/rehearsal/progress.ts'
import type { Settings } from '../../server/rehearsal/queries-settings.ts'
import {
  copyWorld,
  dropWorld,
  listWorlds,
  openWorlds,
  type Worlds,
} from '../../server/rehearsal/queries-worlds.ts'
import { placed } from '../../server/rehearsal/script.ts'
import { settle } from '../../server/rehearsal/settling.ts'
import { timelineOf } from '../../server/rehearsal/timeline.ts'
import type { PersonaKey } from '../../server/rehearsal/types.ts'
import { example } from '../../server/setup/example.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { MIGRATED } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { Visitor } from '../support/visitor.ts'

const listening = (server: ReturnType<typeof createServer>) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })

/** With a live world that is migrated and empty. */
export async function freshWorlds() {
  const url = new URL((process.env.TEST_CLUSTER_URL ?? '').replace('@/', '@localhost/'))
  url.pathname = `/rehearsal_${randomBytes(5).toString('hex')}`
  const worlds = openWorlds(url.toString())
  await copyWorld(worlds, MIGRATED, worlds.live)
  return worlds
}

/** A migrated database with nothing in it. */
export async function emptyWorld() {
  const worlds = await freshWorlds()
  const db = connect(worlds.url, 4)
  const drop = async () => {
    await db.destroy()
    await dropWorld(worlds, worlds.live)
    await worlds.admin.destroy()
  }
  return { db, drop }
}

/** `each`: every paper has its own PDF, for whoever looks into them. */
type StagedOptions = { seed?: number; each?: boolean; looksAhead?: boolean; settings?: Settings | null }

/** What `npm run rehearsal` sets up, but for the queue: letters are kept by the acts themselves. */
export async function stageOn(
  worlds: Worlds,
  { seed = 1, each = false, looksAhead = false, settings = null }: StagedOptions,
) {
  const db = connectKeepingPlans(worlds.url, 6)
  const clock = virtualClock(placed(MOMENTS, 0).at)
  const house = await houseOn(db, clock.clock)
  const world = inventWorld({ seed, papers: 16, reviewers: 12 })
  const folder = join(house.uploads.incoming, 'drawn')
  const recipe = 'of a test'
  const press = openPress({ uploads: house.uploads, folder, world, recipe }, each)
  const timeline = timelineOf(example.stages)
  const script = { world, timeline, files: press.files, passwordHash: null, brief: false, extras: NO_EXTRAS }
  const startWorker = async () => ({ stop: async () => undefined })
  const staging = {
    house,
    worlds,
    script,
    moments: MOMENTS,
    settings,
    recipe,
    clock,
    startWorker,
    looksAhead,
    progress: createProgress(),
  }
  return { staging, press }
}

export async function stagedRehearsal(options: StagedOptions = {}) {
  const worlds = await freshWorlds()
  const { staging, press } = await stageOn(worlds, options)
  const { house } = staging
  const pristine = createPristine(staging)
  await settle(staging, pristine)
  const { rehearsal, practise, stop } = await openRehearsal(staging, pristine)
  const server = createServer(createApp(house, 'a secret for staged rehearsals', rehearsal))
  const base = await listening(server)

  async function as(persona: PersonaKey): Promise<Visitor> {
    const visitor = new Visitor(base)
    const answer = await visitor.post('/rehearsal/persona', { persona })
    if (answer.status !== 303) throw new Error(`Nobody became ${persona}: ${answer.status}\n${answer.text}`)
    return visitor
  }

  async function close() {
    await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
    await stop()
    await press.close()
    await house.db.destroy()
    for (const name of [...(await listWorlds(worlds)), worlds.live]) await dropWorld(worlds, name)
    await worlds.admin.destroy()
  }
  return { house, rehearsal, practise, base, worlds, url: worlds.url, as, close }
}

export type Staged = Awaited<ReturnType<typeof stagedRehearsal>>

const EXPORTS = [
  '/papers.csv',
  '/papers.json',
  '/papers.bib',
  '/decisions.csv',
  '/assignments.csv',
  '/reviewers.csv',
  '/journal.csv',
  '/programme.json',
  '/programme.ics',
]

/** Everything that leaves the house as a file, as a chair gets it; without the one address that the port is part of. */
export async function exportsOf({ as, base }: Staged): Promise<Record<string, string>> {
  const chair = await as('chair')
  const texts: Record<string, string> = {}
  for (const path of EXPORTS) {
    const { status, text } = await chair.get(path)
    texts[path] = `${status} ${text.replaceAll(base, '')}`
  }
  return texts
}

/** Like a request, for meanwhile the world stays where it is. */
export async function inside<T>({ rehearsal, house }: Staged, ask: (db: Db) => PromiseLike<T>): Promise<T> {
  const leave = await rehearsal.enter(false)
  try {
    return await ask(house.db)
  } finally {
    leave()
  }
}

export const decided = (stage: Staged) =>
  inside(stage, (db) =>
    db('decisions')
      .whereNull('superseded_at')
      .orderBy('paper_id')
      .select<{ paper_id: number; outcome: string; note: string }[]>('paper_id', 'outcome', 'note'),
  )
