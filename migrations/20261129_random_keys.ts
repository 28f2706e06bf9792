// What belongs to a paper and stands in addresses has a random key: numbers in a row would tell how many lie hidden between two.
import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'

const ALONE = ['conflicts', 'clearances', 'flags', 'deferrals']
/** They name batches. */
const NAMING = ['letters', 'assignments', 'releases']

/** A view stands in the way of the type of a column that it reads. */
async function withoutView(knex: Knex, view: string, act: () => Promise<void>): Promise<void> {
  const { rows } = await knex.raw('select pg_get_viewdef(?::regclass) as definition', [view])
  await knex.raw(`drop view ${view}`)
  await act()
  await knex.raw(`create view ${view} as ${rows[0].definition}`)
}

async function keyBatches(knex: Knex): Promise<void> {
  const secret = randomUUID()
  const key = (column: string) => `md5('${secret}' || ${column})::uuid`
  for (const table of NAMING) await knex.raw(`alter table ${table} drop constraint ${table}_batch_id_fkey`)
  await knex.raw(`
    alter table batches alter column id drop identity;
    alter table batches alter column id type uuid using ${key('id')};
    alter table batches alter column id set default gen_random_uuid();
  `)
  for (const table of NAMING)
    await knex.raw(`
      alter table ${table} alter column batch_id type uuid using ${key('batch_id')};
      alter table ${table} add constraint ${table}_batch_id_fkey foreign key (batch_id) references batches;
    `)
}

export async function up(knex: Knex) {
  for (const table of ALONE)
    await knex.raw(`
      alter table ${table} alter column id drop identity;
      alter table ${table} alter column id type uuid using gen_random_uuid();
      alter table ${table} alter column id set default gen_random_uuid();
    `)
  await withoutView(knex, 'known_decisions', () => keyBatches(knex))
}

/** Which numbers there were is known no more. */
export async function down() {
  throw new Error('The random keys of batches, conflicts and flags are not taken back.')
}
