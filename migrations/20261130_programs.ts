// Tokens by which programs of a person read what that person may see.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table api_tokens (
      id bigint generated always as identity primary key,
      person_id bigint not null references people (id),
      name text not null check (length(name) between 1 and 100),
      hash text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      check (expires_at > created_at)
    );
    create unique index api_tokens_hash on api_tokens (hash);
    create index api_tokens_person_id on api_tokens (person_id);
  `)

export const down = (knex: Knex) => knex.raw('drop table api_tokens')
