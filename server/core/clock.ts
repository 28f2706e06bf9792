// The one clock. Everything else receives the instant it reads, so a rehearsal or a test can turn it.

export type Clock = () => Temporal.Instant

/** For libraries that know no Temporal. */
export const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)

export const systemClock: Clock = () => Temporal.Now.instant().round('millisecond')
