// What lies in an uploaded archive: names and sizes, read when it came.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table listings (
      file_id uuid primary key references files on delete cascade,
      entries jsonb not null check (jsonb_typeof(entries) = 'array')
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table listings')
}
