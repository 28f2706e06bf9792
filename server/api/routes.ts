// What programs can read, described for them.
import { Router } from 'express'
import { description } from './openapi.ts'
import { timelineForPrograms } from './timeline.ts'

export const api = Router()

api.get('/api/v1/timeline', (req, res) => {
  res.json(timelineForPrograms(req.reading))
})

api.get('/api/v1/openapi.json', (req, res) => {
  res.json(description(req.reading))
})
