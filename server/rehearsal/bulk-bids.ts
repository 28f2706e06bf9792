// Rows of bids, as setBids leaves them: on papers that stood in review when the reviewer looked at the list.
import type { InventedPaper } from '../world/types.ts'
import { sittings } from './acts-bidding.ts'
import type { Cast } from './cast.ts'
import { placed, type Script } from './script.ts'

const hasLeft = ({ withdrawal, deskRejection }: InventedPaper, { timeline }: Script, at: Temporal.Instant) =>
  [withdrawal, deskRejection].some((end) => end && Temporal.Instant.compare(timeline(end.at), at) <= 0)

export const bidRows = (script: Script, { people, papers }: Cast) =>
  sittings(script).flatMap(({ who, at, bids }) =>
    bids
      .filter(([place]) => !hasLeft(placed(script.world.papers, place), script, at))
      .map(([place, level]) => ({
        ...{ paper_id: papers.get(place), person_id: people.get(who), level, bid_at: at },
      })),
  )
