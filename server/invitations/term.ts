// How long the link of an invitation works. Pure.
const TERM = { hours: 24 * 30 }

export const expiresFor = (now: Temporal.Instant) => now.add(TERM)
