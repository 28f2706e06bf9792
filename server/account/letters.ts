// Letters about an account: each goes to the address itself, whatever the page said.
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { to } from '../paths.ts'

const toPerson = ({ id, name, email }: Person) => ({ personId: id, name, email })

export const addressToConfirm = (person: Person, token: string): Letter => ({
  to: toPerson(person),
  subject: 'Confirm your email address',
  view: 'account/mail/confirmation',
  model: { name: person.name, path: to.confirmation(SECRET) },
  secret: token,
})

/** Somebody signed up with an address that has an account: its owner is told, the page is not. */
export const accountExists = (person: Person): Letter => ({
  to: toPerson(person),
  subject: 'You have an account already',
  view: 'account/mail/exists',
  model: { name: person.name, path: to.newPasswordReset() },
})

export const passwordToReset = (person: Person, token: string): Letter => ({
  to: toPerson(person),
  subject: 'Set a new password',
  view: 'account/mail/password-reset',
  model: { name: person.name, path: to.passwordReset(SECRET) },
  secret: token,
})
