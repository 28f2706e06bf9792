// The report of the last search for leaks, for chairs.
import { Router } from 'express'
import { securityPage } from './page.ts'

export const security = Router()

security.get('/settings/security', async (req, res) => {
  await res.page('security/show', { ...(await securityPage(req.reading)), entry: null })
})
