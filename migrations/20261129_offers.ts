// The link of a letter by which a reviewer answers the papers in it without signing in: one for all of that letter.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table assignments
      add token_hash text check (length(token_hash) = 64),
      add token_expires_at timestamptz,
      add check ((token_hash is null) = (token_expires_at is null)),
      add check (token_hash is null or dispatched_at is not null);
    create index assignments_token_hash on assignments (token_hash) where token_hash is not null;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('alter table assignments drop token_hash, drop token_expires_at')
}
