// Days that a chair gives without being asked: nobody has asked, so the row has a date from its beginning.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table deferrals
      alter asked_at drop not null,
      add constraint deferrals_asked_or_given check (asked_at is not null or until is not null);
  `)
}

export async function down(knex: Knex) {
  await knex.raw(`
    delete from deferrals where asked_at is null;
    alter table deferrals drop constraint deferrals_asked_or_given, alter asked_at set not null;
  `)
}
