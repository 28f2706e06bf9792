// What a paper sees of the market when its turn comes to bid: its best arcs, from a list it keeps of those worth watching.
import type { Market } from './market.ts'

export type View = Market & {
  held: Uint8Array
  price: Float64Array
  /** The best arcs of the paper whose turn it is, best first. */
  best: Float64Array
  choice: Int32Array
  /** The best arcs of each paper, held or not, at the prices of its last look at all of them. */
  width: number
  listed: Int32Array
  listing: Int32Array
  values: Float64Array
  /** What the best arc outside that list was worth then. */
  outside: Float64Array
}

/** How many arcs beyond those wanted a paper keeps in view, so that it need not look at all of them at every turn. */
const SPARE = 8

export function viewOf(market: Market, { held, price }: Pick<View, 'held' | 'price'>): View {
  const { demand } = market
  const widest = demand.reduce((most, each) => Math.max(most, each), 0)
  const width = widest + SPARE
  return {
    ...market,
    held,
    price,
    best: new Float64Array(widest + 1),
    choice: new Int32Array(widest + 1),
    width,
    listed: new Int32Array(demand.length * width),
    listing: new Int32Array(demand.length),
    values: new Float64Array(width),
    outside: new Float64Array(demand.length).fill(Infinity),
  }
}

/** The best arcs not held, as many as wanted; returns how many there are. */
export function look(view: View, paper: number, wanted: number): number {
  const found = among(view, paper, wanted)
  const rest = view.outside[paper] ?? 0
  if (found === wanted ? (view.best[wanted - 1] ?? 0) >= rest : rest === -Infinity) return found
  shortlist(view, paper)
  return among(view, paper, wanted)
}

function among(view: View, paper: number, wanted: number): number {
  const { best, choice, held, price, reviewer, weight, listed, width } = view
  const end = paper * width + (view.listing[paper] ?? 0)
  let found = 0
  for (let entry = paper * width; entry < end; entry++) {
    const arc = listed[entry] ?? 0
    if (held[arc] === 1) continue
    const value = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    if (found === wanted && value <= (best[wanted - 1] ?? 0)) continue
    let at = found < wanted ? found++ : wanted - 1
    for (; at > 0 && (best[at - 1] ?? 0) < value; at--) {
      best[at] = best[at - 1] ?? 0
      choice[at] = choice[at - 1] ?? 0
    }
    best[at] = value
    choice[at] = arc
  }
  return found
}

/** Prices only rise, so an arc outside the list never comes to be worth more than it was when the list was made. */
function shortlist(view: View, paper: number): void {
  const { price, reviewer, weight, listed, width, values } = view
  const [from, end] = [paper * width, view.start[paper + 1] ?? 0]
  let [count, worst, outside] = [0, -Infinity, -Infinity]
  for (let arc = view.start[paper] ?? 0; arc < end; arc++) {
    const value = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    if (count === width) {
      if (value <= worst) {
        if (value > outside) outside = value
        continue
      }
      outside = worst
    }
    let at = count < width ? count++ : width - 1
    for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
      values[at] = values[at - 1] ?? 0
      listed[from + at] = listed[from + at - 1] ?? 0
    }
    values[at] = value
    listed[from + at] = arc
    worst = values[count - 1] ?? 0
  }
  view.listing[paper] = count
  view.outside[paper] = outside
}
