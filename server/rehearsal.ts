// `npm run rehearsal`: a second, separate house with a virtual clock, in which a whole workshop is lived.
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createApp } from './app.ts'
import { type Config, ConfigFault, configs } from './config.ts'
import type { House } from './context.ts'
import type { Clock } from './core/clock.ts'
import { createViews } from './everywhere.ts'
import { type OpenHouse, openHouse, sessionSecret } from './house.ts'
import { listen, runUntilSignal, say } from './listening.ts'
import { virtualClock } from './rehearsal/clock.ts'
import { openRehearsal } from './rehearsal/engine.ts'
import { extrasOf, extrasWanted } from './rehearsal/extras.ts'
import { enterGround } from './rehearsal/ground.ts'
import { knowingNames } from './rehearsal/known-uploads.ts'
import { type Moment, type MomentKey, momentsOf } from './rehearsal/moments.ts'
import { openPress } from './rehearsal/press.ts'
import { createPristine, type Pristine } from './rehearsal/pristine.ts'
import { createProgress } from './rehearsal/progress.ts'
import { type Settings, stagesOf } from './rehearsal/queries-settings.ts'
import { openWorlds } from './rehearsal/queries-worlds.ts'
import { inventionRecipe, recipeOf } from './rehearsal/recipe.ts'
import { placed } from './rehearsal/script.ts'
import { settle } from './rehearsal/settling.ts'
import { timelineOf } from './rehearsal/timeline.ts'
import type { Staging } from './rehearsal/types-engine.ts'
import { lastWish, readArguments, rememberWish, type Wish } from './rehearsal/wish.ts'
import { currentSettings } from './rehearsal-current.ts'
import { example } from './setup/example.ts'
import { startWorker } from './worker.ts'
import { inventWorld } from './world/invent.ts'
import type { World } from './world/types.ts'

/** A world of more papers than this is written in bulk, and its later moments are made when somebody goes there. */
const MANY = 200

const NOT_THERE = `This moment is not in it: above ${MANY} papers a world begins when its reviews were due; the bidding and the discussion are left out where a workshop has none.`
const IN_BULK =
  `It is written in bulk: it begins when its reviews were due, without the letters and the journal of its past. From
there its people act one by one: a jump onwards takes minutes.`.replaceAll('\n', ' ')

const tellOfEvery = (many: number) => (count: number) => {
  if (count % many === 0) say(`Drawn: ${count} PDFs`)
}

type Backstage = Staging & {
  drawAhead(): Promise<void>
  /** Aborted once it is being stopped, which breaks off what is being made. */
  over: AbortController
  giveUp(error: unknown): void
  close(): Promise<void>
}

/** The press remembers what it has drawn beside the uploads. */
async function pressFor({ config, uploads }: House, world: World, each: boolean) {
  const folder = join(config.dataDir, 'drawn')
  return openPress({ uploads, folder, world, recipe: await inventionRecipe(), drawn: tellOfEvery(25) }, each)
}

/** It writes the same letters and names the same files again and again. */
const houseOf = ({ house }: OpenHouse, clock: Clock): House => ({
  ...{ ...house, clock, render: createViews(true), pressedBefore: new Map() },
  uploads: knowingNames(house.uploads),
})

/** All that a world needs. */
async function stageFor(open: OpenHouse, wish: Wish, settings: Settings | null): Promise<Backstage> {
  const { papers, reviewers, seed, withoutPdfs } = wish
  const world = inventWorld({ papers, reviewers, seed })
  const [stages, brief] = [settings ? stagesOf(settings) : example.stages, papers > MANY]
  const timeline = timelineOf(stages)
  const extras = settings ? extrasOf(settings) : extrasWanted(wish.with)
  const moments = momentsOf(timeline, stages, brief)
  const clock = virtualClock(placed(moments, 0).at)
  const house = houseOf(open, clock.clock)
  const press = await pressFor(house, world, !withoutPdfs)
  const worlds = openWorlds(open.databaseUrl)
  const over = new AbortController()
  return {
    over,
    progress: createProgress(),
    house,
    worlds,
    settings,
    moments,
    clock,
    script: { world, timeline, files: press.files, passwordHash: null, brief, extras },
    looksAhead: !brief,
    drawAhead: press.drawAhead,
    recipe: await recipeOf([wish, settings, house.siteUrl]),
    giveUp: (error) => {
      if (!over.signal.aborted) open.house.log.error({ err: error }, 'a moment could not be prepared')
    },
    // Without what recurs: here the world's own acts do what the schedule would, by the virtual clock.
    startWorker: () => startWorker(house, open.databaseUrl, []),
    close: async () => {
      await press.close()
      await worlds.admin.destroy()
      await open.close()
    },
  }
}

/** Longer than that nobody waits before the doors for what a jump can wait for as well. */
const PATIENCE = 60_000

/** One after the other, so that a jump finds its moment ready. */
async function prepareMoments({ moments }: Staging, pristine: Pristine, tell: (words: string) => void) {
  for (const [place, { label }] of moments.entries()) {
    await pristine.ready(place)
    say(`Prepared: ${label} (${place + 1} of ${moments.length})`)
    tell(`${place + 1} of ${moments.length} moments are ready. `)
  }
}

/** Unless the machine is very slow, whoever comes in finds every moment ready. */
async function prepare(stage: Backstage, pristine: Pristine, tell: (words: string) => void): Promise<void> {
  if (stage.script.brief) return
  const late = new AbortController()
  const patience = setTimeout(PATIENCE, undefined, { signal: late.signal }).catch(() => undefined)
  await Promise.race([prepareMoments(stage, pristine, tell).catch(stage.giveUp), patience])
  late.abort()
}

/** So often the way through a workshop has been gone, with that on which its moments were made, before it is as quick as it gets. */
const PRACTISED = 3

/** Where to begin, if anywhere but at the first moment. */
function mustBeThere(moments: Moment[], until: MomentKey | undefined): void {
  if (until && !moments.some(({ key }) => key === until)) throw new ConfigFault(NOT_THERE)
}

/** The port is taken before anything is written, for letters carry it; whoever knocks until they open hears how far the world is. */
async function doors({ house }: Staging, settings: Config) {
  let said = ''
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '3', Refresh: '3' }
  let answer: RequestListener = (_req, res) => {
    res
      .writeHead(503, headers)
      .end(`This is a rehearsal, and its world is being prepared. ${said}This page comes back by itself.`)
  }
  const { port, drain } = await listen((req, res) => answer(req, res), settings)
  house.siteUrl = house.siteUrl.replace(/:0$/, `:${port}`)
  const open = (app: RequestListener) => {
    answer = app
  }
  const tell = (words: string) => {
    said = words
  }
  return { open, tell, drain }
}

/** On ground of its own, which nobody else enters until it is closed. */
async function openOwnHouse(real: Config, settings: Config): Promise<OpenHouse> {
  const leave = await enterGround(real, settings)
  const open = await openHouse(settings, { quick: true })
  return { ...open, close: () => open.close().then(leave) }
}

async function start() {
  const { real, rehearsal: settings } = configs()
  const { wish: asked, until } = readArguments(process.argv.slice(2))
  const open = await openOwnHouse(real, settings)
  const wish = asked ?? (await lastWish(settings.dataDir))
  const stage = await stageFor(open, wish, wish.fromCurrent ? await currentSettings(real) : null)
  try {
    mustBeThere(stage.moments, until)
    await rememberWish(settings.dataDir, wish)
    const { open: openTo, tell, drain } = await doors(stage, settings)
    const pristine = createPristine(stage)
    say('The world is being prepared; the first time this takes up to half a minute.')
    if (stage.script.brief) say(IN_BULK)
    else stage.drawAhead().catch(stage.giveUp)
    const goesOn = await settle(stage, pristine)
    const { rehearsal, practise, stop } = await openRehearsal(stage, pristine)
    const app = createApp(stage.house, await sessionSecret(settings), rehearsal)
    const opening = async () => {
      await prepare(stage, pristine, tell)
      if (stage.over.signal.aborted) return
      if (until) await rehearsal.jump(until)
      openTo(app)
      say(`The rehearsal is at ${stage.house.siteUrl}${goesOn ? ', where it was left' : ''}`)
      if (!stage.script.brief) await practise(PRACTISED - (pristine.hasMade() ? 1 : 0))
    }
    // Who stops it meanwhile need not wait for that.
    opening().catch(stage.giveUp)
    return async () => {
      stage.over.abort()
      await drain()
      await stop()
      await stage.close()
    }
  } catch (error) {
    await stage.close()
    throw error
  }
}

await runUntilSignal(start)
