// The three refusals that travel as exceptions; bad input never does (see form.ts).

/** Not there, or not for this viewer: the two look the same. */
export class NotFound extends Error {
  readonly status = 404
}

/** Seen but not allowed; the because is the text that the person reads. */
export class Refused extends Error {
  readonly status = 403
}

/** Somebody else saved first; `theirs` is what stands there now, to be shown beside what was typed. */
export class Stale extends Error {
  readonly status = 409
  readonly theirs: Record<string, unknown>
  /** What a form sends of it that was opened now: whoever has seen both may save with it. */
  readonly now: { seen: string } | { version: number }
  constructor(message: string, theirs: Record<string, unknown>, now: Stale['now']) {
    super(message)
    this.theirs = theirs
    this.now = now
  }
}

/** Whether a person may meet it; anything else is a fault of ours. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof NotFound || error instanceof Refused || error instanceof Stale

/** The row, or NotFound where there is none. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new NotFound()
  return row
}
