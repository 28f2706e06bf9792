// A world of thousands, written as rows instead of played act by act. It stands where its reviews were due, and has neither
// the letters nor the journal of what was not played; test/rehearsal/bulk.test.ts compares all else with a world that was.
import type { House } from '../context.ts'
import { rememberAll } from '../receipts/queries.ts'
import { flagActs } from './acts-flags.ts'
import { chairingActs, invitingActs } from './acts-people.ts'
import { respondingActs } from './acts-responding.ts'
import { assigningActs } from './acts-reviewing.ts'
import { remindingActs } from './acts-schedule.ts'
import { standinActs } from './acts-standins.ts'
import { taskActs } from './acts-tasks.ts'
import { type Asked, DISPATCHED, reviewsAsked } from './asked.ts'
import { bidRows } from './bulk-bids.ts'
import { conflictRows, correctionRows, fileRows, lineRows, paperRows, topicRows } from './bulk-papers.ts'
import { answerRows, peopleRows } from './bulk-people.ts'
import { acceptances, reviewChanges } from './bulk-reviews.ts'
import { castOf } from './cast.ts'
import { playActs } from './play.ts'
import { postAtOnce } from './queries.ts'
import {
  insertMany,
  linkTexts,
  measure,
  putAcceptances,
  putAnswers,
  putCorrections,
  putReviews,
} from './queries-bulk.ts'
import type { Act, Script } from './script.ts'
import { chapters, isWithin, type Span } from './span.ts'

const isBy = (at: Temporal.Instant, until: Temporal.Instant) => Temporal.Instant.compare(at, until) <= 0

const inOrder = (acts: Act[]) => acts.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))

async function bringPeople(house: House, script: Script, until: Temporal.Instant): Promise<void> {
  const { db } = house
  await insertMany(db, 'people', peopleRows(script, until))
  const cast = await castOf(db, script.world, script.timeline)
  await playActs(house, inOrder([...chairingActs(script), ...invitingActs(script)]), script, cast)
  await putAnswers(db, answerRows(script, cast))
}

async function bringPapers(house: House, script: Script): Promise<void> {
  const { db } = house
  const people = await castOf(db, script.world, script.timeline)
  await insertMany(db, 'papers', paperRows(script, people))
  const cast = await castOf(db, script.world, script.timeline)
  await insertMany(db, 'authorships', lineRows(script, cast))
  await putCorrections(db, correctionRows(script, cast))
  await insertMany(db, 'paper_topics', topicRows(script, cast))
  await insertMany(db, 'conflicts', conflictRows(script, cast))
  const { rows, readings } = await fileRows(script, cast)
  await insertMany(db, 'files', rows)
  await linkTexts(db, readings)
  await rememberAll(db)
  await insertMany(db, 'bids', bidRows(script, cast))
  await measure(db)
}

/** What is said so often that it is written as rows is left out. */
function actsOn(script: Script, asked: Asked[]): Act[] {
  const rest = asked.map((one) => ({ ...one, task: { ...one.task, acceptedAt: null } }))
  return [
    ...taskActs(script, rest),
    ...flagActs(script, rest),
    ...standinActs(script),
    ...respondingActs(script),
  ]
}

/** Each act meets what was written by then: so reviewers are reminded of what they have not sent. */
async function bringReviews(house: House, script: Script, span: Span): Promise<void> {
  const { db } = house
  const cast = await castOf(db, script.world, script.timeline)
  const asked = await reviewsAsked(db, script, cast)
  await putAcceptances(db, acceptances(asked, span))
  const acts = [...actsOn(script, asked), ...(await remindingActs(db))]
  const changes = reviewChanges(asked, span).toSorted((a, b) =>
    Temporal.Instant.compare(a.saved_at, b.saved_at),
  )
  const putUntil = async (at: Temporal.Instant) => {
    const later = changes.findIndex(({ saved_at }) => !isBy(saved_at, at))
    await putReviews(db, changes.splice(0, later < 0 ? changes.length : later))
  }
  for (const act of inOrder(acts.filter(({ at }) => isWithin(span, at)))) {
    await putUntil(act.at)
    await playActs(house, [act], script, cast)
  }
  await putUntil(span.until)
}

/** On a workshop that was only just founded. */
export async function writeWorld(house: House, script: Script, until: Temporal.Instant): Promise<void> {
  await bringPeople(house, script, until)
  await bringPapers(house, script)
  const cast = await castOf(house.db, script.world, script.timeline)
  await playActs(house, inOrder(assigningActs(script)), script, cast)
  // Thousands of assignments where none were: else substitutes are looked for by plans that were made for none.
  await measure(house.db)
  const span = { from: script.timeline(DISPATCHED), until }
  for (const chapter of chapters(span, script)) await bringReviews(house, script, chapter)
  await postAtOnce(house.db)
  await measure(house.db)
}
