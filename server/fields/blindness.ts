// Whether a field that reviewers read is likely to tell them who wrote the paper: a warning to the chair, not a ban.
import type { Field } from '../core/tables-fields.ts'

const TELLING =
  /author|affiliat|institut|universit|compan|employer|e-?mail|orcid|home ?page|web ?site|github|your name|research group|\blab\b|fund|grant|acknowledg|publish|publication|elsewhere|arxiv|\bcv\b/i

export function blindnessWarning({ readers, key, kind, label, help }: Field): string | null {
  if (readers !== 'reviewers' || key !== null) return null
  if (kind === 'link')
    return 'Reviewers would read it, and a link often names its owner. Ask for an anonymous one in the help text.'
  if (kind === 'file')
    return 'Reviewers would read it as it is, but for the properties of PDFs and images. Ask for an anonymous one in the help text.'
  const words = `${label} ${help}`
  return kind !== 'heading' && TELLING.test(words)
    ? 'Reviewers would read it, and it sounds as if the answer could tell who wrote the paper.'
    : null
}
