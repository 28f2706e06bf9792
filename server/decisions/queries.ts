// Decisions and releases: what chairs draft, what was released, and what each viewer may know of it.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Person } from '../core/tables.ts'
import type { Batch } from '../core/tables-mail.ts'
import type { Slot } from '../core/tables-programme.ts'
import type { Audience, Decision, KnownDecision, Outcome, Release } from '../core/tables-reviewing.ts'
import { announced, inReview } from '../policy/sql.ts'
import type { Candidate } from './ranking.ts'

const IN_REVIEW = inReview('p')

/** SQL twin of isPublic in policy/papers.ts: released to the authors, their letters dispatched, and not gone since. */
const PUBLIC = `${announced('k')}
  and exists (select from papers p where p.id = k.paper_id and p.withdrawn_at is null and p.desk_rejected_at is null)`

/** The note of a decision is for chairs, so it is not here. */
export type DecisionKnown = Pick<KnownDecision, 'paper_id' | 'outcome' | 'released_at'> & { public: boolean }

/** SQL twin of mayKnowDecision; test/policy/twins-decisions.test.ts keeps the two in step. */
function known({ db, viewer }: Reading) {
  const told = { authored: [...viewer.authored], conflicted: [...viewer.conflicted] }
  const reviewed = [...viewer.assigned.union(viewer.reviewed)]
  return db('known_decisions as k')
    .distinctOn('k.paper_id')
    .select<DecisionKnown[]>('k.paper_id', 'k.outcome', 'k.released_at', db.raw(`(${PUBLIC}) as public`))
    .whereRaw(
      `((${PUBLIC})
        or k.audience = 'authors'
          and (k.paper_id = any(:authored) or :isChair and k.paper_id <> all(:conflicted))
        or k.audience = 'reviewers' and k.paper_id = any(:reviewed) and k.paper_id <> all(:conflicted))`,
      { ...told, isChair: viewer.isChair, reviewed },
    )
    .orderBy(['k.paper_id', 'k.audience'])
}

/** The released decisions that this viewer may know, by paper. */
export async function knownDecisions(r: Reading): Promise<Map<number, DecisionKnown>> {
  const rows = await known(r)
  return new Map(rows.map((row) => [row.paper_id, row]))
}

export async function knownDecision(r: Reading, paperId: number): Promise<DecisionKnown | undefined> {
  return known(r).where('k.paper_id', paperId).first()
}

/** The drafts on the board: SQL twin of maySeeDraftDecision, for papers in review. */
export async function candidates({ db, viewer }: Reading): Promise<Candidate[]> {
  if (!viewer.isChair) return []
  return db('papers as p')
    .leftJoin('decisions as d', (on) => on.on('d.paper_id', 'p.id').onNull('d.superseded_at'))
    .leftJoin('known_decisions as k', (on) => on.on('k.paper_id', 'p.id').onVal('k.audience', 'authors'))
    .select<Candidate[]>('p.id', 'p.title', 'd.outcome', 'k.outcome as told')
    .select(db.raw(`coalesce(d.note, '') as note`))
    .select(
      db.raw(`array(select t.name from topics t join paper_topics s on s.topic_id = t.id
        where s.paper_id = p.id order by t.position) as topics`),
    )
    .whereRaw(`${IN_REVIEW} and p.id <> all(?)`, [[...viewer.conflicted]])
    .orderBy('p.id')
}

/** Papers in review that no chair may decide, for every chair is in conflict with them. */
const WAITING = `${IN_REVIEW} and not exists (select from chairs c
  where not exists (select from conflicted k where k.paper_id = p.id and k.person_id = c.person_id))`

export async function waitsForChair({ db }: Reading, paperId: number): Promise<boolean> {
  return (await db('papers as p').whereRaw(WAITING).where('p.id', paperId).first('p.id')) !== undefined
}

/** Of the papers hidden from this chair: how many are in review, and how many of them no other chair may decide. */
export async function hiddenFrom({ db, viewer }: Reading): Promise<{ hidden: number; waiting: number }> {
  const { rows } = await db.raw<{ rows: { hidden: number; waiting: number }[] }>(
    `select count(*) as hidden, count(*) filter (where ${WAITING}) as waiting
     from papers p where ${IN_REVIEW} and p.id = any(?)`,
    [[...viewer.conflicted]],
  )
  return rows[0] ?? { hidden: 0, waiting: 0 }
}

export type SlotOffered = Pick<Slot, 'id' | 'starts_at' | 'ends_at' | 'kind' | 'paper_id'>

/** Where talks and posters go; a slot taken by a paper in conflict looks as if it were free. */
export const slotsOffered = ({ db, viewer }: Reading): Promise<SlotOffered[]> =>
  db('slots')
    .whereIn('kind', ['contributed-talk', 'poster-session'])
    .orderBy(['starts_at', 'id'])
    .select<SlotOffered[]>('id', 'starts_at', 'ends_at', 'kind')
    .select(
      db.raw('case when paper_id <> all(?::bigint[]) then paper_id end as paper_id', [
        [...viewer.conflicted],
      ]),
    )

export const currentDecision = ({ db }: Reading, paperId: number): Promise<Decision | undefined> =>
  db<Decision>('decisions').where({ paper_id: paperId }).whereNull('superseded_at').first()

export const supersede = ({ db, now }: Writing, decision: Decision) =>
  db<Decision>('decisions').where({ id: decision.id }).update({ superseded_at: now })

export const insertDecision = (
  { db, now, viewer }: Writing,
  paperId: number,
  said: { outcome: Outcome; note: string },
) => db('decisions').insert({ ...said, paper_id: paperId, decided_at: now, decided_by: viewer.personId })

/** A drafted decision that the audience does not know; `waits`: it knows another, whose letters have not left. */
export type Releasable = {
  decision_id: number
  paper_id: number
  title: string
  outcome: Outcome
  in_review: boolean
  waits: boolean
  told_authors: boolean
  /** What authors know now. */
  told: Outcome | null
}

export async function releasable({ db, viewer }: Reading, audience: Audience): Promise<Releasable[]> {
  if (!viewer.isChair) return []
  return db('decisions as d')
    .join('papers as p', 'p.id', 'd.paper_id')
    .leftJoin('known_decisions as k', (on) => on.on('k.paper_id', 'p.id').onVal('k.audience', audience))
    .leftJoin('known_decisions as a', (on) => on.on('a.paper_id', 'p.id').onVal('a.audience', 'authors'))
    .select<Releasable[]>('d.id as decision_id', 'd.paper_id', 'p.title', 'd.outcome', 'a.outcome as told')
    .select(
      db.raw(`(${IN_REVIEW}) as in_review, (k.audience = 'authors' and k.dispatched_at is null) is true as waits,
        (a.outcome = d.outcome) is true as told_authors`),
    )
    .whereNull('d.superseded_at')
    .whereRaw('k.outcome is distinct from d.outcome and d.paper_id <> all(?)', [[...viewer.conflicted]])
    .orderBy('d.paper_id')
}

export type AuthorToTell = {
  paper_id: number
  position: number
  name: string
  person_id: Person['id'] | null
  email: string | null
}

/** Every author of the papers, with an account or not; the address is null where none can be used. */
export async function authorsToTell({ db }: Reading, paperIds: number[]): Promise<AuthorToTell[]> {
  return db('authorships as a')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .whereIn('a.paper_id', paperIds)
    .orderBy(['a.paper_id', 'a.position'])
    .select<AuthorToTell[]>('a.paper_id', 'a.position', 'a.name', 'a.person_id')
    .select(db.raw(`substring(coalesce(nullif(a.email, ''), p.email) from '^[^@\\s]+@[^@\\s]+$') as email`))
}

/** Two chairs who release at once come one after the other, so that nobody is told twice. */
export const holdReleases = ({ db }: Writing) => db.raw('lock table releases in share row exclusive mode')

export async function insertRelease(
  { db, now, viewer }: Writing,
  release: Pick<Release, 'audience' | 'batch_id'>,
  decisionIds: number[],
): Promise<Release> {
  const row = { ...release, released_at: now, released_by: viewer.personId }
  const [inserted] = await db('releases').insert(row).returning<Release[]>('*')
  const { id } = found(inserted)
  await db('released_decisions').insert(decisionIds.map((decision_id) => ({ release_id: id, decision_id })))
  return found(inserted)
}

export const papersReleased = ({ db }: Writing, releaseId: number): Promise<number[]> =>
  db('released_decisions as s')
    .join('decisions as d', 'd.id', 's.decision_id')
    .where('s.release_id', releaseId)
    .orderBy('d.paper_id')
    .pluck('d.paper_id')

export type KnownRelease = Release & { dispatched: boolean; discarded: boolean }

/** The viewer's own: those of other chairs may hold papers that this one must not know of. */
export const ownReleases = ({ db, viewer }: Reading): Promise<KnownRelease[]> =>
  db('releases as r')
    .leftJoin('batches as b', 'b.id', 'r.batch_id')
    .select<KnownRelease[]>(
      'r.*',
      db.raw('b.dispatched_at is not null as dispatched, b.discarded_at is not null as discarded'),
    )
    .where('r.released_by', viewer.personId)
    .orderBy('r.id', 'desc')

/** Its batch is held too, so that its letters cannot leave meanwhile. */
export async function holdRelease(w: Writing, id: number): Promise<KnownRelease> {
  const release = found(await w.db<Release>('releases').where({ id }).forUpdate().first())
  if (release.batch_id !== null) await w.db<Batch>('batches').where({ id: release.batch_id }).forUpdate()
  return found((await ownReleases(w)).find((own) => own.id === id))
}

export async function takeBack({ db, now, viewer }: Writing, { id, batch_id }: Release): Promise<void> {
  await db('releases').where({ id }).update({ undone_at: now, undone_by: viewer.personId })
  if (batch_id !== null) await db('batches').where({ id: batch_id }).update({ discarded_at: now })
}
