// The three letters that tell an author the decision on a paper.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { fieldsIn } from '../core/letter-fields.ts'
import { currentTemplates, isFit, type Letter } from '../core/outbox.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

type Decided = { paper_id: number; title: string; outcome: Outcome; told: Outcome | null }
type Author = { name: string; email: string | null; person_id: number | null }

const FIELDS = [
  'name',
  ...PAPER,
  'link.paper',
  'link.account',
  'camera',
  'camera.zoned',
  'board.limit',
  'link.presentation',
  'decision.earlier',
  'reviews.read',
] as const

const TOLD: Record<Outcome, string> = {
  talk: 'accepted as a contributed talk',
  poster: 'accepted as a poster',
  reject: 'not accepted',
}

/** A second letter that does not say what it takes the place of contradicts the first. */
const kindFor = (outcome: Outcome) =>
  letterKind(`decisions/mail/${outcome}`, 'authors', FIELDS, [], ['decision.earlier'])

const KINDS = { talk: kindFor('talk'), poster: kindFor('poster'), reject: kindFor('reject') }
export const kinds = Object.values(KINDS)

/** The decisions whose letter, as a chair has changed it, keeps silent about what its reader was told before. */
export async function silentOutcomes(r: Reading): Promise<Outcome[]> {
  const templates = await currentTemplates(r)
  const isSilent = (outcome: Outcome) => {
    const [kind, template] = [KINDS[outcome], templates.get(KINDS[outcome].view)]
    return template && isFit(kind, template) && !fieldsIn(template.body).includes('decision.earlier')
  }
  return (['talk', 'poster', 'reject'] as const).filter(isSilent)
}

/** `reviews`: what authors read of each paper. */
export function decisionLetter(
  r: Reading,
  { paper_id, title, outcome, told }: Decided,
  author: Author,
  reviews: Map<number, string>,
): Letter {
  const email = author.email ?? ''
  const name = author.name || email
  const camera = r.deadlines.camera_ready?.closesAt
  const { aoe = null, zoned = null } = camera ? deadlineShown(camera, r.workshop.time_zone) : {}
  const paper = { id: paper_id, title }
  return letter(KINDS[outcome], {
    to: { personId: author.person_id, name, email },
    values: {
      ...{ name, ...named(paper), camera: aoe, 'camera.zoned': zoned },
      'board.limit': r.workshop.board_limit,
      'link.paper': to.paper(paper),
      'link.presentation': to.presentation(paper),
      'decision.earlier': told && TOLD[told],
      'reviews.read': reviews.get(paper_id) ?? null,
      'link.account': author.person_id === null ? to.newAccount() : null,
    },
    papers: [paper_id],
  })
}
