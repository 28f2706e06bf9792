// The settings: each of their pages leads back to them.
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'

/** They stand in the navigation of chairs itself, or below what stands there. */
const ELSEWHERE = /^\/(invitations|mail)/

test('every page of the settings says where it stands, and leads back', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const { text } = await chair.get('/settings')
    const pages = [...text.matchAll(/<a class="btn sm" href="([^"]+)"/g)].map(([, href = '']) => href)
    ok(pages.length >= 15, String(pages.length))
    for (const page of pages.filter((one) => !ELSEWHERE.test(one))) {
      const answer = await chair.get(page)
      equal(answer.status, 200, page)
      match(answer.text, /aria-label="Breadcrumb"><a href="\/settings">Settings<\/a>/, page)
    }
  }))
