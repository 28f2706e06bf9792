// Which chair is in charge of a paper; without a name every chair without a conflict is.
import type { Knex } from 'knex'

export async function up(knex: Knex) {
  await knex.raw(`
    create table handling_chairs (
      paper_id bigint primary key references papers on delete cascade,
      -- Who is no chair any more is in charge of nothing.
      person_id bigint not null references chairs on delete cascade,
      named_at timestamptz not null,
      named_by bigint not null references people
    );
    create index handling_chairs_person on handling_chairs (person_id);
    create index handling_chairs_named_by on handling_chairs (named_by);
  `)
}

export async function down(knex: Knex) {
  await knex.raw('drop table handling_chairs')
}
