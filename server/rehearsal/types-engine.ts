// What the parts of the rehearsal's engine share.
import type { VirtualClock } from './clock.ts'
import type { Stage } from './stage.ts'
import type { Rehearsal } from './types.ts'

export type Worker = { stop(): Promise<void> }

export type Staging = Stage & {
  clock: VirtualClock
  startWorker(): Promise<Worker>
  /** Whether the later moments of a touched world are made before somebody goes there. */
  looksAhead: boolean
}

export type Running = {
  rehearsal: Rehearsal
  /** The way through all moments is gone once, for where none was made since the start the first jump would be slower than others. */
  practise(): Promise<void>
  stop(): Promise<void>
}
