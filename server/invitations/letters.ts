// The letter that carries the secret link.
import type { Reading } from '../context.ts'
import { dayInWords, deadlineShown, lastMinute } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { to } from '../paths.ts'
import type { NewInvitation } from './queries.ts'

type Asked = Pick<NewInvitation, 'email' | 'name' | 'role' | 'load' | 'message' | 'expires_at'>

/** What a chair may write where it differs from letter to letter. */
const filled = (message: string, { name, load, role }: Asked, due: string | null) =>
  message
    .replaceAll('{name}', name || 'colleague')
    .replaceAll('{load}', String(load))
    .replaceAll('{role}', role)
    .replaceAll('{due}', due ?? 'the date that we shall name')

function modelOf(r: Reading, asked: Asked) {
  const { name, role, load, message, expires_at } = asked
  const { time_zone: zone } = r.workshop
  const closes = r.deadlines.review?.closesAt
  const due = closes && role === 'reviewer' ? deadlineShown(closes, zone).aoe : null
  return {
    ...{ name, role, load, due },
    message: filled(message, asked, due),
    path: to.invitation(SECRET),
    expires: dayInWords(lastMinute(expires_at), zone),
  }
}

const verb = ({ role }: Asked) => (role === 'chair' ? 'chair' : 'review')
const addressee = ({ email, name }: Asked) => ({ personId: null, name: name || email, email })

export const invitationLetter = (r: Reading, asked: Asked, token: string): Letter => ({
  to: addressee(asked),
  subject: `Answer this invitation to ${verb(asked)}`,
  view: 'invitations/mail/invitation',
  model: { ...modelOf(r, asked), inviter: r.viewer.name },
  secret: token,
})

export const reminderLetter = (r: Reading, asked: Asked, token: string): Letter => ({
  to: addressee(asked),
  subject: `Still time to answer: invitation to ${verb(asked)}`,
  view: 'invitations/mail/reminder',
  model: modelOf(r, asked),
  secret: token,
})
