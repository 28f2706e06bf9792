// When authors read the answers of reviewers, by the timeline as it stands: said where a chair chooses who reads them.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'

export function whenAuthorsRead({ deadlines, workshop }: Reading): string {
  const { response } = deadlines
  if (!response)
    return 'Authors have no time to respond on the timeline, so for them the first two are the same: they read the answer once their decision is released.'
  const until = deadlineShown(response.closesAt, workshop.time_zone).aoe
  return `Authors read the answer while they respond to reviews, until ${until}, and again once their decision is released; with the second choice only then.`
}
