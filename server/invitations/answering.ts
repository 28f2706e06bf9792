// The page that the secret link opens.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute, shortDay } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Topic } from '../core/tables.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { listTopics } from '../papers/queries.ts'
import { personByEmail } from '../people/queries.ts'
import { mayAnswerInvitation } from '../policy/people.ts'
import { because } from '../policy/verdict.ts'
import type { Situation } from './form.ts'
import { findInvitation } from './queries.ts'
import { dueOf, filled } from './words.ts'

export type InvitationPage = {
  token: string
  role: Invitation['role']
  email: string
  name: string
  load: number
  message: string
  /** Why it can no longer be answered; null while it can. */
  closed: string | null
  accepted: boolean
  expires: string
  due: string | null
  themes: { name: string; topics: Topic[] }[]
  /** When it comes back, where that was asked for. */
  later: string | null
  situation: Situation
  signedInAs: string
  entry: Fault | null
}

/** Holding the link is the right to know whether its own address has an account. */
export async function situationOf(r: Reading, token: string): Promise<Situation> {
  const { email } = await findInvitation(r, token)
  const known = await personByEmail(r, email)
  const { personId, confirmed } = r.viewer
  const other = confirmed ? 'as-other' : 'unconfirmed'
  const signedIn = personId === null ? 'no' : r.viewer.emails.has(email) ? 'as-invited' : other
  return { account: (known?.confirmed_at ?? null) !== null, signedIn }
}

export async function invitationPage(
  r: Reading,
  token: string,
  entry: Fault | null = null,
): Promise<InvitationPage> {
  const invitation = await findInvitation(r, token)
  const [situation, topics] = await Promise.all([situationOf(r, token), listTopics(r)])
  const { role, email, name, load } = invitation
  const zone = r.workshop.time_zone
  const due = dueOf(r)
  return {
    ...{ token, role, email, name, load, due, situation, entry },
    message: filled(invitation, due),
    closed: because(mayAnswerInvitation(invitation, r.now)),
    accepted: invitation.accepted_at !== null,
    later: invitation.postponed_until ? shortDay(invitation.postponed_until, zone) : null,
    expires: dayInWords(lastMinute(invitation.expires_at), zone),
    themes: [...Map.groupBy(topics, ({ theme }) => theme)].map(([theme, list]) => ({
      name: theme,
      topics: list,
    })),
    signedInAs: r.viewer.email,
  }
}
