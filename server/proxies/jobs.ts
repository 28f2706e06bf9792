// The door of the schedule to chairs who act for authors.
import { type House, writingAsSystem } from '../context.ts'
import { endLongProxies } from './actions.ts'

export const endProxies = (house: House): Promise<void> => writingAsSystem(house, endLongProxies)
