// The door of the schedule to reminders of invitations.
import { type House, writingAsSystem } from '../context.ts'
import { remindInvited as remindThem } from './actions.ts'

export const remindInvited = (house: House): Promise<void> => writingAsSystem(house, remindThem)
