// What a chair types when a reviewer leaves.
import { z } from 'zod'
import { prose, reader, ticked } from '../core/form.ts'

const shape = z.object({ reason: prose(2000), tell: ticked })
export type Departure = z.infer<typeof shape>
export const readDeparture = reader(shape)
