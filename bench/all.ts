// All measurements, one after the other.
import './affinity.ts'
import './assignment.ts'
import './rules.ts'
import './world.ts'
