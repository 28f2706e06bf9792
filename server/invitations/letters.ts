// The letter that carries the secret link.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { counted } from '../core/words.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { NewInvitation } from './queries.ts'
import { dueOf, filled } from './words.ts'

type Asked = Pick<NewInvitation, 'email' | 'name' | 'role' | 'load' | 'message' | 'expires_at'>

const FIELDS = ['name', 'message', 'link', 'expires'] as const
const REVIEW = [...FIELDS, 'load', 'due'] as const

const invitation = letterKind('invitations/mail/invitation', 'invited', [...REVIEW, 'chair'], ['link'])
const reminder = letterKind('invitations/mail/reminder', 'invited', REVIEW, ['link'])
const chairInvitation = letterKind('invitations/mail/chair', 'invited', [...FIELDS, 'chair'], ['link'])
const chairReminder = letterKind('invitations/mail/chair-reminder', 'invited', FIELDS, ['link'])
export const kinds = [invitation, reminder, chairInvitation, chairReminder]

function valuesOf(r: Reading, asked: Asked) {
  const { name, role, load, expires_at } = asked
  const due = role === 'reviewer' ? dueOf(r) : null
  return {
    ...{ name: name || 'colleague', load: counted(load, 'paper'), due },
    message: filled(asked, due),
    link: to.invitation(SECRET),
    expires: dayInWords(lastMinute(expires_at), r.workshop.time_zone),
  }
}

const addressee = ({ email, name }: Asked) => ({ personId: null, name: name || email, email })

export const invitationLetter = (r: Reading, asked: Asked, token: string): Letter =>
  letter(asked.role === 'chair' ? chairInvitation : invitation, {
    to: addressee(asked),
    values: { ...valuesOf(r, asked), chair: r.viewer.name },
    secret: token,
  })

export const reminderLetter = (r: Reading, asked: Asked, token: string): Letter =>
  letter(asked.role === 'chair' ? chairReminder : reminder, {
    to: addressee(asked),
    values: valuesOf(r, asked),
    secret: token,
  })
