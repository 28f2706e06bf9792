// Letters about addresses: to the new one for its confirmation, to the old one so that nobody adds one in silence.
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { to } from '../paths.ts'

type Asker = { personId: number | null; name: string; email: string }

/** What it says does not depend on whether the address has an account. */
export const emailToConfirm = (asker: Asker, email: string, token: string): Letter => ({
  to: { personId: asker.personId, name: asker.name, email },
  subject: 'Confirm this address for your account',
  view: 'emails/mail/confirmation',
  model: { name: asker.name, account: asker.email, path: to.emailClaim(SECRET) },
  secret: token,
})

export const emailAdded = ({ id, name, email }: Person, added: string): Letter => ({
  to: { personId: id, name, email },
  subject: 'An address was added to your account',
  view: 'emails/mail/added',
  model: { name, added, path: to.emails() },
})
