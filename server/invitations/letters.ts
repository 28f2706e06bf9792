// The letter that carries the secret link.
import type { Reading } from '../context.ts'
import { dayInWords, deadlineShown, lastMinute } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { to } from '../paths.ts'
import type { NewInvitation } from './queries.ts'

export function invitationLetter(r: Reading, invitation: NewInvitation, token: string): Letter {
  const { email, name, role, load, message, expires_at } = invitation
  const { time_zone: zone } = r.workshop
  const due = r.deadlines.review?.closesAt
  return {
    to: { personId: null, name: name || email, email },
    subject: role === 'chair' ? 'Answer this invitation to chair' : 'Answer this invitation to review',
    view: 'invitations/mail/invitation',
    model: {
      name,
      role,
      load,
      message,
      inviter: r.viewer.name,
      path: to.invitation(SECRET),
      due: due && role === 'reviewer' ? deadlineShown(due, zone).aoe : null,
      expires: dayInWords(lastMinute(expires_at), zone),
    },
    secret: token,
  }
}
