// Whose token it is, for the program that bears it.
import type { Reading } from '../context.ts'
import { must, signedInOnly } from '../policy/verdict.ts'

const inOrder = (papers: ReadonlySet<number>) => [...papers].toSorted((a, b) => a - b)

/** Without conflicts: reviewers do not learn who has declared one with them. */
export function ownerShown({ viewer }: Reading) {
  must(signedInOnly(viewer))
  const { name, email, isChair, isReviewer, authored, assigned } = viewer
  return {
    ...{ name, email, chair: isChair, reviewer: isReviewer },
    papers: { authored: inOrder(authored), assigned: inOrder(assigned) },
  }
}
