// What stands behind the numbers and keys in the addresses that take posts: rows of paper A, of other people, and of chairs.
import assert from 'node:assert/strict'
import type { Db } from '../../server/core/db.ts'
import { NEVER_USED } from '../../server/security/places.ts'
import { done, type World } from './blind-world.ts'

/** Whose numbers a route takes, by how it begins; the longest beginning counts. */
const ROWS: Record<string, string> = {
  '/papers/:id': 'papers.id',
  '/programme/presentations/:id': 'papers.id',
  '/assignments/:id': 'assignments.id',
  '/assignments/runs/:id': 'runs.id',
  '/assignments/scores/:id': 'score_files.id',
  '/reviews/:id': 'reviews.id',
  '/reviewers/:id': 'reviewers.person_id',
  '/reminders/stops/:id': 'reviewers.person_id',
  '/uploads/:id': 'uploads.id',
  '/mail/letters/:id': 'letters.id',
  '/mail/batches/:id': 'batches.id',
  '/decisions/releases/:id': 'releases.id',
  '/account/emails/:id': 'emails.id',
  '/account/ties/:id': 'ties.id',
  '/account/expertise/publications/:id': 'past_papers.id',
  '/invitations/:id': 'invitations.id',
  '/applications/:id': 'applications.id',
  '/extensions/codes/:id': 'late_codes.id',
  '/programme/slots/:id': 'slots.id',
  '/settings/submission-form/fields/:id': 'form_fields.id',
  '/settings/review-form/fields/:id': 'form_fields.id',
}
/** A second number: of paper A, which stands before it. */
const SECOND: Record<string, string> = {
  ':conflict': 'conflicts.id',
  ':clearance': 'clearances.id',
  ':correction': 'corrections.id',
  ':authorship': 'authorships.id',
}

const TALK = { starts_at: '2023-07-29T20:00Z', ends_at: '2023-07-29T21:00Z' }

/** A row in each of the tables that the chapters leave empty. */
export async function furnish({ house, people, papers: { A } }: World): Promise<void> {
  const { chair, one, author } = people
  done(await one.post('/account/ties', { who: 'adviser@people.example', kind: 'advisor' }))
  done(await one.post('/account/expertise/publications', { pasted: 'Kernels of old\n\nAbout kernels.' }))
  done(await author.post('/account/emails', { email: 'second@people.example' }))
  done(await chair.post('/applications/call', { reviewer_call: 'Apply.' }))
  const applying = { name: 'Ada Applicant', email: 'ada@people.example', load: 3, words: 'Kernels.' }
  done(await house.visitor().post('/applications', applying))
  done(await chair.post('/invitations', { emails: 'ian@people.example', role: 'reviewer', load: 3 }))
  done(await chair.post('/extensions/codes', { meant_for: 'Somebody', code_until: '2023-07-01 10:00' }))
  await house.db('slots').insert({ kind: 'contributed-talk', title: 'Talk', paper_id: A, ...TALK })
}

type Row = { id: string; paper_id: number | null }

/** One row: of paper A where the rows are of papers, else the last. */
async function keyIn(db: Db, place: string, paper: number): Promise<string> {
  const [table = '', column = ''] = place.split('.')
  if (table === 'papers') return String(paper)
  const ofPaper = db.raw('(to_jsonb(t)->>?)::int as paper_id', ['paper_id'])
  const rows = await db(`${table} as t`).select<Row[]>(`${column} as id`, ofPaper)
  const row = rows.find(({ paper_id }) => paper_id === paper) ?? rows.at(-1)
  return String(row?.id ?? NEVER_USED.integer)
}

/** `ofA`: whoever must not know of paper A must not know of this. */
export type Target = { route: string; address: string; unused: string; key: string; ofA: boolean }

const OF_A = /^\/(papers|programme\/presentations|reviews|assignments\/:id|uploads)/

/** Each of these routes with numbers that stand in the database, and with some that never did. */
export async function targetsOf(
  { house: { db }, papers: { A } }: World,
  routes: string[],
): Promise<Target[]> {
  const targets: Target[] = []
  for (const route of routes) {
    const start = Object.keys(ROWS).filter((one) => route.startsWith(one))
    const rows = ROWS[start.toSorted().at(-1) ?? '']
    const key = rows ? await keyIn(db, rows, A) : ''
    let address = route
      .replace(':id', key)
      .replace(':token', 'no-such-token')
      .replace(':name', 'account-confirmation')
    for (const [name, place] of Object.entries(SECOND))
      if (route.includes(name)) address = address.replace(name, await keyIn(db, place, A))
    assert.doesNotMatch(address, /:[a-z]/, `test/policy/targets.ts does not know what ${route} takes`)
    const never = NEVER_USED[key.includes('-') ? 'uuid' : 'integer'] ?? ''
    const unused = key ? address.replace(key, never) : address
    targets.push({ route, address, unused, key, ofA: OF_A.test(route) })
  }
  return targets
}
