// When a token was last used, so that its owner can tell which of them nobody needs.
import type { Knex } from 'knex'

export const up = (knex: Knex) => knex.raw('alter table api_tokens add column last_used_at timestamptz')

export const down = (knex: Knex) => knex.raw('alter table api_tokens drop column last_used_at')
