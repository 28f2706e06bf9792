// What is made of the same text again and again is made once.

const MOST_TEXTS = 500

/** `make` depends on the text alone. Texts that never come again, such as previews while somebody types, would fill it, so it is emptied when it is full. */
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
