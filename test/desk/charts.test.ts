// The pace of the reviews: said when enough have come to know it, and some are missing.
import { doesNotMatch, match } from 'node:assert/strict'
import { test } from 'node:test'
import { arrivalsChart } from '../../server/desk/charts.ts'

const at = (text: string) => Temporal.Instant.from(text)
const window = {
  opensAt: at('2023-06-05T12:00Z'),
  closesAt: at('2023-06-13T12:00Z'),
  open: true,
  over: false,
  hard: true,
}
const NOON = at('2023-06-07T12:00Z')

/** Some that came within the first two days, and some that did not come. */
const textOf = (sent: number, missing: number) => {
  const arrived = Array.from({ length: sent }, () => at('2023-06-06T12:00Z').epochMilliseconds)
  return arrivalsChart({ arrived, places: sent + missing }, window, NOON)?.text ?? ''
}

test('ten in two days leave ten more for two days', () => {
  match(textOf(10, 10), /^10 of 20 reviews are in, due 12 Jun\. At this pace the last comes on 9 Jun\.$/)
})

test('a pace that does not come out in whole milliseconds is said all the same', () => {
  match(textOf(11, 7), /^11 of 18 reviews are in, due 12 Jun\. At this pace the last comes on 8 Jun\.$/)
})

test('few reviews have no pace, and a full count needs none', () => {
  doesNotMatch(textOf(9, 10), /pace/)
  match(textOf(10, 0), /^10 of 10 reviews are in, due 12 Jun\.$/)
})
