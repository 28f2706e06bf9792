// The letter that carries the secret link.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { counted } from '../core/words.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Refusal } from './form.ts'
import type { NewInvitation } from './queries.ts'
import { dueOf, filled } from './words.ts'

type Asked = Pick<NewInvitation, 'email' | 'name' | 'role' | 'load' | 'message' | 'expires_at'>

const FIELDS = ['name', 'message', 'link', 'expires'] as const
const REVIEW = [...FIELDS, 'load', 'due'] as const

const invitation = letterKind('invitations/mail/invitation', 'invited', [...REVIEW, 'chair'], ['link'])
const reminder = letterKind('invitations/mail/reminder', 'invited', REVIEW, ['link'])
const chairInvitation = letterKind('invitations/mail/chair', 'invited', [...FIELDS, 'chair'], ['link'])
const chairReminder = letterKind('invitations/mail/chair-reminder', 'invited', FIELDS, ['link'])
const INVITED = ['name', 'invited.name', 'invited.address', 'link'] as const
const chairAccepted = letterKind('invitations/mail/chair-accepted', 'chairs', INVITED)
const chairDeclined = letterKind('invitations/mail/chair-declined', 'chairs', [
  ...INVITED,
  'reason',
  'suggestion',
])
export const kinds = [invitation, reminder, chairInvitation, chairReminder, chairAccepted, chairDeclined]

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

type Invited = { name: string; email: string }

const toChair = (chair: Person, { name, email }: Invited) => ({
  to: { personId: chair.id, name: chair.name, email: chair.email },
  named: { name: chair.name, 'invited.name': name || email, 'invited.address': email },
})

export function chairJoined(chair: Person, invited: Invited): Letter {
  const { to: addressed, named } = toChair(chair, invited)
  return letter(chairAccepted, { to: addressed, values: { ...named, link: to.chairs() } })
}

export function chairRefused(chair: Person, invited: Invited, { reason, suggestion }: Refusal): Letter {
  const { to: addressed, named } = toChair(chair, invited)
  const values = { ...named, reason, suggestion, link: to.invitations() }
  return letter(chairDeclined, { to: addressed, values })
}
