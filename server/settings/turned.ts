// What a new timeline has opened or closed at once, in words: a slip of one digit should not stay unseen.
import type { Reading } from '../context.ts'
import { STAGES, type Stage } from '../core/tables.ts'
import { deadlinesAt } from '../policy/deadlines.ts'
import { stageInWords } from '../policy/timeline.ts'

/** Notification is a moment, at which nothing opens. */
const LASTING = STAGES.filter((name) => name !== 'notification')

const list = (words: string[]) => words.join(', ').replace(/, ([^,]*)$/, ' and $1')

export function turnedBy(before: Stage[], after: Stage[], { now, workshop }: Reading): string {
  const [was, is] = [deadlinesAt(before, now), deadlinesAt(after, now)]
  const named = (turned: boolean) =>
    LASTING.filter((name) => Boolean(was[name]?.open) !== turned && Boolean(is[name]?.open) === turned)
  const [opened, closed] = [named(true), named(false)]
  const unread = opened.includes('submission') && was.submission?.over && !workshop.early_reading
  return [
    opened.length > 0 ? ` Open from now on: ${list(opened.map(stageInWords))}.` : '',
    closed.length > 0 ? ` Not open any more: ${list(closed.map(stageInWords))}.` : '',
    unread ? ' Papers can change again, so until then reviewers and chairs do not read their PDFs.' : '',
  ].join('')
}
