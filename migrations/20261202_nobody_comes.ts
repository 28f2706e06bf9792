// The authors of an accepted paper say that nobody of them can come, and why: until now they could only choose how.
import type { Knex } from 'knex'

const allow = (knex: Knex, ways: string[]) =>
  knex.raw(
    `alter table presentations add constraint presentations_attendance_check
     check (attendance in (${ways.map((way) => `'${way}'`).join(', ')}))`,
  )

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table presentations drop constraint presentations_attendance_check')
  await allow(knex, ['in-person', 'remote', 'nobody'])
  await knex.raw(
    `alter table presentations add column note text not null default '' check (length(note) <= 1000)`,
  )
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from presentations where attendance = 'nobody'`)
  await knex.raw('alter table presentations drop constraint presentations_attendance_check, drop column note')
  await allow(knex, ['in-person', 'remote'])
}
