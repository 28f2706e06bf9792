// Letters of a release that a chair lets lie settle it as letters that leave do: the public knows, and nothing is taken back.
import type { Knex } from 'knex'

const knownDecisions = (settled: string) => `
  create or replace view known_decisions as
    select distinct on (r.audience, d.paper_id)
      r.audience, d.paper_id, d.id as decision_id, d.outcome, d.note, r.id as release_id, r.released_at,
      ${settled} as dispatched_at
    from released_decisions rd
    join decisions d on d.id = rd.decision_id
    join releases r on r.id = rd.release_id and r.undone_at is null
    left join batches b on b.id = r.batch_id
    order by r.audience, d.paper_id, r.id desc`

export const up = (knex: Knex) => knex.raw(knownDecisions('coalesce(b.dispatched_at, b.discarded_at)'))

export const down = (knex: Knex) => knex.raw(knownDecisions('b.dispatched_at'))
