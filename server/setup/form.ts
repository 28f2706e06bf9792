// What the first chair types: an account, and which workshop to begin with.
import { z } from 'zod'
import { AOE, closingAt, openingAt } from '../core/dates.ts'
import { type Entry, email, fault, line, reader, type Typed, typedIn } from '../core/form.ts'
import { zoneLine } from '../core/zones.ts'

/** The account of a new person, wherever one is made. */
export const accountShape = {
  name: line(200, 'Enter your name as it stands on papers.'),
  email: email('Enter your email address, like name@university.edu.'),
  affiliation: line(300, 'Enter your university, laboratory or company.'),
  password: z
    .string('Choose a password of at least 10 characters.')
    .min(10, 'Choose a password of at least 10 characters.')
    .max(1000, 'This password is longer than 1000 characters. Choose a shorter one.'),
}

const common = z.object(accountShape)

const example = common.extend({
  workshop: z.literal('example'),
  timeline: z.enum(['keep', 'shift'], 'Choose whether to keep the dates or to shift them.'),
})

const day = (text: string) => text.trim().slice(0, 10)
const date = (what: string) => z.string(what).refine((text) => closingAt(day(text), AOE) !== null, what)

const blank = common
  .extend({
    workshop: z.literal('blank'),
    workshop_name: line(200, 'Enter the name of the workshop.'),
    short_name: line(40, 'Enter a short name, as it stands in subjects of letters.'),
    host: line(200),
    time_zone: zoneLine,
    opens: line(40).refine(
      (text) => text === '' || closingAt(day(text), AOE) !== null,
      'Enter the first day of submissions, like 2027-03-24, or leave it empty.',
    ),
    submission: date('Enter the last day of submissions, like 2027-05-31.'),
    notification: date('Enter the day of notification, like 2027-06-19.'),
    camera_ready: date('Enter the last day for camera-ready papers, like 2027-07-07.'),
    workshop_day: date('Enter the day of the workshop, like 2027-07-29.'),
  })
  .superRefine((typed, context) => {
    if (typed.opens && dayOf(typed.opens) > dayOf(typed.submission))
      context.addIssue({
        code: 'custom',
        path: ['opens'],
        message: 'Submissions open no later than on the day on which they close.',
      })
    const order = ['submission', 'notification', 'camera_ready', 'workshop_day'] as const
    for (const [index, name] of order.entries()) {
      const before = order[index - 1]
      if (before && dayOf(typed[name]) <= dayOf(typed[before])) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'This day must come after the one before it.',
        })
      }
    }
  })

/** A workshop is set up once: whoever has described one of their own and left the example chosen would get that for good. */
const OWN = [
  'workshop_name',
  'short_name',
  'opens',
  'submission',
  'notification',
  'camera_ready',
  'workshop_day',
] as const
const chosenUnseen = (typed: Typed) =>
  typed.workshop === 'example' &&
  OWN.some((name) => typeof typed[name] === 'string' && typed[name].trim() !== '')

const dayOf = (text: string) => openingAt(day(text), AOE)?.epochMilliseconds ?? 0

const shape = z.discriminatedUnion('workshop', [example, blank], 'Choose a workshop to begin with.')
export type SetupForm = z.infer<typeof shape>
export type BlankForm = z.infer<typeof blank>
const readShape = reader(shape)

export function readSetup(body: unknown, now: Temporal.Instant): Entry<SetupForm> {
  const typed = typedIn(body)
  if (chosenUnseen(typed))
    return fault(
      { workshop: 'The example is chosen, and a workshop of your own is filled in below. Choose one.' },
      typed,
    )
  const entry = readShape(body)
  const closes = entry.ok && entry.value.workshop === 'blank' && closingAt(day(entry.value.submission), AOE)
  return closes && Temporal.Instant.compare(closes, now) <= 0
    ? fault({ submission: 'This day has passed. Enter one from today on.' }, typed)
    : entry
}
