// The one clock. Everything else receives the instant it reads, so a rehearsal or a test can turn it.

export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant().round('millisecond')
