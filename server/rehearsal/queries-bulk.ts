// Many rows in few statements, for worlds of thousands.
import type { Db } from '../core/db.ts'
import type { PaperRead } from '../files/pdf/examiner.ts'
import type { CorrectionRow } from './bulk-papers.ts'
import type { AnswerRow } from './bulk-people.ts'
import type { Acceptance, ReviewChange } from './bulk-reviews.ts'

const TOGETHER = 1000

/** In transactions of their own: each new address holds a lock until its end. */
export async function insertMany(db: Db, table: string, rows: object[]): Promise<void> {
  for (let done = 0; done < rows.length; done += TOGETHER) {
    await db(table).insert(rows.slice(done, done + TOGETHER))
  }
}

export async function putAnswers(db: Db, answers: AnswerRow[]): Promise<void> {
  const accepted = answers.filter(({ refusal }) => refusal === null)
  await insertMany(
    db,
    'reviewers',
    accepted.map(({ person_id, load, at }) => ({ person_id, load, joined_at: at })),
  )
  await insertMany(
    db,
    'reviewer_topics',
    accepted.flatMap(({ person_id, topics }) => topics.map((topic_id) => ({ person_id, topic_id }))),
  )
  await db.raw(
    `update invitations i set
       accepted_at = case when a.refusal is null then a.at end,
       accepted_by = case when a.refusal is null then a.person_id end,
       refused_at = case when a.refusal is not null then a.at end,
       refusal_reason = a.refusal
     from json_to_recordset(?) a (email text, person_id bigint, at timestamptz, refusal text)
     where i.email = a.email and i.role = 'reviewer'`,
    [JSON.stringify(answers)],
  )
}

/** Each at the line of its author. */
export const putCorrections = (db: Db, rows: CorrectionRow[]) =>
  db.raw(
    `insert into corrections (authorship_id, name, affiliation, position, note, proposed_at)
     select l.id, c.name, c.affiliation, c.position, c.note, c.proposed_at
     from json_to_recordset(?) c (paper_id bigint, email text, position int, name text, affiliation text, note text,
       proposed_at timestamptz)
     join authorships l on l.paper_id = c.paper_id and l.email = c.email`,
    [JSON.stringify(rows)],
  )

/** What was read in a file goes to all papers that have it. */
export async function linkTexts(db: Db, readings: Map<string, PaperRead>): Promise<void> {
  for (const [sha256, { text, mainPages, paperSize, likeness }] of readings) {
    await db.raw(
      `insert into file_texts (file_id, text, main_pages, paper_size, signature, bands)
       select id, :text, :mainPages, :paperSize, :signature, :bands from files where sha256 = :sha256`,
      { sha256, text, mainPages, paperSize, ...likeness },
    )
  }
}

/** By the review, which stands for the pair. */
export const putAcceptances = (db: Db, rows: Acceptance[]) =>
  db.raw(
    `update assignments a set accepted_at = c.accepted_at
     from json_to_recordset(?) c (id uuid, accepted_at timestamptz)
     join reviews v on v.id = c.id
     where a.paper_id = v.paper_id and a.person_id = v.person_id and a.ended_at is null`,
    [JSON.stringify(rows)],
  )

export async function putReviews(db: Db, changes: ReviewChange[]): Promise<void> {
  for (let done = 0; done < changes.length; done += TOGETHER) {
    await db.raw(
      `with written as (
         update reviews v set version = v.version + 1, saved_at = c.saved_at, submitted_at = c.submitted_at,
           text = f.text, relevance = f.relevance, correctness = f.correctness, overall = f.overall,
           confidence = f.confidence, note = coalesce(f.note, ''), fit_for_talk = coalesce(f.fit_for_talk, false)
         from json_to_recordset(?) c (id uuid, saved_at timestamptz, submitted_at timestamptz, fields json),
           json_populate_record(null::reviews, c.fields) f
         where v.id = c.id returning v.*)
       insert into review_versions (review_id, version, saved_at, is_draft, fields)
       select id, version, saved_at, submitted_at is null, json_build_object('text', text, 'note', note, 'correctness', correctness,
         'relevance', relevance, 'overall', overall, 'confidence', confidence, 'fit_for_talk', fit_for_talk)
       from written`,
      [JSON.stringify(changes.slice(done, done + TOGETHER))],
    )
  }
}

/** Thousands of rows came at once, and PostgreSQL must know how many before it plans. */
export const measure = (db: Db) => db.raw('analyze')

/** The same for what is asked of everybody who acts. */
export const measureTies = (db: Db) =>
  db.raw('analyze authorships, conflicts, assignments, reviews, deferrals')
