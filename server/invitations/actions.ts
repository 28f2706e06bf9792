// Inviting, accepting, declining, taking back. The link proves the address; it signs nobody in to an account that exists.
import { endOtherSessions } from '../account/queries.ts'
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { type Letter, sendAll } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import {
  findSelf,
  insertChair,
  insertPerson,
  linkAuthorships,
  personByEmail,
  updatePerson,
} from '../people/queries.ts'
import { mayAnswerInvitation, mayInvite, mayRevokeInvitation } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { insertReviewer, replaceTopics } from '../reviewers/queries.ts'
import { hashPassword } from '../sessions/passport.ts'
import type { Answer, Invitations, Refusal, Rule } from './form.ts'
import { chairJoined, chairRefused, invitationLetter, reminderLetter } from './letters.ts'
import { planOf } from './planning.ts'
import {
  askedLately,
  chairsWaiting,
  holdInvitation,
  holdInvitationById,
  holdSilent,
  putInvitations,
  saveReminderRule,
  updateInvitation,
} from './queries.ts'
import { expiresFor } from './term.ts'

type Sent = { invited: string[]; skipped: string[]; twice: string[] }

/** Returns the addresses invited, those passed over because they hold the role already, and those that stood more than once. */
export async function invite(w: Writing, invitations: Invitations): Promise<Sent> {
  must(mayInvite(w.viewer))
  const { role, load } = invitations
  const { asked, skipped, twice } = await planOf(w, invitations)
  const again = await askedLately(w, asked)
  const drafts = asked
    .filter(({ email }) => !again.has(email))
    .map((one) => ({ one, token: newToken() }))
    .map(({ one, token }) => ({ token, row: { ...one, ...termOf(w), token_hash: hashOf(token) } }))
  const rows = drafts.map(({ row }) => row)
  if (rows.length > 0) await putInvitations(w, rows)
  await sendAll(
    w,
    drafts.map(({ row, token }) => invitationLetter(w, row, token)),
  )
  const emails = rows.map(({ email }) => email)
  if (again.size === 0 || emails.length > 0)
    await record(w, 'invitation.sent', {
      subject: `${emails.length} as ${role}`,
      details: { role, load, emails },
    })
  const invited = asked.map(({ email }) => email)
  return { invited, skipped, twice }
}

const termOf = ({ now, viewer }: Writing) => ({
  invited_at: now,
  invited_by: ownId(viewer),
  expires_at: expiresFor(now),
})

/** Open to whoever holds the link, which proves that the invited address is theirs. */
export async function acceptInvitation(w: Writing, token: string, answer: Answer) {
  const invitation = await holdInvitation(w, token)
  must(mayAnswerInvitation(invitation, w.now))
  const { person, isNew } = await personFor(w, invitation, answer)
  await appoint(w, invitation, person, answer)
  await updateInvitation(w, invitation.id, { accepted_at: w.now, accepted_by: person.id })
  const writer = { ...w, viewer: { personId: person.id } }
  const as = person.email === invitation.email ? {} : { as: person.email }
  await record(writer, 'invitation.accepted', {
    subject: invitation.email,
    details: { role: invitation.role, ...as },
  })
  await tellInviter(w, invitation, person.id, (chair) => chairJoined(chair, person))
  return { person, isNew, role: invitation.role }
}

/** Of reviewers the list of invitations tells; another chair reads what chairs read, and is waited for. */
async function tellInviter(
  w: Writing,
  invitation: Invitation,
  answeredBy: number | null,
  letter: (chair: Person) => Letter,
): Promise<void> {
  if (invitation.role !== 'chair') return
  await sendAll(w, (await chairsWaiting(w, invitation, answeredBy)).map(letter))
}

async function personFor(
  w: Writing,
  invitation: Invitation,
  answer: Answer,
): Promise<{ person: Person; isNew: boolean }> {
  if (answer.as === 'me' && w.viewer.confirmed) return { person: await findSelf(w), isNew: false }
  const known = await personByEmail(w, invitation.email)
  if (known?.confirmed_at) return { person: known, isNew: false }
  const { name, affiliation } = answer
  const account = { name: found(name), affiliation: found(affiliation), confirmed_at: w.now }
  const password_hash = await hashPassword(found(answer.password))
  // Whoever began an account with this address without confirming it loses it to the owner of the address.
  if (known) await endOtherSessions(w, known.id, null)
  const person = known
    ? await updatePerson(w, known.id, { ...account, password_hash })
    : await insertPerson(w, { ...account, password_hash, email: invitation.email })
  await linkAuthorships(w, person)
  return { person, isNew: true }
}

async function appoint(w: Writing, invitation: Invitation, person: Person, answer: Answer): Promise<void> {
  if (invitation.role === 'chair') {
    await insertChair(w, person.id, invitation.invited_by)
    return
  }
  await insertReviewer(w, person.id, answer.load ?? invitation.load, answer.standby ?? false)
  await replaceTopics(w, person.id, answer.topics)
}

/** Open to whoever holds the link: a person has it in sight. The journal keeps answers, not looks. */
export async function openInvitation(w: Writing, token: string): Promise<void> {
  const invitation = await holdInvitation(w, token)
  must(mayAnswerInvitation(invitation, w.now))
  if (invitation.opened_at === null) await updateInvitation(w, invitation.id, { opened_at: w.now })
}

/** Open to whoever holds the link. */
export async function refuseInvitation(w: Writing, token: string, refusal: Refusal): Promise<void> {
  const { reason, suggestion } = refusal
  const invitation = await holdInvitation(w, token)
  must(mayAnswerInvitation(invitation, w.now))
  const answer = { refused_at: w.now, refusal_reason: reason, suggestion: suggestion || null }
  await updateInvitation(w, invitation.id, answer)
  await record(w, 'invitation.refused', { subject: invitation.email, details: { role: invitation.role } })
  await tellInviter(w, invitation, null, (chair) => chairRefused(chair, invitation, refusal))
}

/** Open to whoever holds the link: seen, and to be asked again. The term grows with it where it has to. */
export async function postponeInvitation(w: Writing, token: string, days: number): Promise<void> {
  const invitation = await holdInvitation(w, token)
  must(mayAnswerInvitation(invitation, w.now))
  const until = w.now.add({ hours: 24 * days })
  const week = until.add({ hours: 24 * 7 })
  const expires_at = Temporal.Instant.compare(week, invitation.expires_at) > 0 ? week : invitation.expires_at
  await updateInvitation(w, invitation.id, { postponed_at: w.now, postponed_until: until, expires_at })
  await record(w, 'invitation.postponed', { subject: invitation.email, details: { days } })
}

export async function revokeInvitation(w: Writing, id: number): Promise<Invitation> {
  must(mayInvite(w.viewer))
  const invitation = await holdInvitationById(w, id)
  must(mayRevokeInvitation(w.viewer, invitation))
  await updateInvitation(w, id, { revoked_at: w.now })
  await record(w, 'invitation.revoked', { subject: invitation.email, details: { role: invitation.role } })
  return invitation
}

export async function setReminders(w: Writing, rule: Rule): Promise<void> {
  must(mayInvite(w.viewer))
  await saveReminderRule(w, rule)
  await record(w, 'invitation.rule', { details: rule })
}

/** The silent, by the chairs' rule, and those who asked to be reminded. Open to the schedule alone. */
export async function remindInvited(w: Writing): Promise<void> {
  const drafts = (await holdSilent(w)).map((invitation) => ({ invitation, token: newToken() }))
  for (const { invitation, token } of drafts) {
    await updateInvitation(w, invitation.id, {
      token_hash: hashOf(token),
      earlier_hashes: [...invitation.earlier_hashes, invitation.token_hash],
      reminded_at: w.now,
      reminders: invitation.reminders + 1,
    })
    await record(w, 'invitation.reminded', { subject: invitation.email })
  }
  await sendAll(
    w,
    drafts.map(({ invitation, token }) => reminderLetter(w, invitation, token)),
  )
}
