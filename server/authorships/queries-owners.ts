// Whose an address is among those who review: what a chair should know of one that is to stand, or stands, among the authors.
import type { Reading } from '../context.ts'

export type Owner = { email: string; name: string; assigned: boolean }

/** For chairs of the paper alone. An address that was given up counts as well, since conflicts go on with it. */
export async function reviewersAt({ db }: Reading, paperId: number, emails: string[]): Promise<Owner[]> {
  if (emails.length === 0) return []
  const { rows } = await db.raw<{ rows: Owner[] }>(
    `select o.email, p.name, exists (select from assignments a
         where a.paper_id = :paperId and a.person_id = p.id and a.ended_at is null) as assigned
     from addresses o join reviewers r on r.person_id = o.person_id join people p on p.id = o.person_id
     where o.email = any(cast(:emails as text[])) order by assigned desc, p.name`,
    { paperId, emails },
  )
  return rows
}
