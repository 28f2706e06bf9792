// What waits for a chair, worst first, each with the page that mends it.
import { counted } from '../core/words.ts'
import { isAtRisk, type Outlook } from '../forecast/outlook.ts'
import { to } from '../paths.ts'
import type { Upcoming } from '../reminders/page.ts'
import type { Need, Wanting } from './counted.ts'
import * as needFor from './counted.ts'
import type { Progress } from './progress.ts'
import type { DeskFigures } from './queries.ts'

/** The first few by number; the page behind the button names all. */
const NAMED = 5
function papersNamed(papers: { id: number }[]): string {
  const ids = papers.slice(0, NAMED).map(({ id }) => id)
  const more = papers.length - ids.length
  const last = more > 0 ? `${more} more` : ids.length > 1 ? String(ids.pop()) : null
  return `${papers.length === 1 ? 'Paper' : 'Papers'} ${ids.join(', ')}${last ? ` and ${last}` : ''}.`
}

function alone(papers: Outlook[]): Wanting {
  const few = papers.filter((paper) => isAtRisk(paper) && paper.expected < 1.5)
  return {
    count: few.length,
    tone: 'bad',
    icon: 'warn',
    strong: `${counted(few.length, 'paper')} may end up with a single review or none`,
    text: `${papersNamed(few)} See why, and who could step in.`,
    label: 'Find reviewers',
    href: to.forecast(),
  }
}

function thin(papers: Outlook[]): Wanting {
  const few = papers.filter((paper) => isAtRisk(paper) && paper.expected >= 1.5)
  return {
    count: few.length,
    tone: 'warn',
    icon: 'warn',
    strong: `${counted(few.length, 'paper')} may miss a review`,
    text: papersNamed(few),
    label: 'Find reviewers',
    href: to.forecast(),
  }
}

function unable(progress: Progress[]): Wanting {
  const people = progress.filter(({ reviews }) =>
    reviews.some(({ unable_at, submitted_at }) => unable_at && !submitted_at),
  )
  return {
    count: people.length,
    tone: 'bad',
    icon: 'users',
    strong: `${counted(people.length, 'reviewer says that they', 'reviewers say that they')} cannot finish`,
    text: `${people
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ')}. They keep their drafts.`,
    label: 'Ask stand-ins',
    href: to.forecast(),
  }
}

function late(progress: Progress[]): Wanting {
  const n = progress.reduce((sum, one) => sum + one.late, 0)
  const silent = progress.filter(({ sent, late }) => sent === 0 && late > 0).length
  return {
    count: n,
    tone: 'warn',
    icon: 'clock',
    strong: `${counted(n, 'review is', 'reviews are')} late`,
    text:
      silent > 0
        ? `${counted(silent, 'reviewer has', 'reviewers have')} sent nothing.`
        : 'Everybody has sent something.',
    label: 'Remind them',
    href: to.lateReminder(),
  }
}

export type Facts = {
  figures: DeskFigures
  /** Those that are waited for; none once decisions are due. */
  outlooks: Outlook[]
  progress: Progress[]
  disagreeing: number
  unusedTemplates: number
  /** Papers with which every chair is in conflict. */
  waiting: number
  /** Until decisions are due, reviews are waited for. */
  isWaiting: boolean
  isOver: boolean
  /** Before that, papers come and go, and none is assigned. */
  areAllIn: boolean
  isClosing: boolean
}

/** What nobody can mend any more, or not yet, is not asked for. */
const during = (applies: boolean, n: number) => (applies ? n : 0)

export function needsOf({ figures: f, outlooks, progress, disagreeing, ...rest }: Facts): Need[] {
  const asked = outlooks.filter(({ asked }) => asked > 0)
  const wanting = [
    alone(asked),
    needFor.conflicts(during(rest.isWaiting, f.suspended)),
    needFor.flagged(f.flagged),
    unable(progress),
    needFor.readdressed(f.readdressed),
    needFor.undelivered(f.failedLetters),
    needFor.absent(during(!rest.isOver, f.absentees)),
    needFor.waiting(rest.waiting),
    needFor.unused(rest.unusedTemplates),
    thin(asked),
    late(progress),
    needFor.tooFew(during(rest.isWaiting && rest.areAllIn, f.short)),
    needFor.unsubmitted(during(rest.isClosing, f.drafts)),
    needFor.disagreement(disagreeing),
    needFor.unsent(during(rest.isWaiting, f.unsent)),
    needFor.held(f.heldBatches),
    needFor.unfinished(during(!rest.isOver, f.finalsMissing)),
    needFor.unpresented(during(!rest.isOver, f.presentersMissing)),
  ]
  return wanting.filter(({ count }) => count > 0)
}

/** What will go out by itself, so that nobody is surprised: the next, and the two after it. */
export function remindersAhead([next, ...then]: Upcoming[]): Need[] {
  if (!next) return []
  const after = then.map(({ time }) => time.aoe).join('; ')
  return [
    {
      tone: 'info',
      icon: 'clock',
      strong:
        next.audience === 'chairs'
          ? 'The chairs will be told of missing reviews'
          : `${counted(next.reviewers, 'reviewer')} will be reminded`,
      text: `${next.time.aoe}, if nothing is sent until then.${after ? ` After that: ${after}.` : ''}`,
      label: 'See reminders',
      href: to.reminders(),
    },
  ]
}
