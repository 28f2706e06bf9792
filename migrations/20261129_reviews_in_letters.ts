// Whether the letters that tell authors a decision carry the reviews, or lead to them alone.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw('alter table workshop add reviews_in_letters boolean not null default true')
}

export async function down(knex: Knex) {
  await knex.raw('alter table workshop drop reviews_in_letters')
}
