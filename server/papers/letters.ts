// Letters to the authors of a paper.
import type { Asked } from '../authorships/actions.ts'
import { QUESTION, questionOf } from '../authorships/letters.ts'
import { authorLines } from '../authorships/queries.ts'
import type { Reading, Writing } from '../context.ts'
import { AOE, deadlineShown, inWords } from '../core/dates.ts'
import { type Letter, sendAll } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import { isLate, submissionOf } from '../policy/deadlines.ts'
import { isChairOf } from '../policy/viewer.ts'
import type { AuthorLine, SeenPaper } from './queries.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>
type Dated = Paper & Pick<SeenPaper, 'extended_until'>

const ABOUT = ['name', ...PAPER, 'link.paper', 'link.account'] as const

const receipt = letterKind(
  'papers/mail/receipt',
  'authors',
  [
    ...ABOUT,
    ...QUESTION,
    'chair',
    'version',
    'sha256',
    'pages',
    'size',
    'began',
    'stored',
    'submitted',
    'closes',
  ],
  ['sha256', 'link.question'],
)
const withdrawn = letterKind('papers/mail/withdrawn', 'authors', [...ABOUT, 'reason', 'chair'])
const restored = letterKind('papers/mail/restored', 'authors', ABOUT)
const deskRejected = letterKind('papers/mail/desk-rejected', 'authors', [...ABOUT, 'reason'], ['reason'])
export const kinds = [receipt, withdrawn, restored, deskRejected]

const toAuthor = ({ name, email, person_id }: To) => ({ personId: person_id, name: name || email, email })

const about = (paper: Named, author: To) => ({
  ...{ name: author.name || author.email, ...named(paper) },
  'link.paper': to.paper(paper),
  'link.account': author.person_id === null ? to.newAccount() : null,
})

/** Both instants to the second, for the day on which somebody asks. */
const exact = (instant: Temporal.Instant) =>
  `${instant.round('second').toString()} (${inWords(instant, AOE)})`

/** Who did it in the authors' place: a chair, or null. */
const chairIn = ({ viewer }: Reading, { id }: Named) =>
  viewer.personId !== null && isChairOf(viewer, id) ? viewer.name : null

/** Until when it can be replaced, as long as that is ahead. */
function replaceableUntil(r: Reading, paper: Dated, pdf: PaperFile): string | null {
  const window = submissionOf(r.deadlines, paper)
  if (!window || isLate(window, r.now) || isLate(window, pdf.stored_at)) return null
  return deadlineShown(window.closesAt, r.workshop.time_zone).aoe
}

export function paperReceipt(r: Reading, paper: Dated, pdf: PaperFile, author: To, asked?: Asked): Letter {
  const { values, ...secret } = questionOf(asked)
  return letter(receipt, {
    to: toAuthor(author),
    values: {
      ...{ ...about(paper, author), ...values, chair: chairIn(r, paper) },
      ...{ version: pdf.version, sha256: pdf.sha256, pages: pdf.pages, size: pdf.size },
      began: exact(pdf.began_at),
      stored: exact(pdf.stored_at),
      submitted: exact(paper.submitted_at ?? r.now),
      closes: replaceableUntil(r, paper, pdf),
    },
    papers: [paper.id],
    ...secret,
  })
}

export const paperWithdrawn = (r: Reading, paper: Paper, author: To): Letter =>
  letter(withdrawn, {
    to: toAuthor(author),
    values: { ...about(paper, author), reason: paper.withdrawal_reason, chair: chairIn(r, paper) },
    papers: [paper.id],
  })

export const paperRestored = (paper: Paper, author: To): Letter =>
  letter(restored, { to: toAuthor(author), values: about(paper, author), papers: [paper.id] })

export const paperDeskRejected = (paper: Paper, author: To): Letter =>
  letter(deskRejected, {
    to: toAuthor(author),
    values: { ...about(paper, author), reason: paper.desk_rejection_reason },
    papers: [paper.id],
  })

/**
 * One receipt for each author: the file's SHA-256, when its first and last byte arrived, and for those who are asked a
 * link to confirm. Open to actions, which have asked policy; the journal has their line.
 */
export async function sendReceipts(
  w: Writing,
  paper: Dated,
  pdf: PaperFile,
  { asked = [], authors }: { asked?: Asked[]; authors?: AuthorLine[] } = {},
) {
  const questionTo = ({ email }: AuthorLine) => asked.find(({ line }) => line.email === email)
  const letter = (author: AuthorLine) => paperReceipt(w, paper, pdf, author, questionTo(author))
  await tellAuthors(w, paper.id, letter, authors)
}

/** `known`: the list as it stands, where the caller has it. */
export async function tellAuthors(
  w: Writing,
  id: number,
  letter: (author: AuthorLine) => Letter,
  known?: AuthorLine[],
): Promise<void> {
  const authors = known ?? (await authorLines(w, id))
  await sendAll(w, authors.filter(({ email }) => email !== '').map(letter))
}
