// The letter that carries the secret link.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { to } from '../paths.ts'
import type { NewInvitation } from './queries.ts'
import { dueOf, filled } from './words.ts'

type Asked = Pick<NewInvitation, 'email' | 'name' | 'role' | 'load' | 'message' | 'expires_at'>

function modelOf(r: Reading, asked: Asked) {
  const { name, role, load, expires_at } = asked
  const { time_zone: zone } = r.workshop
  const due = role === 'reviewer' ? dueOf(r) : null
  return {
    ...{ name, role, load, due },
    message: filled(asked, due),
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
