// When the page of an invitation first stood before a person; answers tell the same by themselves.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table invitations
      add column opened_at timestamptz check (opened_at >= invited_at);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('alter table invitations drop column opened_at')
}
