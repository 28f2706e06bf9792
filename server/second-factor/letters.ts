// The letter to somebody whose second factor a chair has removed: whoever did not ask for it must hear of it.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'

const removed = letterKind('second-factor/mail/removed', 'anyone', ['name', 'chair', 'link'], ['chair'])
export const kinds = [removed]

export const factorRemoved = ({ id, name, email }: Person, chair: string): Letter =>
  letter(removed, {
    to: { personId: id, name, email },
    values: { name, chair, link: to.secondFactor() },
  })
