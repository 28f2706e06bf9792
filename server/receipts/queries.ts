// What a submitted paper holds, as a receipt tells it, and what the last receipt told.
import type { Reading, Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'
import { writeLines } from '../core/journal.ts'
import { inReview } from '../policy/sql.ts'
import type { Facts } from './changes.ts'

/** One value that two receipts can be compared by. */
const FACTS = `jsonb_build_object('title', p.title, 'abstract', p.abstract, 'keywords', p.keywords,
  'code_url', p.code_url, 'prior_publication', p.prior_publication,
  'authors', (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'email', a.email, 'affiliation', a.affiliation)
    order by a.position), '[]') from authorships a where a.paper_id = p.id),
  'topics', (select coalesce(jsonb_agg(t.name order by t.position), '[]') from paper_topics pt
    join topics t on t.id = pt.topic_id where pt.paper_id = p.id),
  'files', (select coalesce(jsonb_object_agg(f.kind, f.sha256), '{}') from
    (select distinct on (kind) kind, sha256 from files where paper_id = p.id and kind in ('paper', 'supplement')
     order by kind, version desc) f),
  'answers', (select coalesce(jsonb_object_agg(f.field_id, jsonb_build_object('label', f.label, 'sha256', f.sha256)), '{}') from
    (select distinct on (field_id) field_id, label, sha256, taken_off_at from files join form_fields ff on ff.id = field_id
     where paper_id = p.id order by field_id, version desc) f where f.taken_off_at is null))`

export async function factsNow({ db }: Reading, paperId: number): Promise<Facts> {
  const { rows } = await db.raw<{ rows: { facts: Facts }[] }>(
    `select ${FACTS} as facts from papers p where p.id = :paperId`,
    { paperId },
  )
  return found(rows[0]).facts
}

/** What its authors know of the paper from now on. */
export const rememberReceipt = ({ db, now }: Writing, paperId: number) =>
  db.raw(
    `insert into receipts (paper_id, sent_at, facts) select p.id, :now, ${FACTS} from papers p where p.id = :paperId
     on conflict (paper_id) do update set sent_at = excluded.sent_at, facts = excluded.facts`,
    { now, paperId },
  )

/** The same beside a change of the paper that none of the facts tells of. */
export const receiptRemembered = (w: Writing, paperId: number) => ({ receipt: rememberReceipt(w, paperId) })

/** The same for all papers at once, as they were submitted: where a whole world is written in one go. */
export async function rememberAll(db: Db): Promise<void> {
  await db.raw(
    `insert into receipts (paper_id, sent_at, facts) select p.id, p.submitted_at, ${FACTS} from papers p
     where p.submitted_at is not null`,
  )
}

/** A receipt told of a new PDF alone: what else has changed is still to be told. */
export async function rememberPdf({ db, now }: Writing, paperId: number, sha256: string): Promise<void> {
  await db.raw(
    `update receipts set sent_at = :now, facts = jsonb_set(facts, '{files,paper}', to_jsonb(cast(:sha256 as text)))
     where paper_id = :paperId`,
    { now, paperId, sha256 },
  )
}

/** `chairs`: who changed it in its authors' place. */
export type Changed = { id: number; title: string; before: Facts; after: Facts; chairs: string[] }

/** Submitted papers that differ from their last receipt and have been left alone for a while. */
export async function changedPapers(w: Writing, quiet: { minutes: number }): Promise<Changed[]> {
  const { db, now } = w
  await writeLines(w)
  const { rows } = await db.raw<{ rows: Changed[] }>(
    `select * from (
       select p.id, p.title, r.facts as before, ${FACTS} as after,
         array(select distinct c.name from journal j join people c on c.id = j.person_id
           where j.paper_id = p.id and j.at > r.sent_at - interval '10 minutes' and jsonb_exists(j.details, 'acting_for')
             and j.verb <> 'proxy.began' order by c.name) as chairs
       from papers p join receipts r on r.paper_id = p.id
       where ${inReview('p')}
         and (p.changed_at > r.sent_at or exists (select from files f where f.paper_id = p.id and f.stored_at > r.sent_at))
         and greatest(p.changed_at, (select max(f.stored_at) from files f where f.paper_id = p.id)) <= :before
     ) c where c.before is distinct from c.after order by c.id`,
    { before: now.subtract(quiet) },
  )
  return rows
}
