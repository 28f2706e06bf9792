// Own addresses: which letters go to, which are confirmed, which wait for their confirmation.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { mayAddEmail } from '../policy/people.ts'
import { because } from '../policy/verdict.ts'
import { findClaim, ownEmails } from './queries.ts'

type Shown = { id: number; email: string; confirmed: boolean; until: string | null }

export type EmailsPage = {
  primary: { email: string; confirmed: boolean }
  emails: Shown[]
  locked: string | null
  entry: Fault | null
}

export async function emailsPage(r: Reading, entry: Fault | null = null): Promise<EmailsPage> {
  const emails = (await ownEmails(r)).map(({ id, email, confirmed_at, expires_at }) => ({
    id,
    email,
    confirmed: confirmed_at !== null,
    until: expires_at ? dayInWords(lastMinute(expires_at), r.workshop.time_zone) : null,
  }))
  const { email, confirmed } = r.viewer
  return { primary: { email, confirmed }, emails, locked: because(mayAddEmail(r.viewer)), entry }
}

export type ClaimPage = { token: string; email: string | null; account: string }

/** Somebody else's session learns nothing of the claim, not even the address. */
export async function claimPage(r: Reading, token: string): Promise<ClaimPage> {
  const claim = await findClaim(r, token)
  return { token, email: claim?.email ?? null, account: r.viewer.email }
}
