// Which papers of a letter are accepted, or which one is declined and why.
import { z } from 'zod'
import { reader, whole } from '../core/form.ts'
import { refusalReason } from '../reviews/form.ts'

const paper = whole(1, 999_999_999, 'Choose a paper of the letter.')
const several = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(paper).min(1, 'Choose a paper of the letter.').max(100),
)

export const readAcceptance = reader(z.object({ papers: several }))
export const readDecline = reader(z.object({ paper, reason: refusalReason }))
