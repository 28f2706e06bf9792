// Empty drafts can be deleted: the row stays for the journal, with nothing in it.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    alter table papers
      add deleted_at timestamptz,
      add deleted_by bigint references people,
      add check ((deleted_at is null) = (deleted_by is null)),
      add check (deleted_at is null or (submitted_at is null and abstract = ''));
    create index papers_deleted_by on papers (deleted_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('alter table papers drop deleted_at, drop deleted_by')
}
