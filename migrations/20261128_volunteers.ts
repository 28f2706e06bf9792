// A public call for reviewers, which a chair switches on, and those who apply by it.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    -- Its words; null: there is no call.
    alter table workshop add column reviewer_call text check (length(reviewer_call) between 1 and 4000);

    create table applications (
      id bigint generated always as identity primary key,
      email text not null check (email = lower(email) and email ~ '^[^@\\s]+@[^@\\s]+$' and length(email) <= 254),
      name text not null check (length(name) between 1 and 200),
      affiliation text not null default '' check (length(affiliation) <= 300),
      load integer not null check (load between 1 and 100),
      words text not null default '' check (length(words) <= 4000),
      applied_at timestamptz not null,
      admitted_at timestamptz,
      admitted_by bigint references people,
      declined_at timestamptz,
      declined_by bigint references people,
      check ((admitted_at is null) = (admitted_by is null)),
      check ((declined_at is null) = (declined_by is null)),
      check (num_nonnulls(admitted_at, declined_at) <= 1)
    );
    create unique index applications_pending on applications (email) where admitted_at is null and declined_at is null;
    create index applications_admitted_by on applications (admitted_by);
    create index applications_declined_by on applications (declined_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table applications; alter table workshop drop column reviewer_call')
}
