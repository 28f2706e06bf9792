// Whether a text only goes on from an earlier one: then the earlier one is in it, and need not be kept beside it.

type Fields = Record<string, unknown>

/** Letters that are put right while one types. */
const FEW = 3

const wordsOf = (fields: Fields): string[] =>
  Object.values(fields)
    .filter((value) => typeof value === 'string')
    .flatMap((text) => text.match(/\S+/g) ?? [])

/** At most a few words of the earlier version are gone. */
export function goesOn(earlier: Fields, later: Fields): boolean {
  const left = new Map<string, number>()
  for (const word of wordsOf(later)) left.set(word, (left.get(word) ?? 0) + 1)
  let gone = 0
  for (const word of wordsOf(earlier)) {
    const count = left.get(word) ?? 0
    if (count === 0) gone++
    else left.set(word, count - 1)
  }
  return gone <= FEW
}
