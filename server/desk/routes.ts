// The desk of whoever is signed in.
import { Router } from 'express'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { deskPage, roleFor } from './page.ts'

export const desk = Router()

desk.get('/desk', signedIn, async (req, res) => {
  const role = roleFor(req.reading, req.query.role)
  if (role === 'reviewer') return res.next(to.reviews())
  await res.page(`desk/${role}`, await deskPage(req.reading, role))
})
