// The door of the schedule and the queue to discussions.
import { type House, writingAsSystem } from '../context.ts'
import { tellOfComments } from './actions.ts'

export const tellOfDiscussions = (house: House): Promise<void> => writingAsSystem(house, tellOfComments)
