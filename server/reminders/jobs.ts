// The door of the schedule to reminders.
import { type House, writingAsSystem } from '../context.ts'
import { remindDrafts } from './actions.ts'

export const remind = (house: House): Promise<void> => writingAsSystem(house, remindDrafts)
