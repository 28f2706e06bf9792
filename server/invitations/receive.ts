// People to invite as a chair sends them: pasted, as a CSV file, or both in one form.
import type { Request, Response } from 'express'
import { type Fault, fault, typedIn } from '../core/form.ts'
import { takeIn } from '../files/receive.ts'
import { textIn } from '../files/text-file.ts'
import { mayInvite } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { joined } from './lines.ts'

export type Sent = { ok: true; body: Record<string, unknown> } | Fault

/** What stood in the file stands among the typed lines from then on, so that a fault brings all of it back. */
export async function peopleIn(req: Request, res: Response): Promise<Sent> {
  must(mayInvite(req.reading.viewer))
  const unread = await takeIn(req, res)
  const sent = unread ?? (await textIn(req))
  const body = typedIn(req.body)
  if (sent && 'because' in sent) return fault({ file: sent.because }, body)
  const pasted = typeof body.emails === 'string' ? body.emails : ''
  return { ok: true, body: { ...body, emails: sent ? joined(pasted, sent.text) : pasted } }
}
