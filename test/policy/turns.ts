// Who asks what, where several are answered alike: each asks a part, and the next time another one. TEST_LONG=1 asks everything.
import type { Place } from '../../server/security/places.ts'
import type { Who } from './blind-world.ts'

/** `shared`: the pages that are shared out, among so many. */
export type Turn = { number: number; shared: RegExp; among: number }

const isLong = process.env.TEST_LONG === '1'

/** A chair looks around so often in a walk, and has asked everything then. */
export const FEW = 4
/** So often the public does, and authors and reviewers more often. */
export const MANY = 6

/** Whoever is no chair is refused pages of the chairs as all the others are, and so is a token that nobody has. */
export const OF_CHAIRS =
  /no-such-token|^\/(applications(?!\/new)|assignments|bids(\.csv|\/overview)|circulars|conflicts|decisions|deferrals|extensions|flags|forecast|invitations|journal|mail|quality|reminders|reviewers|selection|settings|rehearsal|programme\/(boards|draft|slots))\b/

/** What chairs find again and again as it was: old rows, pictures of files, settings. */
const OF_OLD =
  /no-such-token|^\/(mail\/(letters|templates)|programme\/slots|settings)\/|^\/files\/[^/]+\/(view|thumbnail)$/

/** Who is refused alike; chairs differ, and each is a kind. */
const KINDS: Partial<Record<Who, string>> = {
  ...{ visitor: 'public', ghost: 'public', author: 'authors', rejected: 'authors', other: 'authors' },
  ...{ one: 'reviewers', idle: 'reviewers', declined: 'reviewers', free: 'reviewers' },
}

/** The next turn of their kind, so that by the end of a walk each kind of people has asked every page. */
export function turnOf(who: Who, rounds: Map<string, number>): Turn {
  const kind = KINDS[who] ?? who
  const number = rounds.get(kind) ?? 0
  rounds.set(kind, number + 1)
  return kind === who ? { number, shared: OF_OLD, among: FEW } : { number, shared: OF_CHAIRS, among: MANY }
}

const shapeOf = (address: string) => address.replaceAll(/\/([0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=\/|\?|$)/g, '/:')
const sumOf = (shape: string) =>
  [...shape].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 0)

/** Of these the ones whose turn it is: by the address, and of one shape one after the other, so that new rows move no other page. */
export function inTurn(all: Place[], turn: Turn | undefined, among = turn?.among ?? 1): Place[] {
  if (isLong || !turn) return all
  const times = new Map<string, number>()
  return all.filter(({ address }) => {
    const shape = shapeOf(address)
    const nth = times.get(shape) ?? 0
    times.set(shape, nth + 1)
    return (sumOf(shape) + nth + turn.number) % among === 0
  })
}
