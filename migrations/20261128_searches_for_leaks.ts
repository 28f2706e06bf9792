// What a search for leaks found: who looked around, how far, and where something stood that must not.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table leak_searches (
      id bigint primary key generated always as identity,
      begun_at timestamptz not null,
      ended_at timestamptz not null check (ended_at >= begun_at),
      viewers int not null check (viewers > 0),
      visits int not null check (visits > 0),
      secrets int not null check (secrets >= 0),
      leaks jsonb not null check (jsonb_typeof(leaks) = 'array')
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table leak_searches')
}
