// The job behind a run: shallow, in a Writing of the workshop itself.
import { z } from 'zod'
import type { Writing } from '../context.ts'
import { finishRequestedRun } from './actions.ts'

const payloadShape = z.object({ id: z.number().int().positive() })

export const computeRun = (w: Writing, payload: unknown): Promise<void> =>
  finishRequestedRun(w, payloadShape.parse(payload).id)
