// May I: uploads on their way. Whether the file may come at all is asked of policy/papers.ts, for the moment it began.
import type { Upload } from '../core/tables-files.ts'
import type { Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

export type UploadFacts = Pick<Upload, 'uploaded_by' | 'began_at' | 'sha256' | 'file_id'>

/**
 * An upload counts from its beginning. One that has named its hash then cannot become another file, so it may take a
 * day; one that has not must hurry, or a deadline could be outlived by an upload without content.
 */
const patience = ({ sha256 }: UploadFacts) => (sha256 ? { hours: 24 } : { hours: 1 })

export function mayContinueUpload(viewer: Viewer, upload: UploadFacts, now: Temporal.Instant): Verdict {
  if (viewer.personId !== upload.uploaded_by) return 'hidden'
  if (upload.file_id) return { because: 'This upload is complete already.' }
  const until = upload.began_at.add(patience(upload))
  if (Temporal.Instant.compare(now, until) < 0) return 'yes'
  return { because: 'This upload has taken too long, so it is given up. Choose the file again.' }
}
