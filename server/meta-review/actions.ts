// What can happen to a meta-review: a chair names who writes it, who drafts and submits it; chairs set who reads them.
import { viewersOf, type Writing } from '../context.ts'
import { Stale } from '../core/errors.ts'
import { mustStandAsSeen } from '../core/fingerprint.ts'
import { type Entry, fault, type Objections, type Problems } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { MetaRules } from '../core/tables-meta-reviews.ts'
import { holdPaper } from '../papers/queries.ts'
import { mayBeMetaReviewer, mayNameMetaReviewer, mayWriteMetaReview } from '../policy/meta-reviews.ts'
import { mayConfigure } from '../policy/people.ts'
import { because, must } from '../policy/verdict.ts'
import { visitor } from '../policy/viewer.ts'
import { namesDoubted, namesSaid } from '../reviews/names.ts'
import type { MetaTyped } from './form.ts'
import { metaAsked } from './letters.ts'
import {
  candidatesFor,
  holdMeta,
  holdRules,
  insertMeta,
  namedMeta,
  removeMeta,
  rulesOf,
  type SeenMeta,
  updateMeta,
  updateRules,
} from './queries.ts'

/** Nobody, or somebody who reads the paper, its reviews and its discussion from then on. What another had drafted goes with them. */
export async function nameMetaReviewer(
  w: Writing,
  paperId: number,
  personId: number | null,
): Promise<Entry<number>> {
  const paper = await holdPaper(w, paperId)
  must(mayNameMetaReviewer(w.viewer, paper, w.deadlines, await rulesOf(w)))
  const before = await namedMeta(w, paperId)
  if ((before?.person_id ?? null) === personId) return { ok: true, value: paperId }
  if (before?.submitted_at) return fault({ person: 'The meta-review is submitted, so its writer stays.' })
  const person = (await candidatesFor(w, paperId)).find(({ id }) => id === personId)
  const [candidate = visitor] = personId === null ? [] : await viewersOf(w.db, [personId])
  const refusal = because(mayBeMetaReviewer(candidate, paperId))
  if (personId !== null && (refusal || !person))
    return fault({ person: refusal ?? 'Choose somebody of the list.' })
  await removeMeta(w, paperId)
  if (person) {
    await insertMeta(w, paperId, person.id)
    await send(w, metaAsked(person, paper))
  }
  await record(w, person ? 'meta-review.asked' : 'meta-review.taken', {
    paperId,
    subject: person?.name ?? '',
  })
  return { ok: true, value: paperId }
}

async function held(w: Writing, paperId: number, typed: MetaTyped): Promise<SeenMeta> {
  const paper = await holdPaper(w, paperId)
  const meta = await holdMeta(w, paperId)
  must(mayWriteMetaReview(w.viewer, meta, paper, w.deadlines))
  const { text, recommendation, version } = meta
  const isOther = typed.text !== text || typed.recommendation !== recommendation
  if (typed.version !== version && isOther)
    throw new Stale(
      'This meta-review changed in another tab. Both versions stand here.',
      { recommendation, text },
      { version },
    )
  return meta
}

async function objectionsTo(
  w: Writing,
  { recommendation, text, names_are_fine }: MetaTyped,
): Promise<Objections> {
  const gaps: Problems = {}
  if (!recommendation) gaps.recommendation = 'Choose what you recommend.'
  if (!text) gaps.text = 'Write what follows from the reviews and the discussion.'
  if (Object.keys(gaps).length > 0) return { problems: gaps, doubts: [] }
  return namesDoubted(names_are_fine ? [] : await namesSaid(w, text), 'Meta-reviews')
}

/** What was submitted stays complete. */
export async function saveMetaReview(w: Writing, paperId: number, typed: MetaTyped): Promise<Entry<number>> {
  const meta = await held(w, paperId, typed)
  if (meta.submitted_at) {
    const { problems, doubts } = await objectionsTo(w, typed)
    if (Object.keys(problems).length > 0) return fault(problems, { ...typed, version: meta.version }, doubts)
  }
  await put(w, meta, typed)
  await record(w, meta.submitted_at ? 'meta-review.changed' : 'meta-review.saved', { paperId })
  return { ok: true, value: paperId }
}

export type Sent = Objections & { version: number }

/** What was typed stays saved, whatever is missing. */
export async function submitMetaReview(w: Writing, paperId: number, typed: MetaTyped): Promise<Sent> {
  const meta = await held(w, paperId, typed)
  const objections = await objectionsTo(w, typed)
  const whole = Object.keys(objections.problems).length === 0
  if (whole || !meta.submitted_at) await put(w, meta, typed, whole)
  await record(w, whole ? 'meta-review.submitted' : 'meta-review.saved', { paperId })
  return { version: whole || !meta.submitted_at ? meta.version + 1 : meta.version, ...objections }
}

const put = (
  w: Writing,
  { paper_id, version, submitted_at }: SeenMeta,
  { text, recommendation }: MetaTyped,
  submits = false,
) =>
  updateMeta(w, paper_id, {
    ...{ text, recommendation, version: version + 1, saved_at: w.now },
    submitted_at: submits ? w.now : submitted_at,
  })

export async function setMetaRules(w: Writing, rules: MetaRules, seen = ''): Promise<void> {
  must(mayConfigure(w.viewer))
  const before = await holdRules(w)
  mustStandAsSeen(seen, before, 'the rules of meta-reviews', {
    asked_for: before.active ? 'yes' : 'no',
    read_by: before.readers,
  })
  await updateRules(w, rules)
  await record(w, 'meta-review-rules.set', { details: rules })
}
