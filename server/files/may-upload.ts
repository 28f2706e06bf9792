// The verdict on an upload, with the one fact that it needs from the database: for a final file whether the paper is accepted.
import type { Reading } from '../context.ts'
import type { HandedIn } from '../core/tables-files.ts'
import type { SeenPaper } from '../papers/queries.ts'
import { isFinal, mayUpload } from '../policy/papers.ts'
import type { Verdict } from '../policy/verdict.ts'
import { authorsKnowAccepted } from './queries.ts'

export const mayUploadNow = async (r: Reading, paper: SeenPaper, kind: HandedIn): Promise<Verdict> =>
  mayUpload(r.viewer, paper, kind, r.deadlines, isFinal(kind) && (await authorsKnowAccepted(r, paper.id)))
