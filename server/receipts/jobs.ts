// The door of the schedule to receipts.
import { type House, writingAsSystem } from '../context.ts'
import { tellOfChanges } from './actions.ts'

export const sendChangeReceipts = (house: House): Promise<void> => writingAsSystem(house, tellOfChanges)
