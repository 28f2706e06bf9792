// What is made of the same text again and again is made once.

const MOST_TEXTS = 500

/** `make` hangs on the text alone. What seldom comes again, as previews of a text being typed, goes with the rest, now and then. */
export function kept<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= MOST_TEXTS) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}
