// Letters to somebody whose second factor a chair has removed, or at which many wrong codes were tried: whoever did not do it must hear of it.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'

const removed = letterKind('second-factor/mail/removed', 'anyone', ['name', 'chair', 'link'], ['chair'])
const closed = letterKind('second-factor/mail/closed', 'anyone', ['name', 'link'], ['link'])
export const kinds = [removed, closed]

export const factorRemoved = ({ id, name, email }: Person, chair: string): Letter =>
  letter(removed, {
    to: { personId: id, name, email },
    values: { name, chair, link: to.secondFactor() },
  })

export const factorClosed = ({ id, name, email }: Person): Letter =>
  letter(closed, {
    to: { personId: id, name, email },
    values: { name, link: to.newPasswordReset() },
  })
