// May I: the programme. Its draft is for chairs (mayPlan in people.ts); what a chair may not see, that chair cannot move.
import type { Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

/** `hidden`: a paper stands in it with which the viewer is in conflict. */
export function mayRemoveSlot(viewer: Viewer, slot: { hidden: boolean }): Verdict {
  if (!viewer.isChair) return 'hidden'
  return slot.hidden
    ? { because: 'This slot is taken by a paper that is hidden from you. Another chair can remove it.' }
    : 'yes'
}

export function mayPublishProgramme(viewer: Viewer, draft: { slots: number }): Verdict {
  if (!viewer.isChair) return 'hidden'
  return draft.slots > 0 ? 'yes' : { because: 'The draft has no slots, so there is nothing to publish.' }
}
