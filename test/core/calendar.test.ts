// Calendar files define their zone, so that summer time is not left to the program that reads them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarEvent, calendar } from '../../server/core/calendar.ts'

const event = (from: string): CalendarEvent => ({
  uid: 'one@calendar.example',
  sequence: 2,
  stamp: Temporal.Instant.from('2023-01-01T00:00:00Z'),
  from: Temporal.Instant.from(from),
  until: Temporal.Instant.from(from).add({ minutes: 30 }),
  title: 'Invented; with, signs',
  text: 'A line\nand another',
  place: '',
  url: 'https://calendar.example/',
  cancelled: false,
  tentative: false,
})
const of = (zone: string) => ({ name: 'Invented', zone, url: 'https://calendar.example/' })

test('a zone with summer time is defined by the changes around the events', () => {
  const text = calendar(of('Europe/Paris'), [event('2023-03-20T09:00:00Z'), event('2023-07-20T09:00:00Z')])
  assert.match(text, /BEGIN:STANDARD\r\nDTSTART:20221030T030000\r\nTZOFFSETFROM:\+0200\r\nTZOFFSETTO:\+0100/)
  assert.match(text, /BEGIN:DAYLIGHT\r\nDTSTART:20230326T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200/)
  assert.match(text, /DTSTART;TZID=Europe\/Paris:20230320T100000/)
  assert.match(text, /DTSTART;TZID=Europe\/Paris:20230720T110000/)
  assert.equal(text.match(/BEGIN:VTIMEZONE/g)?.length, 1)
})

test('a zone that changed once and never again is standard time', () => {
  const text = calendar(of('Pacific/Honolulu'), [event('2023-07-29T20:15:00Z')])
  assert.match(text, /BEGIN:STANDARD\r\nDTSTART:19470608T020000\r\nTZOFFSETFROM:-1030\r\nTZOFFSETTO:-1000/)
  assert.match(text, /TZNAME:HST/)
  assert.doesNotMatch(text, /DAYLIGHT/)
})

test('a zone without rules has its offset, stamps are in UTC, and signs are escaped', () => {
  const text = calendar(of('Etc/GMT+10'), [event('2023-07-29T20:15:00Z')])
  assert.match(text, /DTSTAMP:20230101T000000Z/)
  assert.match(text, /TZOFFSETFROM:-1000\r\nTZOFFSETTO:-1000/)
  assert.match(calendar(of('UTC'), [event('2023-07-29T20:15:00Z')]), /DTSTART:20230729T201500Z/)
  assert.match(text, /SUMMARY:Invented\\; with\\, signs/)
  assert.match(text, /DESCRIPTION:A line\\nand another/)
  assert.match(text, /SEQUENCE:2/)
})
