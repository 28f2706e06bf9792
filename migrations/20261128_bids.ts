// Bids: what reviewers would like to read, and what they would rather not. No bid is no row.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table bids (
      paper_id bigint not null references papers,
      person_id bigint not null references people,
      level text not null check (level in ('eager', 'willing', 'pinch', 'unwilling')),
      bid_at timestamptz not null,
      primary key (paper_id, person_id)
    );
    create index bids_person_id on bids (person_id);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table bids')
}
