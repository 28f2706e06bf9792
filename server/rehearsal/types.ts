// What the pages of a rehearsal may ask of it and do with it.
import type { Clock } from '../core/clock.ts'
import type { Moment, MomentKey } from './moments.ts'
import type { Told } from './progress.ts'

export const PERSONA_KEYS = [
  'visitor',
  'author-draft',
  'author-talk',
  'author-rejected',
  'reviewer-busy',
  'reviewer-late',
  'chair',
  'chair-conflicted',
] as const
export type PersonaKey = (typeof PERSONA_KEYS)[number]

export type Rehearsal = {
  /** The virtual clock; runs with real time between jumps. */
  clock: Clock
  /** Where one can jump to, in order. */
  moments: Moment[]
  /** Whether a jump there is quick already: after the first start the moments are prepared one after the other. */
  isPrepared(moment: MomentKey): boolean
  /** Where the world stands, for the bar. */
  state(): { now: Temporal.Instant; moment: MomentKey; busy: boolean }
  /** For those who wait while it is busy. */
  told(): Told
  /** Takes the world to a moment or an instant: forward it acts, back it is restored exactly. Resolves when the site answers again. */
  jump(to: MomentKey | Temporal.Instant): Promise<void>
  /** Back to the untouched start. */
  reset(): Promise<void>
  /** null for the visitor; the id of the person's account otherwise. */
  personOf(persona: PersonaKey): Promise<number | null>
  /** A request comes in, which may change something or not, and a jump waits for it; call what it returns at its end. It may be kept waiting a moment. */
  enter(changes: boolean): Promise<() => void>
}
