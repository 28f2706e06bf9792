// Reviewers who have sent their review tell the chairs what is wrong with a paper, and a chair looks into it.
import type { Writing } from '../context.ts'
import { closeFlag, raiseFlag } from '../flags/actions.ts'
import { flagsOf } from '../flags/queries.ts'
import { flagOf, type InventedFlag } from '../world/flags.ts'
import { chairFor } from './acts-papers.ts'
import type { Asked } from './asked.ts'
import { type Act, placed, type Script } from './script.ts'

async function close(w: Writing, paper: number, { text, closing: { outcome, answer } }: InventedFlag) {
  const open = (await flagsOf(w, paper)).find((flag) => flag.text === text && flag.closed_at === null)
  if (open) return closeFlag(w, open.id, { outcome, answer })
}

function actsOf({ world }: Script, { paper, place, reviewer, who, submittedAt, task }: Asked): Act[] {
  const flag = submittedAt && !task.handback ? flagOf(world, [place, reviewer], submittedAt) : null
  if (!flag) return []
  const { at, kind, text, closing } = flag
  const raising: Act = {
    ...{ at, by: who, paper: place },
    act: async (w) => {
      if (w.viewer.assigned.has(paper)) return raiseFlag(w, paper, { kind, text })
    },
  }
  const by = chairFor(world, placed(world.papers, place), place)
  return [raising, { at: closing.at, by, paper: place, act: (w) => close(w, paper, flag) }]
}

export const flagActs = (script: Script, asked: Asked[]): Act[] => asked.flatMap((one) => actsOf(script, one))
