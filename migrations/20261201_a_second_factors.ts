// A second factor for an account, its recovery codes, and whether chairs need one.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table second_factors (
      person_id bigint primary key references people (id),
      -- Sealed under a key that is not in the database.
      secret text not null,
      begun_at timestamptz not null,
      confirmed_at timestamptz check (confirmed_at >= begun_at),
      -- The newest step whose code was used: no code serves twice.
      last_step bigint check (last_step > 0),
      check ((confirmed_at is null) = (last_step is null))
    );
    create table recovery_codes (
      id bigint generated always as identity primary key,
      person_id bigint not null references second_factors (person_id) on delete cascade,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      made_at timestamptz not null,
      used_at timestamptz check (used_at >= made_at),
      unique (person_id, hash)
    );
    -- null: chairs choose for themselves.
    alter table workshop add column second_factor_since timestamptz;
  `)

export const down = (knex: Knex) =>
  knex.raw(`
    alter table workshop drop column second_factor_since;
    drop table recovery_codes;
    drop table second_factors;
  `)
