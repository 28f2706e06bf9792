// What each address for programs answers: published in its description, and held against real answers by a test.
import { z } from 'zod'

const text = z.string()
const number = z.int()
const instant = z.iso.datetime()
const time = z.strictObject({ iso: instant, aoe: text, zoned: text, utc: text, day: text, clock: text })
const outcome = z.enum(['talk', 'poster', 'reject']).nullable()

const authors = z.array(z.strictObject({ name: text, affiliation: text }))

const line = {
  number,
  title: text,
  authors: authors.nullable(),
  topics: z.array(text),
  state: text.nullable(),
  outcome,
  place: z
    .strictObject({
      slot: z.strictObject({ title: text, when: time }).nullable(),
      board: number.nullable(),
    })
    .nullable(),
  url: text,
}

const file = z.strictObject({
  kind: text,
  version: number.nullable(),
  current: z.boolean(),
  pages: number.nullable(),
  stored_at: instant.nullable(),
  url: text,
})

const list = (name: string, row: z.ZodRawShape) => z.strictObject({ [name]: z.array(z.strictObject(row)) })

export const papers = list('papers', line)
export const paper = z.strictObject({ ...line, abstract: text, files: z.array(file) })

export const account = z.strictObject({
  name: text,
  email: text,
  chair: z.boolean(),
  reviewer: z.boolean(),
  papers: z.strictObject({ authored: z.array(number), assigned: z.array(number) }),
})

const message = z.strictObject({
  id: text,
  who: text,
  name: text.nullable(),
  own: z.boolean(),
  text: text.nullable(),
  written_at: instant,
  changed_at: instant.nullable(),
  removed_at: instant.nullable(),
})
export const comments = list('threads', { readers: text, messages: z.array(message) })

export const tasks = list('tasks', {
  review: text,
  paper: number,
  title: text,
  state: text,
  due: instant.nullable(),
  started: z.boolean(),
  sent: z.boolean(),
})

const person = { name: text, email: text }
export const reviewers = list('reviewers', {
  ...person,
  affiliation: text,
  load: number,
  assigned: number,
  sent: number,
  topics: text,
})

export const invitations = list('invitations', {
  address: text,
  name: text,
  role: text,
  load: number,
  state: text,
  opened: z.enum(['yes', 'no']),
  also: text,
  story: text,
})

const pair = { paper: number, title: text }
export const conflicts = list('conflicts', {
  ...pair,
  person: text,
  email: text,
  state: text,
  kind: text,
  reason: text,
  declared_as: text,
  evidence: text,
  question: text,
  answer: text,
})
export const bids = list('bids', { ...pair, reviewer: text, email: text, bid: text, at: instant })
export const assignments = list('assignments', {
  ...pair,
  reviewer: text,
  name: text,
  state: text,
  review: text,
})

const answer = z.strictObject({
  question: text,
  readers: text,
  value: z.union([text, z.array(text)]),
  words: text,
})
export const reviews = list('reviews', {
  ...pair,
  review: number,
  reviewer: text,
  email: text,
  state: text,
  due: instant.nullable(),
  sent: instant.nullable(),
  rating: number.nullable(),
  answers: z.array(answer),
})

export const decisions = list('papers', {
  number,
  title: text,
  topics: z.array(text),
  rank: number.nullable(),
  mean: z.number().nullable(),
  spread: z.number().nullable(),
  reviews: number,
  expected: number,
  decision: outcome,
  known_to_authors: outcome,
  note: text,
})

const slotted = z.strictObject({ number, title: text, authors, url: text })
const slot = z.strictObject({
  id: number,
  kind: text,
  title: text,
  starts_at: instant,
  ends_at: instant,
  speakers: z.array(z.strictObject({ name: text, affiliation: text, title: text })),
  paper: slotted.nullable(),
})
export const programme = z.strictObject({
  workshop: text,
  time_zone: text,
  edition: number.nullable(),
  published_at: instant.nullable(),
  slots: z.array(slot),
  boards: z.array(z.strictObject({ board: number, paper: slotted })),
})

const date = z.strictObject({ key: text, label: text, at: instant, deadline: z.boolean() })
export const timeline = z.strictObject({ workshop: text, time_zone: text, dates: z.array(date) })

export const people = list('people', {
  kind: z.enum(['speaker', 'panelist', 'organizer']),
  name: text,
  affiliation: text,
  link: text.nullable(),
})
