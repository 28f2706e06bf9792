// Letters that chairs write to those who review, or wrote, what they select in the table of reviews.
import type { Knex } from 'knex'

const kinds = (list: string) =>
  `alter table batches drop constraint batches_kind_check, add constraint batches_kind_check check (kind in (${list}))`

export async function up(knex: Knex) {
  await knex.raw(kinds("'assignments', 'decisions', 'papers', 'circulars'"))
}

export async function down(knex: Knex) {
  await knex.raw(kinds("'assignments', 'decisions', 'papers'"))
}
