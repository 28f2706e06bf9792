// Inviting, accepting, declining, taking back. The link proves the address; it signs nobody in to an account that exists.
import { endOtherSessions } from '../account/queries.ts'
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
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
import { insertReviewer, replaceTopics } from '../reviewers/queries.ts'
import { hashPassword } from '../sessions/passport.ts'
import type { Answer, Invitations } from './form.ts'
import { invitationLetter } from './letters.ts'
import {
  holdersAmong,
  holdInvitation,
  holdInvitationById,
  putInvitations,
  updateInvitation,
} from './queries.ts'

const TERM = { hours: 24 * 30 }

/** Returns the addresses invited, and those passed over because they hold the role already. */
export async function invite(w: Writing, { emails, role, load, message }: Invitations) {
  must(mayInvite(w.viewer))
  const holders = await holdersAmong(
    w,
    role,
    emails.map(({ email }) => email),
  )
  const drafts = emails
    .filter(({ email }) => !holders.has(email))
    .map((addressee) => ({ addressee, token: newToken() }))
    .map(({ addressee, token }) => ({
      token,
      row: {
        ...addressee,
        role,
        load,
        message,
        token_hash: hashOf(token),
        invited_at: w.now,
        invited_by: w.viewer.personId ?? 0,
        expires_at: w.now.add(TERM),
      },
    }))
  if (drafts.length > 0)
    await putInvitations(
      w,
      drafts.map(({ row }) => row),
    )
  await sendAll(
    w,
    drafts.map(({ row, token }) => invitationLetter(w, row, token)),
  )
  const invited = drafts.map(({ row }) => row.email)
  await record(w, 'invitation.sent', {
    subject: `${invited.length} as ${role}`,
    details: { role, load, emails: invited },
  })
  return { invited, skipped: [...holders] }
}

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
  return { person, isNew, role: invitation.role }
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
  await insertReviewer(w, person.id, answer.load ?? invitation.load)
  await replaceTopics(w, person.id, answer.topics)
}

/** Open to whoever holds the link. */
export async function refuseInvitation(w: Writing, token: string, reason: string): Promise<void> {
  const invitation = await holdInvitation(w, token)
  must(mayAnswerInvitation(invitation, w.now))
  await updateInvitation(w, invitation.id, { refused_at: w.now, refusal_reason: reason })
  await record(w, 'invitation.refused', { subject: invitation.email, details: { role: invitation.role } })
}

export async function revokeInvitation(w: Writing, id: number): Promise<Invitation> {
  must(mayInvite(w.viewer))
  const invitation = await holdInvitationById(w, id)
  must(mayRevokeInvitation(w.viewer, invitation))
  await updateInvitation(w, id, { revoked_at: w.now })
  await record(w, 'invitation.revoked', { subject: invitation.email, details: { role: invitation.role } })
  return invitation
}
