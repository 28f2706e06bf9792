// May I: the public call for reviewers. Anybody applies while it is open; chairs open it, read, admit and decline.
import type { Workshop } from '../core/tables.ts'
import type { Application } from '../core/tables-people.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

/** Without a call its page is as if it were not there. */
export const mayApply = (workshop: Pick<Workshop, 'reviewer_call'>): Verdict =>
  workshop.reviewer_call === null ? 'hidden' : 'yes'

export const maySeeApplications = chairsOnly

export function mayAnswerApplication(
  viewer: Viewer,
  application: Pick<Application, 'admitted_at' | 'declined_at'>,
): Verdict {
  if (!viewer.isChair) return 'hidden'
  return application.admitted_at || application.declined_at
    ? { because: 'This application was answered already.' }
    : 'yes'
}
