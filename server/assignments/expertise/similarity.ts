// How near the papers a person wrote are to each submission: one cosine for each pair of texts, joined so that several near ones
// count for more than one, and far ones for nothing (the root of the sum of squares).
import { type Hear, type Vectors, vectorsOf } from './vectors.ts'

/** Where each term stands among the submissions. */
type Index = { start: Int32Array; text: Int32Array; weight: Float32Array }

/** Row by row, one for each person: the similarity to every submission. `past` holds each person's texts, by their numbers in `texts`. */
export function* similarities(
  submissions: string[],
  texts: string[],
  past: number[][],
  hear?: Hear,
): Generator<Float64Array> {
  const vectors = vectorsOf([...submissions, ...texts], hear)
  const index = indexOf(vectors, submissions.length)
  const near = new Float64Array(submissions.length)
  for (const own of past) {
    const squares = new Float64Array(submissions.length)
    for (const text of own) {
      near.fill(0)
      addTo(near, index, vectors, submissions.length + text)
      for (let at = 0; at < near.length; at++) squares[at] = (squares[at] ?? 0) + (near[at] ?? 0) ** 2
    }
    yield squares.map(Math.sqrt)
  }
}

function addTo(near: Float64Array, index: Index, { start, term, weight }: Vectors, text: number): void {
  for (let at = start[text] ?? 0, end = start[text + 1] ?? 0; at < end; at++) {
    const [number, value] = [term[at] ?? 0, weight[at] ?? 0]
    for (let entry = index.start[number] ?? 0, last = index.start[number + 1] ?? 0; entry < last; entry++) {
      const to = index.text[entry] ?? 0
      near[to] = (near[to] ?? 0) + value * (index.weight[entry] ?? 0)
    }
  }
}

function indexOf({ terms, start, term, weight }: Vectors, submissions: number): Index {
  const length = start[submissions] ?? 0
  const from = new Int32Array(terms + 1)
  for (let at = 0; at < length; at++) from[(term[at] ?? 0) + 1] = (from[(term[at] ?? 0) + 1] ?? 0) + 1
  for (let number = 0; number < terms; number++)
    from[number + 1] = (from[number + 1] ?? 0) + (from[number] ?? 0)
  const next = from.slice()
  const index = { start: from, text: new Int32Array(length), weight: new Float32Array(length) }
  for (let text = 0; text < submissions; text++)
    for (let at = start[text] ?? 0, end = start[text + 1] ?? 0; at < end; at++) {
      const entry = next[term[at] ?? 0] ?? 0
      next[term[at] ?? 0] = entry + 1
      index.text[entry] = text
      index.weight[entry] = weight[at] ?? 0
    }
  return index
}
