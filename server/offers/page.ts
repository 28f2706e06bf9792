// The page that the link of a letter opens: its papers, and what can still be answered. It tells what the letter told, and no more.
import type { Reading } from '../context.ts'
import { dayInWords, deadlineShown, lastMinute, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { isLate } from '../policy/deadlines.ts'
import { mayAnswerOffer, mayTakeOffer } from '../policy/offers.ts'
import { because, yes } from '../policy/verdict.ts'
import { findOffers, type Offer } from './queries.ts'

type OfferShown = {
  paper: number
  /** null: it is not theirs to know any more. */
  title: string | null
  review: { id: string }
  open: boolean
  /** Open, and can still be taken on. */
  takes: boolean
  accepted: boolean
  because: string | null
}

export type OffersPage = {
  token: string
  name: string
  standin: boolean
  due: TimeShown | null
  /** That was before now. */
  late: boolean
  offers: OfferShown[]
  open: number[]
  until: string | null
  entry: Fault | null
}

function offerShown(r: Reading, offer: Offer): OfferShown {
  const { paper_id: paper, title, review_id: id, live, ended_at, accepted_at, saved_at } = offer
  const may = mayAnswerOffer(offer, r.now)
  const take = mayTakeOffer(offer, r.deadlines)
  const stands = live && !ended_at
  return {
    ...{ paper, review: { id }, open: yes(may), takes: yes(take), because: because(take) },
    title: stands ? title : null,
    accepted: stands && (accepted_at ?? saved_at) !== null,
  }
}

export async function offersPage(r: Reading, token: string, entry: Fault | null = null): Promise<OffersPage> {
  const offers = await findOffers(r, token)
  const shown = offers.map((offer) => offerShown(r, offer))
  const closes = r.deadlines.review?.closesAt
  const expires = offers[0]?.token_expires_at
  const zone = r.workshop.time_zone
  return {
    token,
    name: offers[0]?.name ?? '',
    standin: offers.some(({ standin }) => standin),
    due: closes ? deadlineShown(closes, zone) : null,
    late: isLate(r.deadlines.review, r.now),
    offers: shown,
    open: shown.filter(({ open }) => open).map(({ paper }) => paper),
    until: expires ? dayInWords(lastMinute(expires), zone) : null,
    entry,
  }
}
