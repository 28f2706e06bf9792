// What a reviewer says of a paper that was sent to them: taken, opened, too much, and how many days more they ask for.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table assignments
      add accepted_at timestamptz,
      add opened_at timestamptz,
      add unable_at timestamptz,
      add unable_reason text check (length(unable_reason) between 1 and 2000),
      add standin boolean not null default false,
      add check ((unable_at is null) = (unable_reason is null)),
      add check (dispatched_at is not null or num_nonnulls(accepted_at, opened_at, unable_at) = 0);

    -- A chair answers with a date, which is yes, or without one.
    create table deferrals (
      id bigint generated always as identity primary key,
      assignment_id bigint not null references assignments,
      days integer not null check (days between 1 and 30),
      reason text not null check (length(reason) between 1 and 2000),
      asked_at timestamptz not null,
      answered_at timestamptz check (answered_at >= asked_at),
      answered_by bigint references people,
      until timestamptz check (until > answered_at),
      check ((answered_at is null) = (answered_by is null)),
      check (until is null or answered_at is not null)
    );
    create index deferrals_assignment_id on deferrals (assignment_id);
    create index deferrals_answered_by on deferrals (answered_by);
    create unique index deferrals_open on deferrals (assignment_id) where answered_at is null;

    -- The date of one reviewer for one paper, where it is another than everybody's.
    create view postponed as
      select a.paper_id, a.person_id, max(d.until) as until, max(d.answered_at) as answered_at
      from deferrals d join assignments a on a.id = d.assignment_id
      where a.ended_at is null and d.until is not null
      group by a.paper_id, a.person_id;
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    drop view postponed;
    drop table deferrals;
    alter table assignments
      drop accepted_at, drop opened_at, drop unable_at, drop unable_reason, drop standin;
  `)
}
