// Two texts word by word: what both have, and what only the one or the other has.

/** A run of words, and whether only this side has it. */
export type Piece = { text: string; own: boolean }

const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? []

/** Beyond this many words a table of all pairs would take too much memory: then the middle is one run. */
const MOST = 2000

function joined(words: { text: string; own: boolean }[]): Piece[] {
  const pieces: Piece[] = []
  for (const { text, own } of words) {
    const last = pieces.at(-1)
    if (last && last.own === own) last.text += text
    else pieces.push({ text, own })
  }
  return pieces
}

/** Lengths of the longest common runs from each pair of places to the end. */
function lengthsOf(one: string[], other: string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let i = one.length - 1; i >= 0; i--) {
    const [row, next] = [rows[i], rows[i + 1]]
    if (!row || !next) continue
    for (let j = other.length - 1; j >= 0; j--)
      row[j] = one[i] === other[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
  }
  return rows
}

/** What is the same at both ends is set aside first: most changes are small. */
function ends(one: string[], other: string[]): { head: number; tail: number } {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return { head, tail }
}

const marked = (words: string[], own: boolean) => words.map((text) => ({ text, own }))

function middle(one: string[], other: string[]): [Piece[], Piece[]] {
  if (one.length * other.length > MOST * MOST) return [marked(one, true), marked(other, true)]
  const rows = lengthsOf(one, other)
  const sides: [Piece[], Piece[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [mine, theirs] = [one[i], other[j]]
    const isMine = theirs === undefined || (rows[i + 1]?.[j] ?? -1) >= (rows[i]?.[j + 1] ?? 0)
    if (mine !== undefined && (mine === theirs || isMine)) sides[0].push({ text: mine, own: mine !== theirs })
    if (theirs !== undefined && (mine === theirs || mine === undefined || !isMine))
      sides[1].push({ text: theirs, own: mine !== theirs })
    const isSame = mine === theirs
    if (isSame || (mine !== undefined && isMine)) i++
    if (isSame || mine === undefined || !isMine) j++
  }
  return sides
}

export function apart(before: string, after: string): [Piece[], Piece[]] {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  const { head, tail } = ends(one, other)
  const [left, right] = middle(one.slice(head, one.length - tail), other.slice(head, other.length - tail))
  const around = (words: string[], own: Piece[]) =>
    joined([
      ...marked(words.slice(0, head), false),
      ...own,
      ...marked(words.slice(words.length - tail), false),
    ])
  return [around(one, left), around(other, right)]
}
