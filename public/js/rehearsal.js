// The bar of a rehearsal: its clock goes on, and says how far a jump is.
import { tellTurning } from './turning.js'
import { runVirtualClock } from './virtual-clock.js'

runVirtualClock(document)
tellTurning(document)
