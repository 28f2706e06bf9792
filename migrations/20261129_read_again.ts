// When a PDF was read once more that could not be read within the limits while its sender waited.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw('alter table files add column read_again_at timestamptz')
}

export async function down(knex: Knex) {
  await knex.raw('alter table files drop column read_again_at')
}
