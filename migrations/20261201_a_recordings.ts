// Links to recordings of accepted papers, kept elsewhere: a row for each that was given, and for each time that it was taken off.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table recordings (
      id bigint generated always as identity primary key,
      paper_id bigint not null references papers (id),
      -- null: from here on there is none.
      url text check (url like 'https://%' and length(url) <= 500),
      given_at timestamptz not null,
      given_by bigint not null references people (id)
    );
    create index recordings_paper_id on recordings (paper_id, id desc);
    create index recordings_given_by on recordings (given_by);
  `)

export const down = (knex: Knex) => knex.raw('drop table recordings')
