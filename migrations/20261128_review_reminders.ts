// Reminders of reviews: the rules, whom they reached, and who is left in peace.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table reminder_rules (
      id bigint generated always as identity primary key,
      audience text not null check (audience in ('reviewers', 'chairs')),
      hours integer not null check (hours between -1000 and 1000),
      active boolean not null default true,
      unique (audience, hours) deferrable
    );
    insert into reminder_rules (audience, hours) values
      ('reviewers', -72), ('reviewers', 0), ('reviewers', 48), ('reviewers', 96), ('chairs', 120);
    create table review_reminders (
      person_id bigint not null references people,
      audience text not null check (audience in ('reviewers', 'chairs')),
      closes_at timestamptz not null,
      hours integer not null,
      sent_at timestamptz not null,
      primary key (person_id, audience, closes_at, hours)
    );
    create table reminder_stops (
      person_id bigint primary key references reviewers (person_id),
      stopped_at timestamptz not null,
      stopped_by bigint not null references people
    );
    create index reminder_stops_stopped_by on reminder_stops (stopped_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table reminder_stops, review_reminders, reminder_rules')
}
