// Feeds of the public site: its dates as a calendar, its news as Atom.
import { Router } from 'express'
import type { Reading } from '../context.ts'
import { type CalendarEvent, calendar } from '../core/calendar.ts'
import { to } from '../paths.ts'
import { daysAreOpen } from '../policy/deadlines.ts'
import { type PublicDate, publicDates, timeOf } from './dates.ts'
import { newsPage } from './news.ts'

export const feeds = Router()

feeds.get('/timeline.ics', (req, res) => {
  const { workshop, siteUrl } = req.reading
  const of = { name: `${workshop.short_name}: dates`, zone: workshop.time_zone, url: siteUrl + to.home() }
  const events = publicDates(req.reading).map((date) => eventOf(req.reading, date))
  res.set('Cache-Control', 'no-cache').type('text/calendar').send(calendar(of, events))
})

feeds.get('/feed.xml', async (req, res) => {
  const xml = await req.reading.render('home/feed', await newsPage(req.reading))
  res.set('Cache-Control', 'no-cache').type('application/atom+xml').send(xml)
})

/** A deadline is the last minute before it; the workshop is as long as it is. */
function eventOf({ workshop, deadlines, siteUrl }: Reading, date: PublicDate): CalendarEvent {
  const isDay = date.key === 'workshop'
  const from = date.deadline ? date.at.subtract({ minutes: 1 }) : date.at
  const until = isDay
    ? (deadlines.workshop?.closesAt ?? date.at)
    : date.deadline
      ? date.at
      : date.at.add({ minutes: 1 })
  return {
    uid: `${date.key}@${new URL(siteUrl).hostname}`,
    sequence: 0,
    stamp: workshop.created_at,
    from,
    until,
    title: `${workshop.short_name}: ${isDay ? workshop.name : date.label}`,
    text: timeOf(date, workshop.time_zone).aoe,
    place: isDay ? [workshop.city, workshop.region].filter(Boolean).join(', ') : '',
    url: siteUrl + to.home(),
    cancelled: false,
    tentative: isDay && daysAreOpen(workshop, deadlines),
  }
}
