// How long an upload will still take, from how it went in the last seconds.
const WINDOW = 8_000

const inWords = (seconds) => {
  if (seconds < 60) return `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} seconds left`
  const minutes = Math.round(seconds / 60)
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`
}

export class Pace {
  #size
  #seen = []

  constructor(size) {
    this.#size = size
  }

  /** With a comma in front, or nothing while there is nothing to go by. */
  left(sent) {
    const now = performance.now()
    this.#seen.push({ now, sent })
    while (this.#seen.length > 2 && now - this.#seen[0].now > WINDOW) this.#seen.shift()
    const first = this.#seen[0]
    const [took, moved] = [now - first.now, sent - first.sent]
    if (took < 1_000 || moved <= 0) return ''
    return `, ${inWords(((this.#size - sent) / moved) * (took / 1000))}`
  }
}
