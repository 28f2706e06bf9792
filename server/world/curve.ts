// A share of the people and how many days before the deadline they have acted: the shape of every call for papers.

/** Pairs of share and value, in order of shares; straight lines between them. */
export type Curve = readonly (readonly [share: number, value: number])[]

export function valueAt(curve: Curve, share: number): number {
  const next = curve.findIndex(([upTo]) => upTo >= share)
  const [right, high] = curve[next] ?? curve.at(-1) ?? [1, 0]
  const [left, low] = curve[next - 1] ?? [right, high]
  return right === left ? high : low + ((high - low) * (share - left)) / (right - left)
}

/** The middle of each of `count` equal slices, so that even a small world follows the curve. */
export const slices = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => (place + 0.5) / count)
