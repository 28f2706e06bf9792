// Rows of papers with their authors, topics, conflicts and files, as the acts of acts-papers.ts leave them after the deadline.
import { cardOf } from '../authorships/card.ts'
import { answerOf } from '../world/confirming.ts'
import type { InventedPaper, Who } from '../world/types.ts'
import { authorsAt, chairFor, confirmsConflicts, kindOf, neededTurns, UPLOADING } from './acts-papers.ts'
import { arrivals } from './acts-people.ts'
import { type Cast, topicsOf } from './cast.ts'
import { placed, type Script } from './script.ts'

/** With its place in the world and its number. */
type Numbered = { paper: InventedPaper; place: number; id: number }

const numbered = ({ world }: Script, { papers }: Cast): Numbered[] =>
  world.papers.flatMap((paper, place) => {
    const id = papers.get(place)
    return id === undefined ? [] : [{ paper, place, id }]
  })

const told = <T>(
  happened: { at: Temporal.Instant; reason: string } | null,
  row: (at: Temporal.Instant, reason: string) => T,
) => (happened ? row(happened.at, happened.reason) : null)

function paperRow(script: Script, cast: Cast, paper: InventedPaper, place: number) {
  const { timeline, world } = script
  const { saves, submittedAt, withdrawal, deskRejection } = paper
  const author = cast.people.get(paper.contact)
  const last = saves.at(-1)
  const chair = cast.people.get(chairFor(world, paper, place))
  return {
    ...{ title: paper.title, created_by: author, created_at: timeline(paper.startedAt) },
    changed_at: timeline(last?.at ?? paper.startedAt),
    version: 1 + neededTurns(paper).length,
    ...(last && { abstract: paper.abstract, keywords: paper.keywords }),
    ...(last && { code_url: paper.codeUrl, prior_publication: paper.priorPublication }),
    ...(last && confirmsConflicts(world, paper) && { conflicts_confirmed_at: timeline(last.at) }),
    ...(submittedAt && { submitted_at: timeline(submittedAt), submitted_by: author }),
    ...told(withdrawal, (at, withdrawal_reason) => ({
      ...{ withdrawn_at: timeline(at), withdrawn_by: author, withdrawal_reason },
    })),
    ...told(deskRejection, (at, desk_rejection_reason) => ({
      ...{ desk_rejected_at: timeline(at), desk_rejected_by: chair, desk_rejection_reason },
    })),
  }
}

/** In the order in which they are begun, which numbers them. */
export const paperRows = (script: Script, cast: Cast) =>
  [...script.world.papers.entries()]
    .toSorted(([, a], [, b]) => Temporal.Instant.compare(a.startedAt, b.startedAt))
    .map(([place, paper]) => paperRow(script, cast, paper, place))

/** When the contact has last confirmed the own line: with each change of the list, and on submitting. */
function confirmedOf(paper: InventedPaper): { at: Temporal.Instant; authors: Who[] } {
  const lists = neededTurns(paper).map((turn) => ({
    at: placed(paper.saves, turn).at,
    authors: authorsAt(paper, turn),
  }))
  let known = { at: paper.startedAt, authors: [paper.contact] }
  for (const list of lists) if (list.authors.join() !== known.authors.join()) known = list
  return paper.submittedAt ? { ...known, at: paper.submittedAt } : known
}

const linesOf = ({ world }: Script, authors: Who[]) =>
  authors.map((who, index) => ({ who, position: index + 1, ...placed(world.people, who) }))

/** Every answer to the letters has come by the time at which worlds are written. */
export const lineRows = (script: Script, cast: Cast) =>
  numbered(script, cast).flatMap(({ paper, place, id }) => {
    const { timeline } = script
    const { at, authors } = confirmedOf(paper)
    const lines = linesOf(script, authors)
    return lines.map((line) => {
      const { who, position, name, email, affiliation } = line
      const card = cardOf(lines, line)
      const isContact = who === paper.contact
      const isAsked = !isContact && paper.submittedAt !== null
      const answer = answerOf(script.world, place, who)
      const hasConfirmed = answer !== null && answer.correction === null
      return {
        ...{ paper_id: id, position, name, email, affiliation, person_id: cast.people.get(who) ?? null },
        ...(isContact && { confirmed_at: timeline(at), confirmed_as: card }),
        ...(hasConfirmed && { confirmed_at: timeline(answer.at), confirmed_as: card }),
        ...(isAsked && { asked_at: timeline(at), asked_as: card }),
      }
    })
  })

export const correctionRows = (script: Script, cast: Cast) =>
  numbered(script, cast).flatMap(({ paper, place, id }) =>
    linesOf(script, paper.authors).flatMap(({ who, position, email }) => {
      const answer = answerOf(script.world, place, who)
      if (!answer?.correction) return []
      const proposed_at = script.timeline(answer.at)
      return [{ paper_id: id, email, position, ...answer.correction, proposed_at }]
    }),
  )

export type CorrectionRow = ReturnType<typeof correctionRows>[number]

export const topicRows = (script: Script, cast: Cast) =>
  numbered(script, cast).flatMap(({ paper, id }) =>
    paper.saves.length === 0
      ? []
      : topicsOf(cast, paper.topics).map((topic_id) => ({ paper_id: id, topic_id })),
  )

/** A person is known where the account was there when the conflict was declared. */
export function conflictRows(script: Script, cast: Cast) {
  const { world, timeline } = script
  const came = arrivals(script)
  return numbered(script, cast).flatMap(({ paper, id }) => {
    const last = paper.saves.at(-1)
    if (!last) return []
    const there = (who: Who) => Temporal.Instant.compare(came.get(who) ?? last.at, last.at) < 0
    return paper.conflicts.map(({ who, reason }) => ({
      ...{ paper_id: id, person_id: there(who) ? cast.people.get(who) : null },
      ...{ email: placed(world.people, who).email, reason, kind: kindOf(reason) },
      ...{
        declared_at: timeline(last.at),
        declared_by: cast.people.get(paper.contact),
        declared_as: 'author',
      },
    }))
  })
}

/** One file a paper, the last; what was read in it goes along. */
export async function fileRows(script: Script, cast: Cast) {
  const begun = numbered(script, cast).filter(({ paper }) => paper.saves.some(({ pdf }) => pdf))
  const taken = await Promise.all(
    begun.map(async ({ paper, place, id }) => {
      const drawn = paper.saves.filter(({ pdf }) => pdf)
      const { entries: _, reading, ...file } = await script.files(place, drawn.length)
      const began_at = script.timeline(placed(drawn, drawn.length - 1).at)
      const findings = JSON.stringify(file.findings)
      const row = {
        ...file,
        findings,
        paper_id: id,
        version: 1,
        began_at,
        stored_at: began_at.add(UPLOADING),
      }
      return { row: { ...row, uploaded_by: cast.people.get(paper.contact) }, reading }
    }),
  )
  const readings = new Map(taken.flatMap(({ row, reading }) => (reading ? [[row.sha256, reading]] : [])))
  return { rows: taken.map(({ row }) => row), readings }
}
