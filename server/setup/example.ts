// The example workshop, ready for its tables: the facts of example.json, with the sentences of example-texts.ts.
import { z } from 'zod'
import type { FeaturedPerson, Stage, Topic, Workshop } from '../core/tables.ts'
import { PAPER_SIZES, STAGES } from '../core/tables.ts'
import { type Appearance, SLOT_KINDS, type Slot } from '../core/tables-programme.ts'
import facts from './example.json' with { type: 'json' }
import { texts } from './example-texts.ts'

export type ExampleWorkshop = {
  workshop: Omit<
    Workshop,
    | 'id'
    | 'author_limit'
    | 'remind_invited_after'
    | 'remind_invited_most'
    | 'reviewer_call'
    | 'second_factor_since'
    | 'authors_freeze_at'
    | 'created_at'
    | 'created_by'
  >
  stages: Stage[]
  topics: Pick<Topic, 'theme' | 'name'>[]
  people: Omit<FeaturedPerson, 'id'>[]
  slots: ExampleSlot[]
}
type ExampleSlot = Omit<Slot, 'id' | 'paper_id'> & {
  appearances: Pick<Appearance, 'name' | 'affiliation' | 'title'>[]
}

const shape = z.object({
  workshop: z.object({
    name: z.string(),
    short_name: z.string(),
    host: z.string(),
    motto: z.string(),
    city: z.string(),
    region: z.string(),
    virtual_attendance: z.boolean(),
    time_zone: z.string(),
    days_tentative: z.boolean(),
    contact_email: z.string(),
    boards: z.number(),
    board_limit: z.string(),
    reviews_per_paper: z.number(),
    early_reading: z.boolean(),
    reviews_in_letters: z.boolean(),
    main_pages: z.number().nullable(),
    paper_size: z.enum(PAPER_SIZES),
    blocking_checks: z.array(z.string()),
    other_reviews: z.enum(['after-own', 'always', 'never']),
  }),
  planDay: z.string(),
  stages: z.array(
    z.object({
      name: z.enum(STAGES),
      from: z.string().nullable(),
      until: z.string(),
      hard: z.boolean().default(true),
    }),
  ),
  topics: z.array(z.object({ theme: z.string(), name: z.string() })),
  people: z.array(
    z.object({
      kind: z.enum(['speaker', 'panelist', 'organizer']),
      name: z.string(),
      affiliation: z.string(),
      importance: z.number(),
      link: z.string().default(''),
    }),
  ),
  slots: z.array(
    z.object({
      from: z.string(),
      until: z.string(),
      kind: z.enum(SLOT_KINDS),
      title: z.string(),
      appearances: z.array(z.object({ name: z.string(), affiliation: z.string(), title: z.string() })),
    }),
  ),
})

const { workshop, planDay, stages, topics, people, slots } = shape.parse(facts)

/** A date as a deadline counts anywhere on Earth: its day begins and ends in UTC-12. */
const dayBegins = (date: string) => Temporal.Instant.from(`${date}T00:00:00-12:00`)
const dayEnds = (date: string) => dayBegins(Temporal.PlainDate.from(date).add({ days: 1 }).toString())

const onTheDay = (time: string) =>
  Temporal.PlainDate.from(planDay)
    .toZonedDateTime({ timeZone: workshop.time_zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()

const plan: ExampleSlot[] = slots.map(({ from, until, ...slot }) => ({
  ...slot,
  starts_at: onTheDay(from),
  ends_at: onTheDay(until),
}))

const day: Stage[] = plan.slice(0, 1).map(({ starts_at }) => ({
  name: 'workshop',
  opens_at: starts_at,
  closes_at: plan.at(-1)?.ends_at ?? starts_at,
  hard: true,
}))

export const example: ExampleWorkshop = {
  workshop: { ...workshop, ...texts },
  stages: [
    ...stages.map(({ name, from, until, hard }) => ({
      name,
      hard,
      opens_at: from === null ? null : dayBegins(from),
      closes_at: dayEnds(until),
    })),
    ...day,
  ],
  topics,
  people,
  slots: plan,
}
