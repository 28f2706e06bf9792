// Reviewers say what they would like to read: each in one sitting, between the deadline and the end of bidding.
import { setBids } from '../bids/actions.ts'
import { bidOf } from '../world/bids.ts'
import { dice } from '../world/seeded.ts'
import type { Bid } from '../world/types.ts'
import { type Act, invented, type Script } from './script.ts'

const FROM = invented('2023-06-01T15:00Z')
const HOURS = 60
const AFTER_ANSWER = { minutes: 30 }

/** What one reviewer says, by the places of the papers. */
export type Sitting = { who: number; at: Temporal.Instant; bids: [place: number, level: Bid][] }

export function sittings({ world, timeline }: Script): Sitting[] {
  return world.reviewers.flatMap(({ who, answer }, place): Sitting[] => {
    if (answer.kind !== 'accept') return []
    const bids = world.papers.flatMap((_, paper): Sitting['bids'] => {
      const level = bidOf(world, paper, place)
      return level ? [[paper, level]] : []
    })
    const wished = FROM.add({ minutes: dice(world.wish.seed, 'bidding', place).whole(0, HOURS * 60) })
    const answered = answer.at.add(AFTER_ANSWER)
    const at = timeline(Temporal.Instant.compare(wished, answered) < 0 ? answered : wished)
    return bids.length > 0 ? [{ who, at, bids }] : []
  })
}

/** Where a workshop holds no bidding, nobody bids. */
export const biddingActs = (script: Script): Act[] =>
  sittings(script).map(({ who, at, bids }) => ({
    at,
    by: who,
    paper: null,
    asksOf: bids.map(([place]) => place),
    act: async (w, { papers }) => {
      const said = bids.flatMap(([place, word]) => {
        const paper = papers.get(place)
        return paper === undefined ? [] : [{ paper, word, kind: 'other' as const }]
      })
      if (w.viewer.isReviewer && w.deadlines.bidding?.open && said.length > 0) await setBids(w, said)
    },
  }))
