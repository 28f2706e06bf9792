// What a chair says of conflicts, many at once: of likely ones, that each is one or is none; and those of a list.
import { clearConflict, declareConflicts } from '../conflicts/actions.ts'
import { type Finding, findings } from '../conflicts/findings.ts'
import type { Judgement } from '../conflicts/form.ts'
import type { Listed } from '../conflicts/import-page.ts'
import type { Writing } from '../context.ts'
import { type Entry, type Fault, fault } from '../core/form.ts'
import { maySeeAllConflicts } from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'

/** Of a list, all of them or none; returns how many. The journal has a line of each. */
export async function declareListed(w: Writing, listed: Listed[]): Promise<Entry<number>> {
  must(maySeeAllConflicts(w.viewer))
  const inOrder = listed.toSorted((one, other) => one.paper - other.paper)
  let count = 0
  for (const [paper, ofPaper] of Map.groupBy(inOrder, (one) => one.paper)) {
    const declared = await declareConflicts(
      w,
      paper,
      ofPaper.map(({ declaration }) => declaration),
    )
    if (!declared.ok) return fault({ csv: `Paper ${paper}: ${wordOf(declared)}` })
    count += declared.value.length
  }
  return { ok: true, value: count }
}

/** Those that are still likely, all of them or none; returns how many. The journal has a line of each pair. */
export async function judgeLikely(w: Writing, typed: Judgement): Promise<Entry<number>> {
  must(maySeeAllConflicts(w.viewer))
  const ticked = new Set(typed.pairs)
  const likely = (await findings(w)).filter(
    ({ state, paper, person }) => state === 'likely' && ticked.has(`${paper.id}-${person.id}`),
  )
  for (const finding of likely) {
    const failed = await judged(w, finding, typed)
    if (failed) return fault({ pairs: `Paper ${finding.paper.id}, ${finding.person.name}: ${failed}` })
  }
  if (likely.length === 0)
    return fault({ pairs: 'None of these is likely and undeclared any more. Look at the list again.' })
  return { ok: true, value: likely.length }
}

const wordOf = (entry: Fault) => Object.values(entry.problems)[0] ?? ''

/** Null where it went well, else why it did not. */
async function judged(
  w: Writing,
  { paper, person, kind, evidence }: Finding,
  { judgement, reason }: Judgement,
) {
  const id = person.id ?? 0
  if (judgement === 'none') {
    const refused = await clearConflict(w, paper.id, id, reason)
    return refused && wordOf(refused)
  }
  const words = (reason || evidence.join('; ')).slice(0, 500)
  const declared = await declareConflicts(w, paper.id, [{ person: id, email: null, kind, reason: words }])
  return declared.ok ? null : wordOf(declared)
}
