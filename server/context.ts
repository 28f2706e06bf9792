// What a function needs to know of its moment: a Reading looks, a Writing holds an open transaction.
import type { Request } from 'express'
import type { Config } from './config.ts'
import type { Clock } from './core/clock.ts'
import type { Db, Tx } from './core/db.ts'
import type { Log } from './core/log.ts'
import type { Render } from './core/render.ts'
import type { Stage, Workshop } from './core/tables.ts'
import type { Uploads } from './core/uploads.ts'
import { type Deadlines, deadlinesAt } from './policy/deadlines.ts'
import { system, type Viewer, visitor } from './policy/viewer.ts'
import { noWorkshop } from './policy/workshop.ts'

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
}

export type Writing = Reading & { db: Tx }

type Relation = 'authored' | 'contactOf' | 'actsFor' | 'conflicted' | 'assigned' | 'reviewed'
type ViewerRow = Omit<Viewer, 'emails' | 'watched' | Relation> &
  Record<Relation, number[]> & { emails: string[] }

/** These people with every relation that policy asks about, in one query. */
export async function viewersOf(db: Db, personIds: number[]): Promise<Viewer[]> {
  const { rows } = await db.raw<{ rows: ViewerRow[] }>(
    `select p.id as "personId", p.name, p.email, p.confirmed_at is not null as confirmed,
       exists (select from chairs c where c.person_id = p.id) as "isChair",
       exists (select from reviewers r where r.person_id = p.id and r.left_at is null) as "isReviewer",
       array(select o.email from addresses o where o.person_id = p.id and not o.former) as emails,
       array(select a.paper_id::int from authorships a where a.person_id = p.id) as authored,
       array(select a.paper_id::int from authorships a where a.person_id = p.id and a.contact) as "contactOf",
       array(select x.paper_id::int from proxies x where x.chair_id = p.id and x.ended_at is null) as "actsFor",
       own.conflicts as conflicted,
       array(select a.paper_id::int from assignments a join papers s on s.id = a.paper_id
         where a.person_id = p.id and a.ended_at is null and a.dispatched_at is not null
           and s.submitted_at is not null and s.withdrawn_at is null and s.desk_rejected_at is null
           and a.paper_id <> all(own.conflicts)
           and exists (select from reviewers r where r.person_id = p.id and r.left_at is null)) as assigned,
       array(select v.paper_id::int from reviews v where v.person_id = p.id and v.submitted_at is not null) as reviewed
     from people p cross join lateral
       (select array(select c.paper_id::int from conflicted c where c.person_id = p.id) as conflicts offset 0) own
     where p.id = any(?) order by p.id`,
    [personIds],
  )
  return rows.map(seenBy)
}

function seenBy(row: ViewerRow): Viewer {
  const { emails, authored, contactOf, actsFor, conflicted, assigned, reviewed, ...rest } = row
  return {
    ...rest,
    emails: new Set(emails),
    authored: new Set(authored),
    contactOf: new Set(contactOf),
    actsFor: new Set(actsFor),
    conflicted: new Set(conflicted),
    assigned: new Set(assigned),
    reviewed: new Set(reviewed),
    watched: false,
  }
}

/** A visitor when there is no such person. */
async function viewerOf(db: Db, personId: number | null): Promise<Viewer> {
  const [viewer = visitor] = personId === null ? [] : await viewersOf(db, [personId])
  return viewer
}

type Moment = { personId: number | null; now: Temporal.Instant; requestId: string }
type Standing = { workshop: Workshop | undefined; stages: Stage[] }

/** What is the same for everybody. */
const standingOf = async (db: Db): Promise<Standing> => ({
  workshop: await db<Workshop>('workshop').first(),
  stages: await db<Stage>('stages').select(),
})

function readingOf(house: House, { workshop, stages }: Standing, viewer: Viewer, moment: Moment): Reading {
  const { db, config, siteUrl, uploads, render } = house
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
  }
}

export async function reading(house: House, moment: Moment): Promise<Reading> {
  const [viewer, standing] = await Promise.all([viewerOf(house.db, moment.personId), standingOf(house.db)])
  return readingOf(house, standing, viewer, moment)
}

/** Rolls the transaction back, and goes no further than writing(). */
class Undone extends Error {}

const isFault = (result: unknown) =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false

/** The transaction of a request: all of it happens, or nothing; an action that answers with a Fault has changed nothing. */
export async function writing<T>(req: Request, act: (w: Writing) => Promise<T>): Promise<T> {
  let result: T | undefined
  try {
    return await req.house.db.transaction(async (db) => {
      result = await act({ ...req.reading, db })
      if (isFault(result)) throw new Undone()
      return result
    })
  } catch (error) {
    if (error instanceof Undone && result !== undefined) return result
    throw error
  }
}

/** The same for jobs, which act for the workshop. */
export async function writingAsSystem<T>(house: House, act: (w: Writing) => Promise<T>): Promise<T> {
  const moment = { personId: null, now: house.clock(), requestId: 'job' }
  const r = await reading(house, moment)
  return house.db.transaction((db) => act({ ...r, viewer: system, db }))
}

/** Somebody's act at an instant of their own. Who it is is asked when the turn comes; `workshop` acts as jobs do. */
export type Turn = {
  by(): number | 'visitor' | 'workshop'
  at: Temporal.Instant
  act(w: Writing): Promise<unknown>
}

/**
 * Several people act one after the other, at the price of one transaction. Without `apart` a refusal or a Fault of one
 * undoes them all and is thrown; with it each has a savepoint of its own, and `refused` hears of those that did not happen.
 */
export async function writingInTurn(
  house: House,
  turns: Turn[],
  apart: { refused(turn: Turn, error: unknown): void } | null = null,
): Promise<void> {
  const standing = await standingOf(house.db)
  const take = async (db: Tx, { by, at, act }: Turn) => {
    const who = by()
    const personId = typeof who === 'number' ? who : null
    const viewer = who === 'workshop' ? system : await viewerOf(db, personId)
    const r = readingOf(house, standing, viewer, { personId, now: at, requestId: 'rehearsal' })
    const result = await act({ ...r, db })
    if (isFault(result)) throw new Undone()
  }
  await house.db.transaction(async (db) => {
    for (const turn of turns) {
      if (apart)
        await db.transaction((inner) => take(inner, turn)).catch((error) => apart.refused(turn, error))
      else await take(db, turn)
    }
  })
}
