// The description of the addresses for programs, as OpenAPI 3.1 has it.
import { z } from 'zod'
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'
import * as shapes from './shapes.ts'

const HIDDEN = 'Not there, or not for you; the two answer alike.'

const UNKNOWN = 'The token was ended, has expired, or never was.'

const NUMBER = {
  name: 'number',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1 },
  description: 'The number of the paper.',
}
const KEY = {
  name: 'key',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  description: 'The key of the file, as its paper names it.',
}

/** `hides`: whether it may be not there, for nobody or for somebody. */
type Told = { summary: string; content: object; hides?: boolean; parameters?: object[] }

const described = ({ summary, content, hides = false, parameters }: Told) => ({
  get: {
    summary,
    ...(parameters && { parameters }),
    responses: {
      200: { description: summary, content },
      401: { description: UNKNOWN },
      ...(hides && { 404: { description: HIDDEN } }),
    },
  },
})

function json(shape: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape)
  return { 'application/json': { schema } }
}

const open = (summary: string, shape: z.ZodType) => described({ summary, content: json(shape) })
const hidden = (summary: string, shape: z.ZodType, parameters?: object[]) =>
  described({ summary, content: json(shape), hides: true, ...(parameters && { parameters }) })

const paths = () => ({
  [to.apiAccount()]: hidden('Whose token it is', shapes.account),
  [to.apiTasks()]: hidden('Your reviews, with their states and dates', shapes.tasks),
  [to.apiTimeline()]: open('The public dates', shapes.timeline),
  [to.apiPeople()]: open('Speakers, panelists and organizers', shapes.people),
  [to.apiProgramme()]: open('The newest edition of the programme', shapes.programme),
  [to.apiPapers()]: open('Papers that you may see', shapes.papers),
  '/api/v1/papers/{number}': hidden('One paper, with its abstract and files', shapes.paper, [NUMBER]),
  '/api/v1/papers/{number}/comments': hidden('Its discussion, for who takes part', shapes.comments, [NUMBER]),
  '/api/v1/files/{key}': described({
    summary: 'A file of a paper, in the version that you may have',
    content: { 'application/octet-stream': {} },
    hides: true,
    parameters: [KEY],
  }),
  [to.apiReviewers()]: hidden('Reviewers with their loads, for chairs', shapes.reviewers),
  [to.apiInvitations()]: hidden('Who was invited, and what came of it, for chairs', shapes.invitations),
  [to.apiConflicts()]: hidden('Conflicts, declared and likely, for chairs', shapes.conflicts),
  [to.apiBids()]: hidden('Bids, for chairs', shapes.bids),
  [to.apiAssignments()]: hidden('Who reviews what, for chairs', shapes.assignments),
  [to.apiReviews()]: hidden('Reviews with their answers, for chairs', shapes.reviews),
  [to.apiDecisions()]: hidden('The decision board, for chairs', shapes.decisions),
})

export const description = ({ workshop, siteUrl }: Reading) => ({
  openapi: '3.1.0',
  info: {
    title: workshop.name,
    version: '1',
    description:
      'Reads what the owner of the token may see, by the same rules as the pages. It changes nothing.',
  },
  servers: [{ url: siteUrl }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }, {}],
  paths: paths(),
})
