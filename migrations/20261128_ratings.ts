// How good chairs find the reviews.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table ratings (
      review_id uuid not null references reviews,
      person_id bigint not null references people,
      rating integer not null check (rating between 1 and 3),
      rated_at timestamptz not null,
      primary key (review_id, person_id)
    );
    create index ratings_person_id on ratings (person_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table ratings')
}
