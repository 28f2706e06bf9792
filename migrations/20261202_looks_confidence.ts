// “Your confidence” is read by others too, on the pages of papers and in letters: the field that the house brings is called “Confidence”.
import type { Knex } from 'knex'

const rename = (knex: Knex, from: string, to: string) =>
  knex('form_fields').where({ key: 'confidence', label: from }).update({ label: to })

export const up = (knex: Knex) => rename(knex, 'Your confidence', 'Confidence')

export const down = (knex: Knex) => rename(knex, 'Confidence', 'Your confidence')
