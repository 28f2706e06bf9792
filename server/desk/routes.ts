// The desk of whoever is signed in.
import { Router } from 'express'
import { signedIn } from '../sessions/sign-in.ts'
import { homePage } from '../tasks/home.ts'
import { deskPage, roleFor } from './page.ts'

export const desk = Router()

desk.get('/desk', signedIn, async (req, res) => {
  const role = roleFor(req.reading, req.query.role)
  if (role === 'reviewer') return res.page('tasks/index', await homePage(req.reading))
  await res.page(`desk/${role}`, await deskPage(req.reading, role))
})
