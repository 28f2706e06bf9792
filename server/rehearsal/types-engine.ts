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
  /** The way through all moments is gone so often, for at first a jump would be slower than later. */
  practise(times: number): Promise<void>
  stop(): Promise<void>
}
