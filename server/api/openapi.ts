// The description of the addresses for programs, as OpenAPI 3.1 has it.
import type { Reading } from '../context.ts'
import { to } from '../paths.ts'

const answers = (description: string, ...others: [status: string, description: string][]) => ({
  200: { description, content: { 'application/json': { schema: { type: 'object' } } } },
  401: { description: 'The token was ended, has expired, or never was.' },
  ...Object.fromEntries(others.map(([status, words]) => [status, { description: words }])),
})

const HIDDEN: [string, string] = ['404', 'Not there, or not for you; the two answer alike.']
const NUMBER = {
  name: 'number',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1 },
  description: 'The number of the paper.',
}

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
  paths: {
    [to.apiPapers()]: { get: { summary: 'Papers that you may see', responses: answers('The list.') } },
    '/api/v1/papers/{number}': {
      get: { summary: 'One paper', parameters: [NUMBER], responses: answers('The paper.', HIDDEN) },
    },
    [to.apiReviews()]: {
      get: { summary: 'Reviews with their answers, for chairs', responses: answers('The reviews.', HIDDEN) },
    },
    [to.apiDecisions()]: {
      get: { summary: 'The decision board, for chairs', responses: answers('The board.', HIDDEN) },
    },
    [to.apiProgramme()]: {
      get: { summary: 'The newest edition of the programme', responses: answers('The programme.') },
    },
  },
})
