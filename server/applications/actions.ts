// The public call: opened and closed by chairs, answered by anybody. Who is admitted gets an invitation, which proves the address.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import type { Application } from '../core/tables-people.ts'
import { invite } from '../invitations/actions.ts'
import { mayAnswerApplication, mayApply, maySeeApplications } from '../policy/applications.ts'
import { must } from '../policy/verdict.ts'
import type { Applying } from './form.ts'
import { holdApplication, putApplication, saveCall, updateApplication } from './queries.ts'

/** The answer is the same for every address: whose account it is, or that it reviews already, is told to nobody. */
export async function apply(w: Writing, applying: Applying): Promise<void> {
  must(mayApply(w.workshop))
  await putApplication(w, applying)
  await record(w, 'application.sent', { subject: applying.email })
}

/** Where the person reviews already, there is nobody to invite, and the application is answered all the same. */
export async function admit(w: Writing, id: number): Promise<Application> {
  must(maySeeApplications(w.viewer))
  const application = await holdApplication(w, id)
  must(mayAnswerApplication(w.viewer, application))
  const { email, name, load } = application
  await updateApplication(w, id, { admitted_at: w.now, admitted_by: w.viewer.personId })
  await record(w, 'application.admitted', { subject: email })
  await invite(w, { emails: [{ email, name }], role: 'reviewer', load, message: '' })
  return application
}

export async function declineApplication(w: Writing, id: number): Promise<Application> {
  must(maySeeApplications(w.viewer))
  const application = await holdApplication(w, id)
  must(mayAnswerApplication(w.viewer, application))
  await updateApplication(w, id, { declined_at: w.now, declined_by: w.viewer.personId })
  await record(w, 'application.declined', { subject: application.email })
  return application
}

export async function setCall(w: Writing, words: string): Promise<void> {
  must(maySeeApplications(w.viewer))
  await saveCall(w, words || null)
  await record(w, words ? 'call.opened' : 'call.closed')
}
