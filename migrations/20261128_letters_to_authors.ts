// Batches of letters that chairs write themselves, to the authors of several papers.
import type { Knex } from 'knex'

const kinds = (list: string) =>
  `alter table batches drop constraint batches_kind_check, add constraint batches_kind_check check (kind in (${list}))`

export async function up(knex: Knex) {
  await knex.raw(kinds("'assignments', 'decisions', 'papers'"))
}

export async function down(knex: Knex) {
  await knex.raw(kinds("'assignments', 'decisions'"))
}
