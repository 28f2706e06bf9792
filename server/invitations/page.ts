// The chairs' list of invitations, and the page that the secret link opens.
import type { Reading } from '../context.ts'
import { dayInWords, deadlineShown, lastMinute, shortDay } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Topic } from '../core/tables.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { listTopics } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { personByEmail } from '../people/queries.ts'
import { mayAnswerInvitation, mayInvite, mayRevokeInvitation } from '../policy/people.ts'
import { because, must, yes } from '../policy/verdict.ts'
import type { Search, Situation } from './form.ts'
import { findInvitation, type InvitationRow, listInvitations } from './queries.ts'

type State = Exclude<Search['state'], 'all'>
const STATES: Record<State, { text: string; tone: string }> = {
  pending: { text: 'Waiting', tone: 'info' },
  accepted: { text: 'Accepted', tone: 'ok' },
  declined: { text: 'Declined', tone: 'warn' },
  expired: { text: 'Expired', tone: 'ember' },
  revoked: { text: 'Revoked', tone: 'outline' },
}

function stateOf(invitation: Invitation, now: Temporal.Instant): State {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.refused_at) return 'declined'
  if (invitation.revoked_at) return 'revoked'
  return Temporal.Instant.compare(now, invitation.expires_at) < 0 ? 'pending' : 'expired'
}

type Shown = Pick<Invitation, 'id' | 'email' | 'name' | 'role' | 'load' | 'message'> & {
  state: State
  pill: { text: string; tone: string }
  story: string
  person: { name: string; href: string } | null
  can: { resend: boolean; revoke: boolean }
}

export type InvitationsPage = {
  invitations: Shown[]
  all: number
  filters: { label: string; count: number; href: string; current: boolean }[]
  q: string
  state: Search['state']
  message: string
  entry: Fault | null
}

function storyOf(row: InvitationRow, state: State, zone: string): string {
  const told = `Invited ${shortDay(row.invited_at, zone)} by ${row.inviter}.`
  if (state === 'pending') return `${told} The link works until ${shortDay(row.expires_at, zone)}.`
  if (state === 'expired') return `${told} The link ended on ${shortDay(row.expires_at, zone)}.`
  return row.refusal_reason ? `${told} “${row.refusal_reason}”` : told
}

function shownOf({ viewer, now, workshop }: Reading, row: InvitationRow): Shown {
  const { id, email, name, role, load, message, accepted_by, accepter } = row
  const state = stateOf(row, now)
  return {
    ...{ id, email, name, role, load, message, state },
    pill: STATES[state],
    story: storyOf(row, state, workshop.time_zone),
    person:
      accepter && accepted_by && role === 'reviewer'
        ? { name: accepter, href: to.reviewer({ id: accepted_by }) }
        : null,
    can: { resend: state !== 'accepted', revoke: yes(mayRevokeInvitation(viewer, row)) },
  }
}

const fits = (q: string) => (one: Shown) =>
  [one.email, one.name, one.person?.name ?? ''].some((text) => text.toLowerCase().includes(q.toLowerCase()))

export async function invitationsPage(
  r: Reading,
  { q, state }: Search,
  entry: Fault | null = null,
): Promise<InvitationsPage> {
  must(mayInvite(r.viewer))
  const all = (await listInvitations(r)).map((row) => shownOf(r, row))
  const link = (key: string) =>
    `${to.invitations()}?${new URLSearchParams({ ...(q ? { q } : {}), state: key })}`
  const filter = (key: State) => {
    const count = all.filter((one) => one.state === key).length
    return { label: STATES[key].text, count, href: link(key), current: state === key }
  }
  const everything = { label: 'All', count: all.length, href: link('all'), current: state === 'all' }
  const wanted = all.filter((one) => state === 'all' || one.state === state)
  return {
    invitations: q === '' ? wanted : wanted.filter(fits(q)),
    all: all.length,
    filters: [
      everything,
      filter('pending'),
      filter('accepted'),
      filter('declined'),
      filter('expired'),
      filter('revoked'),
    ],
    q,
    state,
    message: all[0]?.message ?? '',
    entry,
  }
}

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
  const { role, email, name, load, message } = invitation
  const zone = r.workshop.time_zone
  const due = r.deadlines.review?.closesAt
  return {
    ...{ token, role, email, name, load, message, situation, entry },
    closed: because(mayAnswerInvitation(invitation, r.now)),
    accepted: invitation.accepted_at !== null,
    expires: dayInWords(lastMinute(invitation.expires_at), zone),
    due: due ? deadlineShown(due, zone).aoe : null,
    themes: [...Map.groupBy(topics, ({ theme }) => theme)].map(([theme, list]) => ({
      name: theme,
      topics: list,
    })),
    signedInAs: r.viewer.email,
  }
}
