// The authors of a paper and what each has said to it; and the page that the link of the letter opens.
import type { Reading } from '../context.ts'
import { dayInWords } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import type { Pill } from '../core/pill.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { hashOf } from '../core/tokens.ts'
import { openCorrection, openCorrections } from '../corrections/queries.ts'
import { findPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { mayAnswerLetter, mayAskAuthors, mayConfirmAuthorship, mayLeavePaper } from '../policy/authorships.ts'
import { maySeeInside } from '../policy/papers.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { againOf, answers } from './again.ts'
import { cardOf, standingOf } from './card.ts'
import { type Proposal, type Proposed, proposalOf, proposedFor, readdressable } from './proposals.ts'
import { authorLines, findLine } from './queries.ts'
import { type AuthorRows, authorRows, lostAddresses, pillOf } from './rows.ts'

type Shown = Pick<Authorship, 'name' | 'email' | 'affiliation' | 'orcid' | 'contact'> & {
  place: number
  mine: boolean
  pill: Pill | null
  proposed: Proposed | null
  /** Where this author may be asked once more; `problem`: why not yet. */
  again: { href: string; problem: string | null } | null
}

export type AuthorshipsPage = {
  paper: { id: number; title: string; version: number }
  asChair: boolean
  submitted: boolean
  authors: Shown[]
  /** Whom the last letter did not reach. */
  unreached: string[]
  list: AuthorRows
  /** For whom another address may be proposed to the chairs. */
  readdressable: { value: number; label: string }[]
  can: { confirm: boolean; leave: boolean }
  entry: Fault | null
}

const fieldsOf = ({ name, email, affiliation, orcid, contact, position }: Authorship) => ({
  ...{ name: name || email, email, affiliation, orcid, contact, place: position },
})

function againShown(r: Reading, facts: Parameters<typeof againOf>[1]): Shown['again'] {
  const again = againOf(r, facts)
  return again && { ...again, href: to.authorQuestion({ id: facts.line.paper_id }, facts.line) }
}

export async function authorshipsPage(
  r: Reading,
  id: number,
  entry: Fault | null = null,
): Promise<AuthorshipsPage> {
  const paper = await findPaper(r, id)
  must(maySeeInside(r.viewer, paper))
  const [lines, corrections, list, lost] = await Promise.all([
    authorLines(r, id),
    openCorrections(r, id),
    authorRows(r, paper, entry),
    lostAddresses(r, id),
  ])
  const proposed = await proposedFor(r, id, lines, corrections)
  const own = lines.find(({ person_id }) => person_id === r.viewer.personId)
  const asks = yes(mayAskAuthors(r.viewer, paper))
  const isOpen = own !== undefined && standingOf(lines, own) !== 'confirmed'
  return {
    paper: { id, title: paper.title, version: paper.version },
    asChair: own === undefined,
    submitted: paper.submitted_at !== null,
    authors: lines.map((line) => ({
      ...fieldsOf(line),
      mine: line === own,
      pill: pillOf(lines, line, lost, r.workshop.time_zone),
      proposed: proposed.get(line.id) ?? null,
      again: asks ? againShown(r, { paper, lines, line, answered: answers(corrections.get(line.id)) }) : null,
    })),
    unreached: lines.filter(({ email }) => lost.has(email)).map(({ name, email }) => name || email),
    list,
    readdressable: readdressable(r, paper, lines, corrections, lost),
    can: {
      confirm: isOpen && yes(mayConfirmAuthorship(r.viewer, paper)),
      leave: yes(mayLeavePaper(r.viewer, paper, r.deadlines, r.workshop.authors_freeze_at)),
    },
    entry,
  }
}

export type LetterPage = {
  token: string
  paper: { id: number; title: string }
  authors: { place: number; name: string; affiliation: string; mine: boolean }[]
  own: { place: number; name: string; affiliation: string; orcid: string }
  /** What stands on the page, so that nobody confirms what they have not seen. */
  seen: string
  confirmed: string | null
  proposed: Proposal | null
  closed: string | null
  entry: Fault | null
}

export async function letterPage(r: Reading, token: string, entry: Fault | null = null): Promise<LetterPage> {
  if (!/^[\w-]{20,100}$/.test(token)) throw new NotFound()
  const line = await findLine(r, token)
  const [lines, correction] = await Promise.all([authorLines(r, line.paper_id), openCorrection(r, line.id)])
  const { position, name, affiliation, orcid, confirmed_at } = line
  const proposed = correction && !correction.email ? proposalOf(correction) : null
  const isConfirmed = standingOf(lines, line) === 'confirmed' && confirmed_at
  return {
    token,
    paper: { id: line.paper_id, title: line.paper.title },
    authors: lines.map((one) => ({
      place: one.position,
      name: one.name || 'Unnamed author',
      affiliation: one.affiliation,
      mine: one.id === line.id,
    })),
    own: { place: position, name, affiliation, orcid },
    seen: hashOf(cardOf(lines, line)),
    confirmed: isConfirmed ? dayInWords(isConfirmed, r.workshop.time_zone) : null,
    proposed,
    closed: because(mayAnswerLetter({ ...line, ...line.paper }, r.now)),
    entry,
  }
}
