// Letters about addresses: to the new one for its confirmation, to the old one so that nobody adds one in silence.
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'

const confirmation = letterKind('emails/mail/confirmation', 'anyone', ['name', 'account', 'link'], ['link'])
const added = letterKind('emails/mail/added', 'anyone', ['name', 'address', 'link'], ['address'])
export const kinds = [confirmation, added]

type Asker = { personId: number | null; name: string; email: string }

/** What it says does not depend on whether the address has an account. */
export const emailToConfirm = (asker: Asker, email: string, token: string): Letter =>
  letter(confirmation, {
    to: { personId: asker.personId, name: asker.name, email },
    values: { name: asker.name, account: asker.email, link: to.emailClaim(SECRET) },
    secret: token,
  })

export const emailAdded = ({ id, name, email }: Person, address: string): Letter =>
  letter(added, {
    to: { personId: id, name, email },
    values: { name, address, link: to.emails() },
  })
