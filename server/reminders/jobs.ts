// The door of the schedule to reminders.
import { type House, writingAsSystem } from '../context.ts'
import { remindDrafts, remindReviews } from './actions.ts'

export const remind = (house: House): Promise<void> => writingAsSystem(house, remindDrafts)

export const remindOfReviews = (house: House): Promise<void> => writingAsSystem(house, remindReviews)
