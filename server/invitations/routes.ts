// Recruiting: chairs invite by address, the invited answer by the link in their letter.
import { Router } from 'express'
import { writing } from '../context.ts'
import { csv, rowsByName } from '../core/csv.ts'
import { typedIn } from '../core/form.ts'
import { counted } from '../core/words.ts'
import { idOf, tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { signIn } from '../sessions/sign-in.ts'
import {
  acceptInvitation,
  invite,
  openInvitation,
  postponeInvitation,
  refuseInvitation,
  revokeInvitation,
  setReminders,
} from './actions.ts'
import { invitationPage, situationOf } from './answering.ts'
import {
  readAcceptance,
  readInvitations,
  readLater,
  readRefusal,
  readRule,
  searchOf,
  stepOf,
} from './form.ts'
import { invitationsPage, invitationsTable } from './page.ts'
import { previewPage } from './preview-page.ts'
import { peopleIn } from './receive.ts'

export const invitations = Router()

invitations.get('/invitations', async (req, res) => {
  await res.page('invitations/index', await invitationsPage(req.reading, searchOf(req.query)))
})

invitations.post('/invitations', async (req, res) => {
  const read = await peopleIn(req, res)
  const entry = read.ok ? readInvitations(read.body) : read
  if (!entry.ok)
    return res.page('invitations/index', await invitationsPage(req.reading, searchOf({}), entry), 422)
  const sent = await writing(req, (w) => invite(w, entry.value))
  res.next(to.invitations(), wordsFor(sent, entry.value.role))
})

invitations.post('/invitations/preview', async (req, res) => {
  const read = await peopleIn(req, res)
  const entry = read.ok ? readInvitations(read.body) : read
  if (!entry.ok)
    return res.page('invitations/index', await invitationsPage(req.reading, searchOf({}), entry), 422)
  const typed = read.ok ? String(read.body.emails) : ''
  await res.page('invitations/preview', await previewPage(req.reading, entry.value, typed, stepOf(req.body)))
})

/** Back from the letters to the list, as it was typed. */
invitations.post('/invitations/draft', async (req, res) => {
  const page = await invitationsPage(req.reading, searchOf({}))
  const entry = readInvitations(req.body)
  if (!entry.ok) return res.page('invitations/index', { ...page, entry }, 422)
  const { role, load, message } = entry.value
  const emails = String(typedIn(req.body).emails)
  await res.page('invitations/index', { ...page, typed: { emails, role, load, message } })
})

function wordsFor({ invited, skipped, twice }: Awaited<ReturnType<typeof invite>>, role: string): string {
  const words = [
    invited.length === 0 ? 'Nobody was invited.' : `${counted(invited.length, 'invitation')} on the way.`,
    skipped.length > 0 ? `Skipped ${skipped.join(', ')}: ${role} already.` : '',
    twice.length > 0 ? `Stood more than once: ${twice.join(', ')}.` : '',
  ]
  return words.filter(Boolean).join(' ')
}

invitations.get('/invitations.csv', async (req, res) => {
  res
    .attachment('invitations.csv')
    .type('csv')
    .send(csv(await invitationsTable(req.reading)))
})

invitations.get('/api/v1/invitations', async (req, res) => {
  res.json({ invitations: rowsByName(await invitationsTable(req.reading)) })
})

invitations.post('/invitations/rule', async (req, res) => {
  const page = await invitationsPage(req.reading, searchOf({}))
  const entry = readRule(req.body)
  if (!entry.ok) return res.page('invitations/index', { ...page, entry }, 422)
  await writing(req, (w) => setReminders(w, entry.value))
  res.next(to.invitations(), 'Rule saved. Reminders leave within the hour.')
})

invitations.post('/invitations/:id/revocation', async (req, res) => {
  const { email } = await writing(req, (w) => revokeInvitation(w, idOf(req)))
  res.next(to.invitations(), `The invitation of ${email} was taken back. Its link no longer works.`)
})

invitations.get('/invitations/:token', async (req, res) => {
  await res.page('invitations/view', await invitationPage(req.reading, tokenOf(req)))
})

invitations.post('/invitations/:token/acceptance', async (req, res) => {
  const token = tokenOf(req)
  const entry = readAcceptance(req.body, await situationOf(req.reading, token))
  if (!entry.ok) return res.page('invitations/view', await invitationPage(req.reading, token, entry), 422)
  const { person, isNew, role } = await writing(req, (w) => acceptInvitation(w, token, entry.value))
  if (isNew) await signIn(req, { id: person.id })
  const here = isNew || person.id === req.reading.viewer.personId
  const words =
    role === 'chair' ? 'Thank you. You are a chair of the workshop now.' : 'Thank you for reviewing with us.'
  res.next(here ? to.deskOf(role) : to.invitation(token), words)
})

invitations.post('/invitations/:token/opening', async (req, res) => {
  await writing(req, (w) => openInvitation(w, tokenOf(req)))
  res.status(204).end()
})

invitations.post('/invitations/:token/refusal', async (req, res) => {
  const token = tokenOf(req)
  const entry = readRefusal(req.body)
  if (!entry.ok) return res.page('invitations/view', await invitationPage(req.reading, token, entry), 422)
  await writing(req, (w) => refuseInvitation(w, token, entry.value))
  res.next(to.invitation(token), 'You have declined. Thank you for telling us.')
})

invitations.post('/invitations/:token/postponement', async (req, res) => {
  const token = tokenOf(req)
  const entry = readLater(req.body)
  if (!entry.ok) return res.page('invitations/view', await invitationPage(req.reading, token, entry), 422)
  await writing(req, (w) => postponeInvitation(w, token, entry.value.days))
  res.next(to.invitation(token), 'We ask you again then. This link goes on working.')
})
