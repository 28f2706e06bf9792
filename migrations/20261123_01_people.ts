// Who is here: people, the roles they hold now, their sessions, and one-purpose tokens.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table people (
      id bigint generated always as identity primary key,
      email text not null check (email = lower(email) and email ~ '^[^@\\s]+@[^@\\s]+$' and length(email) <= 254),
      name text not null check (length(name) between 1 and 200),
      affiliation text not null default '' check (length(affiliation) <= 300),
      password_hash text,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      check (confirmed_at is null or confirmed_at >= created_at)
    );
    create unique index people_email on people (email);

    create table chairs (
      person_id bigint primary key references people,
      appointed_at timestamptz not null,
      appointed_by bigint references people
    );
    create index chairs_appointed_by on chairs (appointed_by);

    create table reviewers (
      person_id bigint primary key references people,
      load integer not null check (load between 0 and 100),
      joined_at timestamptz not null,
      left_at timestamptz check (left_at >= joined_at)
    );

    create table tokens (
      id bigint generated always as identity primary key,
      purpose text not null check (purpose in ('setup', 'confirmation', 'password_reset')),
      hash text not null,
      person_id bigint references people,
      created_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > created_at),
      used_at timestamptz,
      check ((purpose = 'setup') = (person_id is null))
    );
    create unique index tokens_hash on tokens (hash);
    create index tokens_person_id on tokens (person_id);

    -- The shape connect-session-knex expects.
    create table sessions (
      sid text primary key,
      sess json not null,
      expired timestamptz not null
    );
    create index sessions_expired on sessions (expired);

    -- The shape rate-limiter-flexible expects.
    create table sign_in_attempts (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table sign_in_attempts, sessions, tokens, reviewers, chairs, people')
}
