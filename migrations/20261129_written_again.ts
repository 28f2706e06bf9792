// Each letter is written once more when it has been posted: a page keeps the room for it, so that no index need hear of it.
import type { Knex } from 'knex'

export const up = (knex: Knex) => knex.raw('alter table letters set (fillfactor = 50)')

export const down = (knex: Knex) => knex.raw('alter table letters reset (fillfactor)')
