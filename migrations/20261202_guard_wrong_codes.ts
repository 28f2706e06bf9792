// Wrong codes of a second factor are counted in a row, and many of them close it for the codes of the app.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    -- Since the last one that was right.
    alter table second_factors add column wrong_codes int not null default 0 check (wrong_codes >= 0);
    -- By a new password, after it had been closed.
    alter table second_factors add column reopened_at timestamptz;
  `)

export const down = (knex: Knex) =>
  knex.raw(`
    alter table second_factors drop column reopened_at;
    alter table second_factors drop column wrong_codes;
  `)
