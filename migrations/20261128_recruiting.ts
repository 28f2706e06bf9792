// Recruiting: who asked to be reminded later, whom the declining suggest, reminders by rule.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table invitations
      add column suggestion text check (length(suggestion) <= 500),
      -- The invited said that they have seen it; they are asked again at that instant.
      add column postponed_at timestamptz check (postponed_at >= invited_at),
      add column postponed_until timestamptz check (postponed_until > postponed_at),
      add column reminded_at timestamptz,
      add column reminders integer not null default 0 check (reminders >= 0),
      -- A reminder has a link of its own, and the links of the letters before it go on working.
      add column earlier_hashes text[] not null default '{}',
      add check ((postponed_at is null) = (postponed_until is null)),
      add check ((reminded_at is null) = (reminders = 0)),
      add check (suggestion is null or refused_at is not null);

    alter table workshop
      -- Days of silence after which the invited are reminded; null: never.
      add column remind_invited_after integer check (remind_invited_after between 1 and 60),
      add column remind_invited_most integer not null default 2 check (remind_invited_most between 1 and 5);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    alter table workshop drop column remind_invited_after, drop column remind_invited_most;
    alter table invitations drop column suggestion, drop column postponed_at, drop column postponed_until,
      drop column reminded_at, drop column reminders, drop column earlier_hashes;
  `)
}
