// What the pages of discussions may know.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { found } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { isFoundIn } from '../core/search.ts'
import { findPaper } from '../papers/queries.ts'
import { mayTakePart } from '../policy/comments.ts'
import { because, must, signedInOnly, yes } from '../policy/verdict.ts'
import { asksAboutNames } from '../reviews/names.ts'
import { type Pdf, pdfOf } from '../reviews/pdf.ts'
import { type Discussion, discussionOf } from './discussion.ts'
import { mayChange, type Written, written } from './message.ts'
import { type ReadersShown, readersOf } from './naming.ts'
import { discussedPapers, findComment, ownNumber, versionsOf } from './queries.ts'
import { wantsLetters } from './queries-readings.ts'

/** Chairs keep their navigation. */
const sideOf = ({ viewer }: Reading) => (viewer.isChair ? 'chair' : 'app')

export type DiscussionPage = {
  side: string
  paper: { id: number; title: string }
  discussion: Discussion
  pdf: Pdf | null
}

export async function discussionPage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<DiscussionPage> {
  const paper = await findPaper(r, id)
  const discussion = found((await discussionOf(r, paper, entry)) ?? undefined)
  return { side: sideOf(r), paper: { id, title: paper.title }, discussion, pdf: await pdfOf(r, paper) }
}

export type MessagePage = {
  side: string
  paper: { id: number; title: string }
  id: string
  message: Written
  pdf: Pdf | null
  readers: ReadersShown
  text: string
  version: number
  versions: { version: number; text: string; time: TimeShown }[]
  may: { change: boolean; because: string | null }
  askAboutNames: boolean
  entry: Fault | null
}

export async function messagePage(r: Reading, id: string, entry: Fault | null = null): Promise<MessagePage> {
  const comment = await findComment(r, id)
  const paper = await findPaper(r, comment.paper_id)
  const versions = comment.removed_at ? [] : await versionsOf(r, id)
  const change = mayChange(r, comment, paper)
  return {
    side: sideOf(r),
    paper: { id: paper.id, title: paper.title },
    id,
    message: written(r, comment, paper, { number: await ownNumber(r, paper.id), readers: [] }),
    pdf: await pdfOf(r, paper),
    readers: readersOf(r.viewer, comment),
    text: comment.text,
    version: comment.version,
    versions: versions.map(({ version, text, written_at }) => ({
      version,
      text,
      time: shown(written_at, r.workshop.time_zone),
    })),
    may: { change: yes(change), because: because(change) },
    askAboutNames: asksAboutNames(entry),
    entry,
  }
}

export type DrawnPage = { paper: { id: number; title: string }; text: string; pdf: Pdf | null }

export async function drawnPage(r: Reading, id: number, text: string): Promise<DrawnPage> {
  const paper = await findPaper(r, id)
  must(mayTakePart(r.viewer, id))
  return { paper: { id, title: paper.title }, text, pdf: await pdfOf(r, paper) }
}

export type DiscussionsPage = {
  side: string
  q: string
  papers: { id: number; title: string; messages: number; unread: number; last: TimeShown }[]
  none: boolean
}

const matches = (q: string, { id, title }: { id: number; title: string }) =>
  String(id) === q || isFoundIn([title], q)

/** What was said last comes first. */
export async function discussionsPage(r: Reading, q: string): Promise<DiscussionsPage> {
  must(signedInOnly(r.viewer))
  const papers = await discussedPapers(r)
  const zone = r.workshop.time_zone
  return {
    side: sideOf(r),
    q,
    papers: papers
      .filter((paper) => matches(q, paper))
      .map(({ last_at, ...paper }) => ({ ...paper, last: shown(last_at, zone) })),
    none: papers.length === 0,
  }
}

export async function lettersPage(r: Reading): Promise<{ side: string; wanted: boolean }> {
  must(signedInOnly(r.viewer))
  return { side: sideOf(r), wanted: await wantsLetters(r) }
}
