// Recruiting: chairs invite by address, the invited answer by the link in their letter.
import { Router } from 'express'
import { writing } from '../context.ts'
import { idOf, tokenOf } from '../http.ts'
import { to } from '../paths.ts'
import { signIn } from '../sessions/sign-in.ts'
import { acceptInvitation, invite, refuseInvitation, revokeInvitation } from './actions.ts'
import { readAcceptance, readInvitations, readRefusal, searchOf } from './form.ts'
import { invitationPage, invitationsPage, situationOf } from './page.ts'

export const invitations = Router()

invitations.get('/invitations', async (req, res) => {
  await res.page('invitations/index', await invitationsPage(req.reading, searchOf(req.query)))
})

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

invitations.post('/invitations', async (req, res) => {
  const page = await invitationsPage(req.reading, searchOf({}))
  const entry = readInvitations(req.body)
  if (!entry.ok) return res.page('invitations/index', { ...page, entry }, 422)
  const { invited, skipped } = await writing(req, (w) => invite(w, entry.value))
  const passed = `Skipped ${skipped.join(', ')}: ${entry.value.role} already.`
  const sent =
    invited.length === 0 ? 'Nobody was invited.' : `${count(invited.length, 'invitation')} on the way.`
  res.next(to.invitations(), skipped.length > 0 ? `${sent} ${passed}` : sent)
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

invitations.post('/invitations/:token/refusal', async (req, res) => {
  const token = tokenOf(req)
  const entry = readRefusal(req.body)
  if (!entry.ok) return res.page('invitations/view', await invitationPage(req.reading, token, entry), 422)
  await writing(req, (w) => refuseInvitation(w, token, entry.value.reason))
  res.next(to.invitation(token), 'You have declined. Thank you for telling us.')
})
