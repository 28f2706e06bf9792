// What needs a chair among the assignments.
import type { IconName } from '../core/icons.ts'
import { counted } from '../core/words.ts'
import { to } from '../paths.ts'
import type { PaperShown } from './lines.ts'

export type Need = { icon: IconName; tone: string; strong: string; text: string; href: string; label: string }

const about = (paper: PaperShown) => ({
  href: to.standins(paper),
  label: 'Find a reviewer now',
  text: `Paper ${paper.id}, ${paper.title}`,
})

const suspendedOn = (paper: PaperShown): Need[] =>
  paper.people
    .filter(({ suspended }) => suspended)
    .map(({ name }) => ({
      icon: 'lock',
      tone: 'bad',
      strong: `${name} has a conflict since`,
      ...about(paper),
    }))

const refusedOn = (paper: PaperShown): Need[] =>
  paper.refused.map(({ name, substitute }) => ({
    icon: 'undo',
    tone: '',
    strong: `${name} handed a paper back${substitute ? ` and proposes ${substitute}` : ''}`,
    ...about(paper),
  }))

function shortOf(open: PaperShown[], wanted: number, proposal: number | null): Need[] {
  if (open.length === 0) return []
  const places = open.reduce((sum, { missing }) => sum + missing, 0)
  return [
    {
      icon: 'users',
      tone: 'info',
      strong: `${counted(open.length, 'paper has', 'papers have')} fewer than ${wanted} reviewers`,
      ...(proposal === null
        ? {
            text: `Open places: ${places}. Run the assignment, or add reviewers by hand.`,
            href: to.assignmentsShort(),
            label: 'Show them',
          }
        : {
            text: `Open places: ${places}. A run has proposed reviewers; nothing is assigned until you adopt it.`,
            href: to.run({ id: proposal }),
            label: `Look at run ${proposal}`,
          }),
    },
  ]
}

/** Worst first: what stopped, what came back, what was never filled. `proposal`: the run that waits to be adopted. */
export function needsOf(papers: PaperShown[], wanted: number, proposal: number | null): Need[] {
  const open = papers.filter(({ missing }) => missing > 0)
  return [...papers.flatMap(suspendedOn), ...open.flatMap(refusedOn), ...shortOf(open, wanted, proposal)]
}
