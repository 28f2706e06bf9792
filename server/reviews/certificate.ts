// A certificate of reviewing: how many reviews somebody sent, for themselves to print and to show to others.
import type { Reading } from '../context.ts'
import { dayInWords, monthInWords } from '../core/dates.ts'
import { counted } from '../core/words.ts'
import { featuredPeople } from '../home/queries.ts'
import { findSelf } from '../people/queries.ts'
import { mayPrintCertificate } from '../policy/reviews.ts'
import { must } from '../policy/verdict.ts'
import { myReviews } from './queries.ts'

export type CertificatePage = {
  name: string
  affiliation: string
  workshop: { name: string; host: string }
  reviews: string
  period: string
  organizers: { name: string; affiliation: string }[]
  made: string
}

/** In months: whoever is shown the days could tell, from the dates of reviews, who wrote them. */
function periodOf(days: Temporal.Instant[], zone: string): string {
  const [first = '', ...others] = days
    .toSorted(Temporal.Instant.compare)
    .map((day) => monthInWords(day, zone))
  const last = others.at(-1) ?? first
  return first === last ? first : `${first} to ${last}`
}

export async function certificatePage(r: Reading): Promise<CertificatePage> {
  const sent = (await myReviews(r)).flatMap(({ submitted_at }) => submitted_at ?? [])
  must(mayPrintCertificate(r.viewer, sent.length))
  const [{ name, affiliation }, people] = await Promise.all([findSelf(r), featuredPeople(r)])
  const { workshop, now } = r
  return {
    ...{ name, affiliation, workshop: { name: workshop.name, host: workshop.host } },
    reviews: counted(sent.length, 'review'),
    period: periodOf(sent, workshop.time_zone),
    organizers: people.filter(({ kind }) => kind === 'organizer'),
    made: dayInWords(now, workshop.time_zone),
  }
}
