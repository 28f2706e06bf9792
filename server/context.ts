// What a function needs to know of its moment: a Reading looks, a Writing holds an open transaction.
import type { Request } from 'express'
import type { Config } from './config.ts'
import { viewerOf } from './context-viewer.ts'
import type { Clock } from './core/clock.ts'
import type { Db, Tx } from './core/db.ts'
import { type JournalRow, writeLines } from './core/journal.ts'
import type { Log } from './core/log.ts'
import { forgetAll, type Memo, newMemo } from './core/memo.ts'
import type { PressedBefore } from './core/outbox.ts'
import { addJobs, type QueuedJob } from './core/queue.ts'
import type { Render } from './core/render.ts'
import type { Stage, Workshop } from './core/tables.ts'
import type { Uploads } from './core/uploads.ts'
import { type Deadlines, deadlinesAt } from './policy/deadlines.ts'
import { system, type Viewer } from './policy/viewer.ts'
import { noWorkshop } from './policy/workshop.ts'

export { viewersOf } from './context-viewer.ts'

/** Delivers one letter; throws what the mail server answered. */
export type Postman = (letter: {
  id: string
  from: string
  to: { name: string; address: string }
  replyTo: string
  subject: string
  text: string
  html: string
}) => Promise<void>

export type House = {
  db: Db
  clock: Clock
  config: Config
  /** Where people reach the site, without a slash at its end. */
  siteUrl: string
  uploads: Uploads
  log: Log
  render: Render
  /** Only where the same letters are written again and again. */
  pressedBefore?: PressedBefore
  /** null: letters are kept and read under /mail. */
  postman: Postman | null
}

export type Reading = {
  db: Db
  viewer: Viewer
  now: Temporal.Instant
  deadlines: Deadlines
  workshop: Workshop
  isSetUp: boolean
  requestId: string
  siteUrl: string
  uploads: Uploads
  /** The most bytes that one file may have. */
  uploadLimit: number
  /** The same for a supplement. */
  supplementLimit: number
  render: Render
  pressedBefore: PressedBefore | undefined
  memo: Memo
}

/** What an action asks for one by one and the end of the transaction writes at once: it may be many. */
export type AtCommit = { lines: JournalRow[]; jobs: QueuedJob[] }

export type Writing = Reading & { db: Tx; atCommit: AtCommit }

type Moment = { personId: number | null; now: Temporal.Instant; requestId: string }
export type Standing = { workshop: Workshop | undefined; stages: Stage[] }

/** What is the same for everybody. */
export const standingOf = async (db: Db): Promise<Standing> => ({
  workshop: await db<Workshop>('workshop').first(),
  stages: await db<Stage>('stages').select(),
})

export function readingOf(
  house: House,
  { workshop, stages }: Standing,
  viewer: Viewer,
  moment: Moment,
): Reading {
  const { db, config, siteUrl, uploads, render, pressedBefore } = house
  const { now, requestId } = moment
  return {
    db,
    viewer,
    now,
    deadlines: deadlinesAt(stages, now),
    workshop: workshop ?? noWorkshop,
    isSetUp: workshop !== undefined,
    requestId,
    siteUrl,
    uploads,
    uploadLimit: config.uploadLimit,
    supplementLimit: config.supplementLimit,
    render,
    pressedBefore,
    memo: newMemo(),
  }
}

export async function reading(house: House, moment: Moment): Promise<Reading> {
  const [viewer, standing] = await Promise.all([viewerOf(house.db, moment.personId), standingOf(house.db)])
  return readingOf(house, standing, viewer, moment)
}

export type Open = Pick<Writing, 'db' | 'atCommit' | 'memo'>

/** The one door to a transaction. What is thrown in it undoes it, with what was still to be written and what was read. */
export const committing = <T>({ db: on }: { db: Db }, act: (open: Open) => Promise<T>): Promise<T> =>
  on.transaction(async (db) => {
    const open = { db, atCommit: { lines: [], jobs: [] }, memo: newMemo() }
    const result = await act(open)
    await writeLines(open)
    await addJobs(open)
    return result
  })

/** What is read here is of one moment, however long it takes; nothing can be written. */
export const atOneMoment = <T>({ db: on }: { db: Db }, act: (db: Tx) => Promise<T>): Promise<T> =>
  on.transaction(act, { isolationLevel: 'repeatable read', readOnly: true })

/** Rolls the transaction back, and goes no further than writing(). */
export class Undone extends Error {}

export const isFault = (result: unknown) =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false

/** A second one at the same moment: a row that it could not see yet stands by now, or the two waited for each other. */
const cameSecond = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(23505|40P01)$/.test(String(error.code))

async function once<T>(req: Request, act: (w: Writing) => Promise<T>): Promise<T> {
  let result: T | undefined
  try {
    return await committing(req.house, async (open) => {
      result = await act({ ...req.reading, ...open })
      if (isFault(result)) throw new Undone()
      return result
    })
  } catch (error) {
    if (error instanceof Undone && result !== undefined) return result
    throw error
  } finally {
    forgetAll(req.reading)
  }
}

/**
 * The transaction of a request: all of it happens, or nothing; an action that answers with a Fault has changed nothing.
 * Where another one came between, it is done anew, once, as if it had come after: then who asks and what may be done
 * are as they are by then.
 */
export async function writing<T>(req: Request, act: (w: Writing) => Promise<T>): Promise<T> {
  try {
    return await once(req, act)
  } catch (error) {
    if (!cameSecond(error)) throw error
    const { personId } = req.reading.viewer
    req.reading = await reading(req.house, { personId, now: req.now, requestId: req.id })
    return once(req, act)
  }
}

/** The same for jobs, which act for the workshop. */
export async function writingAsSystem<T>(house: House, act: (w: Writing) => Promise<T>): Promise<T> {
  const moment = { personId: null, now: house.clock(), requestId: 'job' }
  const r = await reading(house, moment)
  return committing(house, (open) => act({ ...r, viewer: system, ...open }))
}
