// A world of thousands, written as rows instead of played act by act. It stands where its reviews were due, and has neither
// the letters nor the journal of what was not played; test/rehearsal/bulk.test.ts compares all else with a world that was.
import type { House } from '../context.ts'
import { rememberAll } from '../receipts/queries.ts'
import { chairingActs, invitingActs } from './acts-people.ts'
import { assigningActs } from './acts-reviewing.ts'
import { remindingActs } from './acts-schedule.ts'
import { bidRows } from './bulk-bids.ts'
import { conflictRows, correctionRows, fileRows, lineRows, paperRows, topicRows } from './bulk-papers.ts'
import { answerRows, peopleRows } from './bulk-people.ts'
import { isBy, reviewChanges } from './bulk-reviews.ts'
import { castOf } from './cast.ts'
import { playActs } from './play.ts'
import { postAtOnce } from './queries.ts'
import { insertMany, linkTexts, measure, putAnswers, putCorrections, putReviews } from './queries-bulk.ts'
import type { Act, Script } from './script.ts'

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

/** Reviewers are reminded of what they have not sent by then. */
async function bringReviews(house: House, script: Script, until: Temporal.Instant): Promise<void> {
  const { db } = house
  const cast = await castOf(db, script.world, script.timeline)
  const changes = await reviewChanges(db, script, cast, until)
  const written = new Set<string>()
  const putUntil = async (at: Temporal.Instant) => {
    const due = changes.filter(({ id, saved_at }) => !written.has(id) && isBy(saved_at, at))
    await putReviews(db, due)
    for (const { id } of due) written.add(id)
  }
  for (const reminding of inOrder(await remindingActs(db)).filter(({ at }) => isBy(at, until))) {
    await putUntil(reminding.at)
    await playActs(house, [reminding], script, cast)
  }
  await putUntil(until)
}

/** On a workshop that was only just founded. */
export async function writeWorld(house: House, script: Script, until: Temporal.Instant): Promise<void> {
  await bringPeople(house, script, until)
  await bringPapers(house, script)
  const cast = await castOf(house.db, script.world, script.timeline)
  await playActs(house, inOrder(assigningActs(script)), script, cast)
  await bringReviews(house, script, until)
  await postAtOnce(house.db)
  await measure(house.db)
}
