// What an accepted paper still needs from its authors: the final PDF, and who presents it.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import { type Drop, finalDrops } from '../files/drops.ts'
import { authorsKnowAccepted, fileKindsOf } from '../files/queries.ts'
import { mayPresent } from '../policy/decisions.ts'
import { mayUpload } from '../policy/papers.ts'
import { yes } from '../policy/verdict.ts'
import { isActing } from '../policy/viewer.ts'
import { presentersSaid } from '../programme/queries-draft.ts'
import type { SeenPaper } from './queries.ts'
import type { FileShown } from './shown.ts'

/** What has come from the authors of an accepted paper; `presenter`: what they say of their presentation. */
export type Brought = { final: boolean; presenter: string | null }

export type Final = {
  words: string
  /** The final PDF can come, and has not. */
  uploading: boolean
  /** For whoever may say who presents, whether that was said before. */
  presenting: 'open' | 'said' | null
  drops: Drop[]
  /** A recording can be linked. */
  links: boolean
}

/** Two queries, whatever the number of papers. */
export async function broughtOf(r: Reading, ids: number[]): Promise<Map<number, Brought>> {
  if (ids.length === 0) return new Map()
  const [kinds, presenters] = [await fileKindsOf(r, ids), await presentersSaid(r, ids)]
  const brought = (id: number): Brought => ({
    final: kinds.get(id)?.has('camera-ready') ?? false,
    presenter: presenters.get(id) ?? null,
  })
  return new Map(ids.map((id) => [id, brought(id)]))
}

/** What is in is never asked for again, and nothing is asked for that cannot be given any more. */
function wordsOf({ deadlines, workshop }: Reading, { final, presenter }: Brought): string {
  const window = deadlines.camera_ready
  const by = window?.open ? deadlineShown(window.closesAt, workshop.time_zone) : null
  const until = by ? ` until ${by.aoe}, which is ${by.zoned}` : ''
  const who = presenter ? ` ${presenter}` : ' Say who presents.'
  if (final) return `Your final version is in${by ? ` and can be replaced${until}` : ''}.${who}`
  if (window?.over) return `The final PDF did not come in time: write to the chairs.${who}`
  return presenter
    ? `Upload the final PDF${until}.${who}`
    : `Say who presents, and upload the final PDF${until}.`
}

/** For those who hand it in: authors who know that it is accepted, and who acts for them. Slides and poster have no deadline. */
export async function finalOf(
  r: Reading,
  paper: SeenPaper,
  { files, outcome }: { files: FileShown[]; outcome: Outcome | null },
): Promise<Final | null> {
  const { viewer, deadlines } = r
  const hands = viewer.authored.has(paper.id) || isActing(viewer, paper.id)
  if (!hands || paper.withdrawn_at || !(await authorsKnowAccepted(r, paper.id))) return null
  const may = (kind: 'camera-ready' | 'poster' | 'slides' | 'video-link') =>
    yes(mayUpload(viewer, paper, kind, deadlines, true))
  const brought = (await broughtOf(r, [paper.id])).get(paper.id)
  return {
    words: brought ? wordsOf(r, brought) : '',
    uploading: may('camera-ready') && !brought?.final,
    presenting: yes(mayPresent(viewer, paper, outcome)) ? (brought?.presenter ? 'said' : 'open') : null,
    drops: finalDrops(r, files, may),
    links: may('video-link'),
  }
}
