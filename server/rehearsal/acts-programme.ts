// After the decisions: presenters say how they come, final versions arrive, and the chairs fill and publish the plan.
import type { Writing } from '../context.ts'
import { addFile } from '../files/actions.ts'
import { fillDraft, publishProgramme, savePresentation } from '../programme/actions.ts'
import { latestEdition } from '../programme/queries.ts'
import type { InventedPaper } from '../world/types.ts'
import { standingOfAccepted } from './queries.ts'
import { type Act, invented, placed, type Script } from './script.ts'

const FILLED = invented('2023-07-11T19:00Z')
const PUBLISHED = invented('2023-07-12T19:00Z')
/** Talks and posters of those who answered late find their places. */
const FILLED_AGAIN = invented('2023-07-26T19:00Z')

function finishing(script: Script, paper: InventedPaper, place: number): Act[] {
  const { cameraReadyAt, contact, attendance } = paper
  if (!cameraReadyAt) return []
  const finish: Act['act'] = async (w, { papers }) => {
    const id = papers.get(place)
    const { accepted, presented, brought } = await standingOfAccepted(w, id ?? 0)
    if (id === undefined || !accepted) return
    const presenter = placed(script.world.people, contact).name
    const said = presented ? null : await savePresentation(w, id, { presenter, attendance, absent: [] })
    if (said) return said
    if (brought) return
    const file = await script.files(place, 'final')
    await addFile(w, id, { ...file, kind: 'camera-ready', stored_at: w.now.add({ seconds: 4 }) })
  }
  return [{ at: script.timeline(cameraReadyAt), by: contact, paper: place, act: finish }]
}

/** A plan that was published by hand since is left as it is. */
const publishOnce = (note: string, after: number) => async (w: Writing) => {
  const latest = await latestEdition(w)
  if ((latest?.number ?? 0) === after) return publishProgramme(w, note)
}

export function programmeActs(script: Script): Act[] {
  const { world, timeline } = script
  const by = world.chairs[0] ?? 'visitor'
  return [
    ...world.papers.flatMap((paper, place) => finishing(script, paper, place)),
    { at: timeline(FILLED), by, act: fillDraft },
    { at: timeline(PUBLISHED), by, act: publishOnce('The first plan.', 0) },
    { at: timeline(FILLED_AGAIN), by, act: fillDraft },
  ]
}
