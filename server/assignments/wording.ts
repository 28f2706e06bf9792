// What stands in the way of an assignment, in words.
import { counted } from '../core/words.ts'
import type { Explained, Obstacle } from './engine/explaining.ts'
import type { Shortfall } from './engine/shortfall.ts'

export type Names = { paper(index: number): string; reviewer(index: number): string }

export const byNumber: Names = { paper: String, reviewer: String }

/** More names than these would hide the sentence. */
const NAMED = 12

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function called(one: string, many: string, indices: number[], name: (index: number) => string): string {
  if (indices.length === 1) return `${one} ${name(indices[0] ?? 0)}`
  const names = indices.slice(0, NAMED).map(name)
  const more = indices.length > NAMED ? [`${indices.length - NAMED} more`] : []
  return `${many} ${list.format([...names, ...more])}`
}

/** `isDrawn`: under a cap, which can keep places open as rules can. */
export function reasonsFor({ obstacles, ruled, unmet }: Explained, names: Names, isDrawn: boolean): string[] {
  const why = `${isDrawn ? 'the cap, or of ' : ''}the rules about who sits together`
  const unseated = ruled.map((paper) => `Paper ${names.paper(paper)} lacks reviewers because of ${why}.`)
  const idle = unmet.map(
    (who) => `Reviewer ${names.reviewer(who)} does not come to the minimum load because of ${why}.`,
  )
  return [...obstacles.map((obstacle) => reasonFor(obstacle, names)), ...unseated, ...idle]
}

export function reasonFor({ kind, shortfall }: Obstacle, names: Names): string {
  if (kind === 'minimums') return minimumsReason(shortfall, names)
  return placesReason(shortfall, names, kind === 'seniors' ? 'senior reviewer' : 'reviewer')
}

function placesReason({ left, right, wanted, possible }: Shortfall, names: Names, who: string): string {
  const [missing, one] = [wanted - possible, left.length === 1]
  const subject = called('Paper', 'Papers', left, names.paper)
  const there = one ? 'there' : 'for these papers'
  const wants = `${subject} ${one ? 'wants' : 'together want'} ${counted(wanted, who)}`
  const fewer = `ask for ${counted(missing, 'review')} fewer ${there}`
  if (right.length === 0)
    return `${wants}, and only ${possible} may review ${one ? 'it' : 'them'}: ${fewer}, or allow more people.`
  const full = called('reviewer', 'reviewers', right, names.reviewer)
  const can = `those who may review ${one ? 'it' : 'them'} can give only ${possible}`
  return `${wants}, and ${can}, as ${full} can take no more: raise ${counted(missing, 'load')} of theirs by one, or ${fewer}.`
}

function minimumsReason({ left, right, wanted, possible }: Shortfall, names: Names): string {
  const [missing, one] = [wanted - possible, left.length === 1]
  const subject = called('Reviewer', 'Reviewers', left, names.reviewer)
  const must = `${subject} ${one ? 'has a minimum load' : 'have minimum loads'} of ${wanted}${one ? '' : ' together'}`
  const may =
    right.length === 0
      ? `may review only ${possible}`
      : `the papers they may review have only ${possible} places for them`
  return `${must}, and ${may}: lower ${one ? 'it' : 'them'} by ${missing}, or allow more papers.`
}

export const floorReasons = (highest: number | null): string[] => [
  'No assignment was found in which every paper comes to that floor.',
  ...(highest === null ? [] : [`No assignment at all gets every paper above ${highest}.`]),
]
