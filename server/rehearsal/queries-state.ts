// Where a world stands, kept in its own database beside the house's tables: a copy of the database takes it along.
import type { Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'

/** `acted`: the world has acted until then. `mark`: what it looked like on arrival, to tell whether somebody touched it. */
export type State = { now: Temporal.Instant; acted: Temporal.Instant; mark: string; recipe: string }

/** Random names of rows come from the seed, so that a world made twice is the same to the byte. */
export async function nameBySeed({ db }: Pick<Writing, 'db'>, seed: number): Promise<void> {
  await db.raw('create schema if not exists rehearsal')
  await db.raw('create sequence rehearsal.names')
  await db.raw(
    // Of the fourth kind as real ones are, for what reads them checks it.
    `create function rehearsal.next_name() returns uuid language sql as $$
       select overlay(overlay(md5('${Math.trunc(seed)} ' || nextval('rehearsal.names'))
         placing '4' from 13) placing '8' from 17)::uuid $$`,
  )
  for (const table of ['files', 'letters', 'reviews'])
    await db.raw('alter table ?? alter id set default rehearsal.next_name()', [table])
}

export async function writeState(db: Db, state: State): Promise<void> {
  await db.raw('create schema if not exists rehearsal')
  await db.raw(
    `create table if not exists rehearsal.state (
       now timestamptz not null, acted timestamptz not null, mark text not null, recipe text not null)`,
  )
  await db.raw('delete from rehearsal.state')
  await db.withSchema('rehearsal').table('state').insert(state)
}

export async function readState(db: Db): Promise<State> {
  return found(await db.withSchema('rehearsal').table('state').first<State | undefined>())
}

export async function hasState(db: Db): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { there: boolean }[] }>(
    `select to_regclass('rehearsal.state') is not null as there`,
  )
  return rows[0]?.there ?? false
}

/** The clock alone moves on; nothing else changes. */
export const writeNow = (db: Db, now: Temporal.Instant) =>
  db.raw('update rehearsal.state set now = ?', [now.toString()])

/** Every act leaves a line in the journal or a letter, or else one of the other marks. */
export async function markOf(db: Db): Promise<string> {
  const { rows } = await db.raw<{ rows: { mark: string }[] }>(
    `select concat_ws(' ', (select coalesce(max(id), 0) from journal), (select count(*) from letters),
       (select concat_ws('/', count(*), max(bid_at)) from bids), (select max(saved_at) from reviews),
       (select max(changed_at) from papers), (select count(*) from files)) as mark`,
  )
  return rows[0]?.mark ?? ''
}
