// What was typed about a paper and does not count yet, and which open form saved last.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table papers
      -- { typed, problems }: shown in the form again to its authors; the columns keep what counts.
      add column pending jsonb check (jsonb_typeof(pending) = 'object'),
      add column saved_from uuid,
      -- Requests of one form can overtake each other; the older text must not win.
      add column saved_turn integer;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('alter table papers drop column pending, drop column saved_from, drop column saved_turn')
}
