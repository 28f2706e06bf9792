// The public dates for programs, from the one timeline.
import type { Reading } from '../context.ts'
import { publicDates } from '../home/dates.ts'

export const timelineForPrograms = (r: Reading) => ({
  workshop: r.workshop.name,
  time_zone: r.workshop.time_zone,
  dates: publicDates(r).map(({ key, label, at, deadline }) => ({ key, label, at: at.toString(), deadline })),
})
