// How alike two texts are: MinHash over runs of words, which finds the same paper under another title and with a few changes.
import { seedOf } from '../core/random.ts'

export type Likeness = { signature: number[]; bands: number[] }

const wordsInRun = 8
const hashes = 64
const hashesInBand = 4
// A page of a form or a cover sheet is alike everywhere.
const fewestRuns = 150

export const nothingAlike: Likeness = { signature: [], bands: [] }

export function likenessOf(text: string): Likeness {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = new Set<number>()
  for (let at = 0; at + wordsInRun <= words.length; at++) {
    runs.add(seedOf(words.slice(at, at + wordsInRun).join(' ')))
  }
  if (runs.size < fewestRuns) return nothingAlike
  const signature = Array.from({ length: hashes }, (_, index) => leastOf(runs, index))
  return { signature, bands: bandsOf(signature) }
}

function leastOf(runs: Set<number>, index: number): number {
  const salt = Math.imul(index + 1, 0x9e3779b1)
  let least = 0x7fffffff
  for (const run of runs) {
    const mixed = Math.imul(run ^ salt, 0x85ebca6b)
    const hash = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) | 0
    if (hash < least) least = hash
  }
  return least
}

function bandsOf(signature: number[]): number[] {
  return Array.from({ length: hashes / hashesInBand }, (_, band) => {
    const rows = signature.slice(band * hashesInBand, (band + 1) * hashesInBand)
    return seedOf(`${band}:${rows.join(',')}`) | 0
  })
}

/** From 0 to 1: the share of runs that both have, about. */
export function likeness(a: number[], b: number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  return a.filter((hash, index) => hash === b[index]).length / a.length
}
