// A contact proposes another address for a co-author: of whoever answers from the address that stands, both are empty.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`alter table corrections
    add column email text check (email = lower(email) and length(email) between 1 and 254),
    add column proposed_by bigint references people (id),
    add check ((email is null) = (proposed_by is null)),
    add check (email is null or not leaves);
    create index corrections_proposed_by on corrections (proposed_by)`)

export const down = (knex: Knex) =>
  knex.raw('alter table corrections drop column email, drop column proposed_by')
