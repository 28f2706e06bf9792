// Letters about an account: each goes to the address itself, whatever the page said.
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'

const FIELDS = ['name', 'link'] as const

const confirmation = letterKind('account/mail/confirmation', 'anyone', FIELDS, ['link'])
const exists = letterKind('account/mail/exists', 'anyone', FIELDS, ['link'])
const passwordReset = letterKind('account/mail/password-reset', 'anyone', FIELDS, ['link'])
export const kinds = [confirmation, exists, passwordReset]

const toPerson = ({ id, name, email }: Person) => ({ personId: id, name, email })

export const addressToConfirm = (person: Person, token: string): Letter =>
  letter(confirmation, {
    to: toPerson(person),
    values: { name: person.name, link: to.confirmation(SECRET) },
    secret: token,
  })

/** Somebody signed up with an address that has an account: its owner is told, the page is not. */
export const accountExists = (person: Person): Letter =>
  letter(exists, {
    to: toPerson(person),
    values: { name: person.name, link: to.newPasswordReset() },
  })

export const passwordToReset = (person: Person, token: string): Letter =>
  letter(passwordReset, {
    to: toPerson(person),
    values: { name: person.name, link: to.passwordReset(SECRET) },
    secret: token,
  })
