// All measurements, one after the other.
import './affinity.ts'
import './assignment.ts'
import './world.ts'
