// One dot for each task of somebody: done, begun, not begun, and whether it is late.
import { chart, dot } from './svg.ts'

export type TaskState = 'sent' | 'draft' | 'waiting' | 'late' | 'late-draft'

const CLASSES: Record<TaskState, string> = {
  sent: 'f1',
  draft: 'begun',
  waiting: 'todo',
  late: 'todo late',
  'late-draft': 'begun late',
}
const STEP = 13

export const taskDots = (states: TaskState[], label: string): string =>
  chart(
    STEP * Math.max(1, states.length) + 1,
    14,
    label,
    states.map((state, at) => dot(CLASSES[state], { x: 7 + at * STEP, y: 7 }, 4)),
    'chart dots',
  )
