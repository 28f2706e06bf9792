// May I: looking at the site as another person. What is seen is what both may see; nothing is done.
import type { Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

/** `isChair`: of the person as whom one would look. */
export function mayLookAs(viewer: Viewer, person: { id: number; isChair: boolean }): Verdict {
  if (!viewer.isChair) return 'hidden'
  if (person.id === viewer.personId) return { because: 'You see the site as yourself already.' }
  return person.isChair ? { because: 'Chairs do not look at the site as another chair.' } : 'yes'
}

/**
 * The other person, without the papers with which the chair is in conflict. What is the other person's alone, such as
 * the draft of a review, policy keeps from a viewer who is watched.
 */
export function seenThrough(chair: Viewer, other: Viewer): Viewer {
  const without = (papers: ReadonlySet<number>) => new Set(papers).difference(chair.conflicted)
  return {
    ...other,
    isChair: false,
    watched: true,
    authored: without(other.authored),
    contactOf: without(other.contactOf),
    assigned: without(other.assigned),
    weighing: without(other.weighing),
    reviewed: without(other.reviewed),
    actsFor: new Set(),
    conflicted: new Set(other.conflicted).union(chair.conflicted),
  }
}

/** Pages that hold nothing of that person's alone: no account, no form with drafts, no file. */
const OPEN = /^\/(call|code-of-conduct|programme|people|finder|papers(\/\d+)?|reviews|desk)?$/

export const mayOpenWhileLooking = (method: string, path: string): Verdict =>
  (method === 'GET' || method === 'HEAD') && OPEN.test(path)
    ? 'yes'
    : {
        because:
          'You are looking at the site as another person, so nothing can be changed, and pages that are theirs alone are closed. Stop looking first, with the button at the top.',
      }
