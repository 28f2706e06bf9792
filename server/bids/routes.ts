// Bidding: the reviewer's list, saved one by one or together; for chairs who has bid, and on what nobody has.
import { type Request, Router } from 'express'
import { writing } from '../context.ts'
import { csv, rowsByName } from '../core/csv.ts'
import { counted } from '../core/words.ts'
import { backTo, wantsJson } from '../http.ts'
import { to } from '../paths.ts'
import { signedIn } from '../sessions/sign-in.ts'
import { setBids } from './actions.ts'
import { lookOf, readBids, type SaidBid, watchingOf } from './form.ts'
import { overviewPage } from './overview.ts'
import { bidsPage, progressOf } from './page.ts'
import { bidsTable } from './tallies.ts'

export const bids = Router()

bids.get('/bids', signedIn, async (req, res) => {
  const { isReviewer, isChair } = req.reading.viewer
  if (isChair && !isReviewer) return res.redirect(303, to.bidding())
  await res.page('bids/index', await bidsPage(req.reading, lookOf(req.query)))
})

const numbers = (list: number[]) => `${list.length === 1 ? 'Paper' : 'Papers'} ${list.join(', ')}`

function wordsFor(said: SaidBid[], gone: number[]): string {
  const saved = said.length - gone.length
  const words = `${counted(saved, 'answer')} saved.`
  return gone.length === 0
    ? words
    : `${words} ${numbers(gone)} ${gone.length === 1 ? 'is' : 'are'} not on your list any more.`
}

/** The list as it was asked for, where the button stood on it. */
const backToList = (req: Request) => {
  const back = backTo(req)
  return back.startsWith(to.bids()) ? back : to.bids()
}

bids.post('/bids', async (req, res) => {
  const entry = readBids(req.body)
  if (!entry.ok && wantsJson(req)) return res.status(422).json({ problems: entry.problems })
  if (!entry.ok) return res.page('bids/index', await bidsPage(req.reading, lookOf({}), entry), 422)
  const gone = await writing(req, (w) => setBids(w, entry.value))
  if (wantsJson(req)) return res.json(await progressOf(req.reading))
  res.next(backToList(req), wordsFor(entry.value, gone))
})

bids.get('/bids/overview', async (req, res) => {
  await res.page('bids/overview', await overviewPage(req.reading, watchingOf(req.query)))
})

bids.get('/bids.csv', async (req, res) => {
  res
    .attachment('bids.csv')
    .type('csv')
    .send(csv(await bidsTable(req.reading)))
})

bids.get('/api/v1/bids', async (req, res) => {
  res.json({ bids: rowsByName(await bidsTable(req.reading)) })
})
