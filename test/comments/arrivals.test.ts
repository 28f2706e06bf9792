// A discussion on a page that stays open: what others say or change meanwhile is told without loading it anew.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { discussedPaper, keyIn } from './discussed.ts'

test('an open page is told of what comes or is changed meanwhile, once, and of nothing that is hidden from its reader', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, address, paper, say } = await discussedPaper(house)
    const way = async (who: Visitor, from = address) => {
      const [, found = ''] = /hx-get="([^"]+arrivals[^"]+)"/.exec((await who.get(from)).text) ?? []
      return found.replaceAll('&amp;', '&')
    }
    const [asRita, asChair] = [await way(rita), await way(chair)]
    // A region that is exchanged itself is not read out.
    match((await rita.get(address)).text, /role="status">\s*<div id="arrivals" hx-get/)
    equal((await rita.get(asRita)).status, 204, 'nothing is new')
    const key = keyIn(await say(rob, 'Is the study enough?'))
    match((await rita.get(asRita)).text, /A message has come since you opened this page/)
    const told = await way(rita, asRita)
    equal((await rita.get(told)).status, 204, 'told once')
    await rob.post(`/comments/${key}`, { text: 'Is it enough?', version: 1 })
    equal((await rita.get(await way(rita))).status, 204, 'a page that is opened now shows it')
    match((await rita.get(told)).text, /A message has come/)
    await say(rob, 'For chairs.', { audience: 'chairs' })
    match((await rita.get(told)).text, /A message has come/, 'and of no second one')
    match((await chair.get(asChair)).text, /2 messages have come/)
    const fresh = await way(rita)
    await rob.post(`/comments/${key}`, { text: 'It is enough.', version: 2 })
    match((await rita.get(fresh)).text, /A message was changed since/)
    equal((await (await house.author('Eve Else')).get(asRita)).status, 404)
    equal((await house.visitor().get(asRita)).status, 303)
    match(address, new RegExp(`/${paper}/`))
  }))
