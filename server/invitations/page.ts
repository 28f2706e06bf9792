// The chairs' list of invitations: who was asked, who answers, who is silent.
import type { Reading } from '../context.ts'
import { shortDay } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { asking } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { to } from '../paths.ts'
import { mayInvite, mayRevokeInvitation } from '../policy/people.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Rule, Search } from './form.ts'
import { type InvitationRow, listInvitations, rolesAmong } from './queries.ts'

type State = Exclude<Search['state'], 'all'>
const STATES: Record<State, Pill> = {
  pending: { text: 'Waiting', tone: 'info' },
  later: { text: 'Later', tone: 'accent' },
  accepted: { text: 'Accepted', tone: 'ok' },
  declined: { text: 'Declined', tone: 'warn' },
  expired: { text: 'Expired', tone: 'ember' },
  revoked: { text: 'Revoked', tone: 'outline' },
}

const KEYS = ['pending', 'later', 'accepted', 'declined', 'expired', 'revoked'] as const

function stateOf(invitation: Invitation, now: Temporal.Instant): State {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.refused_at) return 'declined'
  if (invitation.revoked_at) return 'revoked'
  if (Temporal.Instant.compare(now, invitation.expires_at) >= 0) return 'expired'
  const until = invitation.postponed_until
  return until && Temporal.Instant.compare(now, until) < 0 ? 'later' : 'pending'
}

type Shown = Pick<Invitation, 'id' | 'email' | 'name' | 'role' | 'load' | 'message'> & {
  state: State
  opened: boolean
  pill: Pill
  story: string
  person: { name: string; href: string } | null
  /** What else the address is to the workshop. */
  roles: string[]
  can: { resend: boolean; revoke: boolean }
}

export type InvitationsPage = {
  invitations: Shown[]
  all: number
  filters: { label: string; count: number; href: string; current: boolean }[]
  q: string
  state: Search['state']
  order: Search['order']
  figures: { label: string; value: number; foot: string }[]
  rule: Rule
  csv: string
  /** What the form begins with: the words of the last letter, or a list on its way back from the preview. */
  typed: { emails: string; role: string; load: number; message: string }
  entry: Fault | null
}

function storyOf(row: InvitationRow, state: State, zone: string): string {
  const times = row.reminders === 1 ? 'once' : `${row.reminders} times`
  const reminded = row.reminded_at ? ` Reminded ${times}, last on ${shortDay(row.reminded_at, zone)}.` : ''
  const told = `Invited ${shortDay(row.invited_at, zone)} by ${row.inviter}.${reminded}`
  if (state === 'later' && row.postponed_until)
    return `${told} Wants to be asked on ${shortDay(row.postponed_until, zone)}.`
  if (state === 'pending' || state === 'later')
    return `${told}${row.opened_at ? ` Opened ${shortDay(row.opened_at, zone)}.` : ''} The link works until ${shortDay(row.expires_at, zone)}.`
  if (state === 'expired') return `${told} The link ended on ${shortDay(row.expires_at, zone)}.`
  const reason = row.refusal_reason ? ` “${row.refusal_reason}”` : ''
  return told + reason + (row.suggestion ? ` Suggests ${row.suggestion}.` : '')
}

function shownOf({ viewer, now, workshop }: Reading, row: InvitationRow, roles: string[]): Shown {
  const { id, email, name, role, load, message, accepted_by, accepter } = row
  const state = stateOf(row, now)
  return {
    ...{ id, email, name, role, load, message, state, opened: isOpened(row) },
    pill: STATES[state],
    roles: roles.filter((one) => one !== role || state !== 'accepted'),
    story: storyOf(row, state, workshop.time_zone),
    person:
      accepter && accepted_by && role === 'reviewer'
        ? { name: accepter, href: to.reviewer({ id: accepted_by }) }
        : null,
    can: { resend: state !== 'accepted', revoke: yes(mayRevokeInvitation(viewer, row)) },
  }
}

const fits = (q: string) => (one: Shown) => isFoundIn([one.email, one.name, one.person?.name ?? ''], q)

const count = (all: Shown[], ...states: State[]) => all.filter(({ state }) => states.includes(state)).length

/** Told by the page itself once it stands before a person, as scanners of mail open links too; or by the first button pressed. */
const isOpened = ({ opened_at, accepted_at, refused_at, postponed_at }: Invitation) =>
  [opened_at, accepted_at, refused_at, postponed_at].some((at) => at !== null)

function figuresOf(all: Shown[]): InvitationsPage['figures'] {
  const asked = all.filter(({ state }) => state !== 'revoked')
  const load = asked.filter(({ state }) => state === 'accepted').reduce((sum, one) => sum + one.load, 0)
  return [
    { label: 'Invited', value: asked.length, foot: 'without those taken back' },
    {
      label: 'Opened',
      value: asked.filter(({ opened }) => opened).length,
      foot: 'stood before a person, or was answered',
    },
    { label: 'Accepted', value: count(all, 'accepted'), foot: `${load} papers were asked of them` },
    { label: 'Declined', value: count(all, 'declined'), foot: 'with their reasons below' },
    {
      label: 'Silent',
      value: count(all, 'pending', 'expired'),
      foot: silentWords(all),
    },
  ]
}

function silentWords(all: Shown[]): string {
  const silent = all.filter(({ state, opened }) => opened && (state === 'pending' || state === 'expired'))
  return `${silent.length} of them opened it, ${count(all, 'expired')} out of time`
}

async function shownInvitations(r: Reading): Promise<Shown[]> {
  must(mayInvite(r.viewer))
  const rows = await listInvitations(r)
  const roles = await rolesAmong(
    r,
    rows.map(({ email }) => email),
  )
  return rows.map((row) => shownOf(r, row, roles.get(row.email) ?? []))
}

const ORDERS: Record<Search['order'], (a: Shown, b: Shown) => number> = {
  newest: () => 0,
  name: (a, b) => (a.name || a.email).localeCompare(b.name || b.email, 'en'),
  address: (a, b) => a.email.localeCompare(b.email, 'en'),
}

export async function invitationsPage(
  r: Reading,
  { q, state, order, as }: Search,
  entry: Fault | null = null,
): Promise<InvitationsPage> {
  const all = await shownInvitations(r)
  const link = (key: string) =>
    asking(to.invitations(), { q, state: key, order: order === 'newest' ? '' : order })
  const everything = { label: 'All', count: all.length, href: link('all'), current: state === 'all' }
  const filter = (key: State) => ({
    ...{ label: STATES[key].text, count: count(all, key), href: link(key), current: state === key },
  })
  const wanted = all.filter((one) => (state === 'all' || one.state === state) && (q === '' || fits(q)(one)))
  const { remind_invited_after, remind_invited_most } = r.workshop
  return {
    invitations: wanted.toSorted(ORDERS[order]),
    all: all.length,
    filters: [everything, ...KEYS.map(filter)],
    ...{ q, state, order, entry },
    figures: figuresOf(all),
    rule: { remind_invited_after, remind_invited_most },
    csv: to.invitationsCsv(),
    typed: { emails: '', role: as, load: 4, message: all.find(({ role }) => role === as)?.message ?? '' },
  }
}

const COLUMNS = ['address', 'name', 'role', 'load', 'state', 'opened', 'also', 'story']

export async function invitationsTable(r: Reading): Promise<(string | number)[][]> {
  const rows = (await shownInvitations(r)).map(({ email, name, role, load, pill, opened, roles, story }) => {
    return [email, name, role, load, pill.text, opened ? 'yes' : 'no', roles.join('; '), story]
  })
  return [COLUMNS, ...rows]
}
