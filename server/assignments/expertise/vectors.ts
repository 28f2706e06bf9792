// Texts as vectors: each term counts with the root of how often it occurs, and more the fewer texts have it (TF-IDF), the length being 1.
import { openTerms } from './terms.ts'

export type Vectors = {
  /** How many different terms there are. */
  terms: number
  /** The terms of text t and their weights lie from start[t] up to start[t + 1]. */
  start: Int32Array
  term: Int32Array
  weight: Float32Array
}

/** Told now and then how many texts are read. */
export type Hear = (read: number) => void
const TOLD = 20

/** Terms that stand in one text alone match nothing; they count in the length of its vector and are then left out. */
export function vectorsOf(texts: string[], hear: Hear = () => undefined): Vectors {
  const counted = countTerms(texts, hear)
  const { start, term, count, frequency } = counted
  const length = start.length - 1
  const weight = new Float32Array(term.length)
  const rarity = Float64Array.from(frequency, (texts) => Math.log(length / texts))
  for (let text = 0; text < length; text++) {
    const [from, end] = [start[text] ?? 0, start[text + 1] ?? 0]
    let square = 0
    for (let at = from; at < end; at++) {
      const value = Math.sqrt(count[at] ?? 0) * (rarity[term[at] ?? 0] ?? 0)
      weight[at] = value
      square += value * value
    }
    const norm = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let at = from; at < end; at++) weight[at] = (weight[at] ?? 0) * norm
  }
  return shared({ terms: frequency.length, start, term, weight }, frequency)
}

function countTerms(texts: string[], hear: Hear) {
  const termsOf = openTerms()
  const frequency: number[] = []
  /** Where each term stands, of the last text that has it. */
  const place: number[] = []
  const [term, count, start] = [growing(), growing(), [0]]
  for (const [at, text] of texts.entries()) {
    if (at > 0 && at % TOLD === 0) hear(at)
    const begin = term.length()
    for (const number of termsOf(text)) {
      const known = place[number] ?? -1
      if (known >= begin) {
        count.raise(known)
        continue
      }
      place[number] = term.length()
      term.push(number)
      count.push(1)
      frequency[number] = (frequency[number] ?? 0) + 1
    }
    start.push(term.length())
  }
  return {
    start: Int32Array.from(start),
    term: term.whole(),
    count: count.whole(),
    frequency: Int32Array.from(frequency),
  }
}

function shared({ terms, start, term, weight }: Vectors, frequency: Int32Array): Vectors {
  const from = new Int32Array(start.length)
  let to = 0
  for (let text = 0; text + 1 < start.length; text++) {
    for (let at = start[text] ?? 0, end = start[text + 1] ?? 0; at < end; at++) {
      if ((frequency[term[at] ?? 0] ?? 0) < 2) continue
      term[to] = term[at] ?? 0
      weight[to++] = weight[at] ?? 0
    }
    from[text + 1] = to
  }
  return { terms, start: from, term: term.slice(0, to), weight: weight.slice(0, to) }
}

/** Whole numbers, more and more of them: a typed array takes an eighth of what a list of JavaScript would. */
function growing() {
  let length = 0
  let room = new Int32Array(1024)
  return {
    push(number: number): void {
      if (length === room.length) {
        const wider = new Int32Array(2 * length)
        wider.set(room)
        room = wider
      }
      room[length++] = number
    },
    raise(at: number): void {
      room[at] = (room[at] ?? 0) + 1
    },
    length: () => length,
    whole: () => room.slice(0, length),
  }
}
