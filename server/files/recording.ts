// The link to a recording as a viewer may know it: as the poster and the slides, which are files.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { SeenPaper } from '../papers/queries.ts'
import { maySeeInside, versionFor } from '../policy/papers.ts'
import { yes } from '../policy/verdict.ts'
import { currentRecording } from './queries-recordings.ts'

/** `given`: for those who know the paper's inside. */
export type RecordingShown = { url: string; given: TimeShown | null }

export async function recordingShown(r: Reading, paper: SeenPaper): Promise<RecordingShown | null> {
  const recording = await currentRecording(r, paper.id)
  if (!recording) return null
  const { url, given_at, given_by: uploaded_by } = recording
  const facts = { kind: 'video-link', uploaded_by, blind_sha256: null, current: true, readers: null } as const
  if (!versionFor(r.viewer, paper, facts, r.deadlines, r.workshop.early_reading)) return null
  const inside = yes(maySeeInside(r.viewer, paper))
  return { url, given: inside ? shown(given_at, r.workshop.time_zone) : null }
}
