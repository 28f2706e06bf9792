// Invitations before they leave: every recipient with what happens, and the letter of each, word for word, one after the other.
import type { Reading } from '../context.ts'
import { previewed } from '../core/outbox.ts'
import { mayInvite } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { Invitations } from './form.ts'
import type { Understood } from './headings.ts'
import { invitationLetter } from './letters.ts'
import { columnsIn } from './lines.ts'
import { type Asked, planOf } from './planning.ts'
import { waitingAmong } from './queries.ts'
import { expiresFor } from './term.ts'

export type PreviewPage = {
  typed: { emails: string; role: string; load: number; message: string }
  recipients: {
    at: number
    email: string
    name: string
    role: string
    load: number
    note: string
    current: boolean
  }[]
  skipped: string[]
  /** Of each table among the lines. */
  columns: Understood[]
  /** null where nobody would get a letter. */
  letter: { at: number; of: number; recipient: string; subject: string; text: string; body: string } | null
}

/** The secret of the link is not made before the letter leaves. */
async function letterTo(r: Reading, asked: Asked) {
  const letter = invitationLetter(r, { ...asked, expires_at: expiresFor(r.now) }, '')
  const recipient = asked.name ? `${asked.name} <${asked.email}>` : asked.email
  return { recipient, ...(await previewed(r, letter)) }
}

export async function previewPage(
  r: Reading,
  invitations: Invitations,
  typed: string,
  asked: number,
): Promise<PreviewPage> {
  must(mayInvite(r.viewer))
  const plan = await planOf(r, invitations)
  const waiting = await waitingAmong(
    r,
    plan.asked.map(({ email }) => email),
  )
  const at = Math.min(asked, plan.asked.length - 1)
  const chosen = plan.asked[at]
  const noteOf = ({ email }: Asked) =>
    [
      waiting.has(email) ? 'Waits already: gets a new link' : '',
      plan.twice.includes(email) ? 'Stands more than once: the last line counts' : '',
    ]
      .filter(Boolean)
      .join('. ')
  const { role, load, message } = invitations
  return {
    typed: { emails: typed, role, load, message },
    recipients: plan.asked.map((one, index) => ({
      ...{ at: index, email: one.email, name: one.name, role: one.role, load: one.load },
      note: noteOf(one),
      current: index === at,
    })),
    skipped: plan.skipped,
    columns: columnsIn(typed),
    letter: chosen ? { at, of: plan.asked.length, ...(await letterTo(r, chosen)) } : null,
  }
}
