// Chairs who act for the authors of a paper: since when, why, and what the paper was when they began.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table proxies (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers,
      chair_id bigint not null references people,
      reason text not null check (length(reason) between 1 and 500),
      -- What a receipt would tell, to say at the end what has changed.
      facts jsonb not null,
      began_at timestamptz not null,
      ended_at timestamptz check (ended_at >= began_at)
    );
    create index proxies_paper_id on proxies (paper_id);
    create index proxies_chair_id on proxies (chair_id);
    create unique index proxies_standing on proxies (paper_id, chair_id) where ended_at is null;
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table proxies')
}
