// The reviewers whom a letter can go to.
import type { Reading } from '../context.ts'
import type { Audience } from './form.ts'

export type Recipient = { id: number; name: string; email: string }

/** Bids on papers hidden from the viewer are as if they were not. */
export async function recipientsOf({ db, viewer }: Reading, audience: Audience): Promise<Recipient[]> {
  const { rows } = await db.raw<{ rows: Recipient[] }>(
    `select p.id, p.name, p.email from reviewers r join people p on p.id = r.person_id
     where r.left_at is null
       and (:all or not exists (select from bids b
         where b.person_id = r.person_id and b.paper_id <> all(cast(:hidden as bigint[]))))
     order by lower(p.name), p.id`,
    { all: audience === 'all', hidden: [...viewer.conflicted] },
  )
  return rows
}
