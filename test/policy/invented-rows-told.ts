// What is decided, told and written in an invented workshop, as rows of the database.
import type { Db } from '../../server/core/db.ts'
import { START } from '../support/people.ts'
import type { Invented } from './invented.ts'
import { at, BY, put } from './invented-row.ts'

const LETTER = 'invented/mail/letter'

/** The number of a paper is that of its decision and the release to its authors, and makes the key of their batch. */
export async function putDecisions(db: Db, { papers }: Invented): Promise<void> {
  const decided = papers.filter(({ outcome }) => outcome)
  const decisions = decided.map(({ id, outcome }) => ({
    id,
    paper_id: id,
    outcome,
    note: '',
    decided_at: at,
    decided_by: BY,
  }))
  await put(db, 'decisions', decisions)
  const told = decided.filter(({ authors }) => authors !== 'untold')
  const batches = told.map(({ id, authors }) => {
    const sent = authors === 'letters sent'
    const leaving = { dispatched_at: sent ? at : null, dispatched_by: sent ? BY : null }
    return { id: idOf(id), kind: 'decisions', title: 'Invented', created_at: at, created_by: BY, ...leaving }
  })
  await put(db, 'batches', batches)
  const release = (id: number, audience: string, batch_id: string | null, undone: boolean) => ({
    ...{ id, audience, batch_id, released_at: at, released_by: BY },
    ...{ undone_at: undone ? at : null, undone_by: undone ? BY : null },
  })
  const toReviewers = decided.filter(({ reviewers }) => reviewers !== 'untold')
  await put(db, 'releases', [
    ...told.map(({ id, authors }) => release(id, 'authors', idOf(id), authors === 'undone')),
    ...toReviewers.map(({ id, reviewers }) =>
      release(id + OTHERS, 'reviewers', null, reviewers === 'undone'),
    ),
  ])
  await put(db, 'released_decisions', [
    ...told.map(({ id }) => ({ release_id: id, decision_id: id })),
    ...toReviewers.map(({ id }) => ({ release_id: id + OTHERS, decision_id: id })),
  ])
}
const OTHERS = 50

const idOf = (place: number) => `00000000-0000-4000-8000-1${String(place).padStart(11, '0')}`
const WORDS = { subject: 'S', body_text: 'T', body_html: 'H', to_name: 'A', to_email: 'a@b.example' }

const letterRow = (_: object, place: number) => ({
  ...{ id: idOf(place), view: LETTER, model: {}, ...WORDS, written_at: at, attempts: 0 },
})

const lineRow = (paper_id: number | null, place: number) => ({
  ...{ id: 1000 + place, at, verb: 'invented.line', paper_id, subject: '', details: {}, request_id: '' },
})

const SLOT = {
  ...{ starts_at: at, ends_at: START.add({ hours: 1 }).toString() },
  ...{ kind: 'contributed-talk', title: 'Talk' },
}
const EXTENSION = {
  ...{ until: START.add({ hours: 500 }).toString(), reason: 'Invented.' },
  ...{ granted_at: at, granted_by: BY },
}

export async function putAbout(db: Db, { papers, letters }: Invented): Promise<void> {
  const ids = papers.map(({ id }) => id)
  await put(db, 'journal', [null, ...ids].map(lineRow))
  await put(db, 'letters', letters.map(letterRow))
  const about = letters.flatMap((letter, place) =>
    letter.papers.map((paper_id) => ({ letter_id: idOf(place), paper_id })),
  )
  await put(db, 'letter_papers', about)
  const slots = ids.map((id) => ({ id: id + 1000, ...SLOT, paper_id: id }))
  await put(db, 'slots', slots)
  const extensions = papers
    .filter(({ extended }) => extended)
    .map(({ id }) => ({ id, paper_id: id, ...EXTENSION }))
  await put(db, 'extensions', extensions)
}
