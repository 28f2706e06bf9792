// What a run reads of papers and reviewers: texts, who wrote what, who wrote together. Papers hidden from the viewer are left out.
import type { Reading } from '../context.ts'
import type { Tie } from '../core/tables-conflicts.ts'
import { inReview } from '../policy/sql.ts'

/** So many letters of a PDF tell what it is about; the rest is proofs and references. */
const TOLD = 12_000

const hiddenFrom = ({ viewer }: Reading) => ({ hidden: [...viewer.conflicted] })

const IN_REVIEW = `
  select * from papers where ${inReview('papers')}
    and id <> all(cast(:hidden as bigint[]))`

/** `isRead`: its PDF has a text that can be read. */
export type SubmissionText = { text: string; isRead: boolean }

/** Title, abstract and the first pages of the PDF in force, by paper. */
export async function submissionTexts(r: Reading): Promise<Map<number, SubmissionText>> {
  const { rows } = await r.db.raw<{ rows: (SubmissionText & { id: number })[] }>(
    `with visible as (${IN_REVIEW})
     select v.id, concat_ws('. ', v.title, v.abstract, pdf.text) as text, coalesce(pdf.text ~ '[[:alnum:]]', false) as "isRead"
     from visible v left join lateral (
       select left(t.text, ${TOLD}) as text from files f left join file_texts t on t.file_id = f.id
       where f.paper_id = v.id and f.kind = 'paper' order by f.version desc limit 1) pdf on true`,
    hiddenFrom(r),
  )
  return new Map(rows.map(({ id, text, isRead }) => [id, { text, isRead }]))
}

/** Papers in review and the reviewers among their authors. */
export async function writtenPairs(r: Reading): Promise<{ paper_id: number; person_id: number }[]> {
  const { rows } = await r.db.raw<{ rows: { paper_id: number; person_id: number }[] }>(
    `with visible as (${IN_REVIEW})
     select a.paper_id, a.person_id from authorships a
     join visible on visible.id = a.paper_id join reviewers r on r.person_id = a.person_id
     order by 1, 2`,
    hiddenFrom(r),
  )
  return rows
}

/** Reviewers on one list of authors here, or of whom one has named the other as somebody they wrote with. */
export async function coauthorPairs(r: Reading): Promise<[number, number][]> {
  const kinds: Tie['kind'][] = ['co-author', 'collaborator', 'advisor']
  const { rows } = await r.db.raw<{ rows: { one: number; other: number }[] }>(
    `select least(a.person_id, b.person_id) as one, greatest(a.person_id, b.person_id) as other
     from authorships a join authorships b on b.paper_id = a.paper_id and b.person_id <> a.person_id
     where a.paper_id <> all(cast(:hidden as bigint[]))
     union
     select least(t.person_id, o.person_id), greatest(t.person_id, o.person_id)
     from ties t join addresses o on o.email = t.email and o.person_id <> t.person_id
     where t.kind = any(:kinds)
     order by 1, 2`,
    { ...hiddenFrom(r), kinds },
  )
  return rows.map(({ one, other }) => [one, other])
}
