// A letter whenever something changes in how somebody signs in: whoever did not do it must hear of it.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import { to } from '../paths.ts'

const changed = letterKind('sessions/mail/changed', 'anyone', ['name', 'change', 'link'], ['change', 'link'])
export const kinds = [changed]

const CHANGES = {
  'new password': 'Your password was changed.',
  'password by letter': 'A new password was set, by a link that was sent to you.',
  'factor on': 'A second factor was set up.',
  'factor off': 'The second factor was turned off.',
  'new recovery codes': 'New recovery codes were made.',
  'recovery code used': 'A recovery code was used instead of the second factor.',
}

export const signInChanged = (
  { id, name, email }: { id: number; name: string; email: string },
  change: keyof typeof CHANGES,
): Letter =>
  letter(changed, {
    to: { personId: id, name, email },
    values: { name, change: CHANGES[change], link: to.newPasswordReset() },
  })
