// The door of the schedule to responses.
import { type House, writingAsSystem } from '../context.ts'
import { askForResponses } from './actions.ts'

export const callForResponses = (house: House): Promise<void> => writingAsSystem(house, askForResponses)
