// What an author has to do next with a paper of theirs, and until when.
import type { Reading } from '../context.ts'
import { deadlineShown, type TimeShown } from '../core/dates.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { to } from '../paths.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { isAccepted, mayPresent } from '../policy/decisions.ts'
import { mayEditPaper, mayUpload } from '../policy/papers.ts'
import { mayRespond } from '../policy/responses.ts'
import { type Verdict, yes } from '../policy/verdict.ts'
import type { Brought } from './final.ts'
import { hasChangesApart } from './pending.ts'
import type { SeenPaper } from './queries.ts'

export type Next = { label: string; href: string; until: TimeShown | null }

type Step = {
  may: Verdict
  label: string
  href: string
  window: { closesAt: Temporal.Instant } | undefined
}

/** The decision as far as this author knows it, and what has come since. `lacking`: the form asks what was not asked before. */
export type Known = { outcome: Outcome | null; brought: Brought | undefined; lacking: boolean }

/** To the form, while it can be changed: at most one of them applies. */
function changesOf({ viewer, deadlines }: Reading, paper: SeenPaper, lacking: boolean): Step[] {
  const later = hasChangesApart(paper) ? 'Complete your changes' : lacking ? 'Answer what is asked now' : null
  const label = paper.submitted_at ? later : 'Complete the draft'
  if (!label) return []
  const may = mayEditPaper(viewer, paper, deadlines)
  return [{ may, label, href: to.editPaper(paper), window: submissionOf(deadlines, paper) }]
}

function stepsOf(r: Reading, paper: SeenPaper, { outcome, brought, lacking }: Known): Step[] {
  const { viewer, deadlines } = r
  const isIn = outcome !== null && isAccepted(outcome)
  return [
    ...changesOf(r, paper, lacking),
    {
      may: mayRespond(viewer, paper, deadlines),
      label: 'Respond to the reviews',
      href: to.response(paper),
      window: deadlines.response,
    },
    {
      may: isIn && !brought?.final ? mayUpload(viewer, paper, 'camera-ready', deadlines, isIn) : 'hidden',
      label: 'Hand in the final version',
      href: `${to.paper(paper)}#final`,
      window: deadlines.camera_ready,
    },
    {
      may: brought?.presenter || deadlines.workshop?.over ? 'hidden' : mayPresent(viewer, paper, outcome),
      label: 'Say who presents',
      href: to.presentation(paper),
      window: undefined,
    },
  ]
}

export function nextOf(r: Reading, paper: SeenPaper, known: Known): Next | null {
  const step = stepsOf(r, paper, known).find(({ may }) => yes(may))
  if (!step) return null
  const { label, href, window } = step
  return { label, href, until: window ? deadlineShown(window.closesAt, r.workshop.time_zone) : null }
}
