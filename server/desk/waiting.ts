// What waits for whoever is signed in, in the bell of every page: each with its number and the page where it is done.
import { discussedPapers } from '../comments/queries.ts'
import type { Reading } from '../context.ts'
import type { IconName } from '../core/icons.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import type { Deadlines } from '../policy/deadlines.ts'
import type { Viewer } from '../policy/viewer.ts'
import { type Waiting, waitingCounts } from './queries-waiting.ts'

type Item = { label: string; href: string; icon: IconName }
export type Bell = { items: Item[]; told: string; badge: string | null }

type Line = [count: number, label: (n: number) => string, href: string, icon: IconName]

const words = (one: string, more: string) => (n: number) => counted(n, one, more)

const isOpen = (deadlines: Deadlines, stage: 'submission' | 'camera_ready') => deadlines[stage]?.open === true

/** Once decisions are due nobody waits for a review any more. */
function reviewsLeft({ assigned, reviewed }: Viewer, { decision }: Deadlines): number {
  return decision?.over ? 0 : [...assigned].filter((id) => !reviewed.has(id)).length
}

const ownLines = (
  { viewer, deadlines }: Reading,
  { drafts, finals, presenters, unreached }: Waiting,
  unread: number,
): Line[] => [
  [
    reviewsLeft(viewer, deadlines),
    words('review to be written', 'reviews to be written'),
    to.reviews(),
    'pencil',
  ],
  [unread, words('new message in a discussion', 'new messages in discussions'), to.discussions(), 'chat'],
  [
    isOpen(deadlines, 'submission') ? drafts : 0,
    words('paper not submitted yet', 'papers not submitted yet'),
    to.deskOf('author'),
    'file',
  ],
  [
    isOpen(deadlines, 'camera_ready') ? finals : 0,
    words('final version to be handed in', 'final versions to be handed in'),
    to.deskOf('author'),
    'upload',
  ],
  [
    deadlines.workshop?.over ? 0 : presenters,
    words('paper without a presenter', 'papers without a presenter'),
    to.deskOf('author'),
    'user',
  ],
  [
    deadlines.workshop?.over ? 0 : unreached,
    words('author whom a letter did not reach', 'authors whom a letter did not reach'),
    to.deskOf('author'),
    'mail',
  ],
]

const chairLines = ({ flagged, deferrals, applications, undelivered, held }: Waiting): Line[] => [
  [flagged, words('paper is flagged', 'papers are flagged'), to.flags(), 'flag'],
  [deferrals, words('reviewer asks for more days', 'reviewers ask for more days'), to.deferrals(), 'clock'],
  [applications, words('application to review', 'applications to review'), to.applications(), 'users'],
  [undelivered, words('letter was not delivered', 'letters were not delivered'), to.mail(), 'mail'],
  [held, words('batch of letters to be read', 'batches of letters to be read'), to.mail(), 'mail'],
]

/** Two queries at most, whatever waits. */
export async function bellOf(r: Reading, known: Waiting | null): Promise<Bell> {
  const [waiting, unread] = await Promise.all([known ?? waitingCounts(r), unreadOf(r)])
  const lines = [...ownLines(r, waiting, unread), ...(r.viewer.isChair ? chairLines(waiting) : [])]
  const due = lines.filter(([count]) => count > 0)
  const sum = due.reduce((all, [count]) => all + count, 0)
  return {
    items: due.map(([count, label, href, icon]) => ({ label: label(count), href, icon })),
    told: sum > 0 ? `${counted(sum, 'thing waits', 'things wait')} for you` : 'Nothing new for you',
    badge: sum > 99 ? '99+' : sum > 0 ? String(sum) : null,
  }
}

/** Chairs read every discussion, and look where they are listed. */
async function unreadOf(r: Reading): Promise<number> {
  if (r.viewer.isChair || r.viewer.assigned.size === 0) return 0
  return (await discussedPapers(r)).reduce((sum, { unread }) => sum + Number(unread), 0)
}
