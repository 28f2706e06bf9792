// Whom a reviewer who declines would ask instead: one person for each review that was handed back.
import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`create table substitutes (
    review_id uuid primary key references reviews (id),
    name text not null check (length(name) between 1 and 200),
    email text not null check (email = lower(email) and length(email) <= 254),
    note text not null default '' check (length(note) <= 300),
    proposed_at timestamptz not null
  )`)

export const down = (knex: Knex) => knex.raw('drop table substitutes')
