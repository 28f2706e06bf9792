// A compiled instance: little-endian words of 32 bits, the four letters ASG1 first, gzipped or not.
import { gunzipSync } from 'node:zlib'
import { faultAt } from '../../core/input-fault.ts'
import type { Market } from '../engine/market.ts'

/** nP, nR, nnz, demand[nP], lo[nR], hi[nR], rowptr[nP + 1], col[nnz], w[nnz], a score being w / 1e6. */
const LARGEST = 2 ** 30

export function readAsg(bytes: Uint8Array, file: string): Market {
  const raw = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes, file) : bytes
  if (raw.length % 4 !== 0 || new TextDecoder('latin1').decode(raw.subarray(0, 4)) !== 'ASG1')
    throw faultAt(file, null, 'this is no instance: it does not begin with ASG1, or ends within a word')
  const words = wordsOf(raw)
  const [papers = -1, reviewers = -1, pairs = -1] = words.subarray(1, 4)
  const length = 5 + 2 * papers + 2 * reviewers + 2 * pairs
  if (Math.min(papers, reviewers, pairs) < 0 || words.length !== length)
    throw faultAt(file, null, `its ${words.length} words are not the ${length} that its head announces`)
  let at = 4
  const next = (count: number) => {
    at += count
    return words.subarray(at - count, at)
  }
  const [demand, least, most] = [next(papers), next(reviewers), next(reviewers)]
  const [start, reviewer, weight] = [next(papers + 1), next(pairs), next(pairs)]
  const market = {
    demand,
    least,
    most,
    start,
    reviewer,
    weight,
    score: weight,
    fee: new Float64Array(reviewers),
  }
  checkMarket(market, file)
  return market
}

function unpacked(bytes: Uint8Array, file: string): Uint8Array {
  try {
    // The last four bytes tell the length, so that the words are unpacked in one piece and not copied together.
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true)
    return gunzipSync(bytes, { chunkSize: Math.min(Math.max(length, 64) + 1, LARGEST) })
  } catch {
    throw faultAt(file, null, 'its compression is damaged')
  }
}

/** The words where they lie, unless they lie across the grain. */
const wordsOf = (raw: Uint8Array) =>
  raw.byteOffset % 4 === 0
    ? new Int32Array(raw.buffer, raw.byteOffset, raw.length / 4)
    : new Int32Array(raw.slice().buffer)

function checkMarket({ demand, least, most, start, reviewer }: Market, file: string): void {
  const fault = (words: string) => faultAt(file, null, words)
  const pairs = reviewer.length
  for (const [paper, places] of demand.entries())
    if (places < 0) throw fault(`the demand of paper ${paper} is ${places}`)
  for (const [who, load] of least.entries())
    if (load < 0 || load > (most[who] ?? 0))
      throw fault(`the loads of reviewer ${who} are ${load} to ${most[who]}`)
  if (start[0] !== 0 || start[demand.length] !== pairs)
    throw fault(`its rows do not cover its ${pairs} pairs`)
  const seen = new Int32Array(most.length).fill(-1)
  for (let paper = 0; paper < demand.length; paper++) {
    const [from, end] = [start[paper] ?? 0, start[paper + 1] ?? 0]
    if (end < from || end > pairs) throw fault(`the row of paper ${paper} ends before it begins`)
    for (let arc = from; arc < end; arc++) {
      const who = reviewer[arc] ?? -1
      if (who < 0 || who >= most.length)
        throw fault(`paper ${paper} names reviewer ${who}, who does not exist`)
      if (seen[who] === paper) throw fault(`paper ${paper} names reviewer ${who} twice`)
      seen[who] = paper
    }
  }
}
