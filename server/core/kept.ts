// What is made of the same text again and again is made once.

const MOST_TEXTS = 500

/** `make` hangs on the text alone. What seldom comes again, as previews of a text being typed, goes with the rest, now and then. */
export function kept(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const made = known.get(text) ?? make(text)
    if (known.size >= MOST_TEXTS) known.clear()
    known.set(text, made)
    return made
  }
}
