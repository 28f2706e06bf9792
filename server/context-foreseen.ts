// Who acts in each of many turns: asked for several people at once, and anew where a statement that went out since may have changed it.
import type { Open, Writing } from './context.ts'
import { changesViewers, viewersOf } from './context-viewer.ts'
import type { About } from './core/lanes.ts'
import { type Viewer, visitor } from './policy/viewer.ts'

/** Somebody's act at an instant of their own. Who it is is asked when the turn comes; `workshop` acts as jobs do. */
export type Turn = {
  by(): number | 'visitor' | 'workshop'
  at: Temporal.Instant
  act(w: Writing): Promise<unknown>
  /**
   * What it touches and reads, where it may happen beside other acts; without, it happens alone. `paper`: the only one that it is
   * about. `stays`: whoever acts stands to that paper afterwards as before.
   */
  about?: About & { paper: string | null; stays?: boolean }
}

export const personOf = ({ by }: Turn): number | null => {
  const who = by()
  return typeof who === 'number' ? who : null
}

export const isAlone = ({ about }: Turn) => about === undefined

/** People are asked for so many turns before they act: of more of them, too much would have changed by then. */
const AHEAD = 48

const aboutPerson = (turn: Turn) => `person ${personOf(turn)}`
/** How one of them stands to one paper. */
const aboutPair = (turn: Turn) => `${aboutPerson(turn)}, ${turn.about?.paper}`
/** How somebody stands to a paper changes only by what is about it, or about them alone. */
const changedBy = (turn: Turn) => turn.about?.paper ?? aboutPerson(turn)

/** Whether an account that a visitor is just making is known by now hangs on the clock, so whoever it is for is not foreseen. */
function settledOf(next: Turn[], underWay: Turn[]): Turn[] {
  const visitors = underWay.filter((turn) => personOf(turn) === null && turn.about?.paper === null)
  const making = new Set(visitors.flatMap(({ about }) => about?.touches ?? []))
  return next.filter(({ about }) => !about?.touches.some((key) => making.has(key)))
}

/** The people of some turns, asked for when one of them begins. */
type Asked = { answer: Promise<Map<number | null, Viewer>>; ask(): void }

function asking({ db }: Open, ids: Set<number>): Asked {
  const { promise: answer, resolve, reject } = Promise.withResolvers<Map<number | null, Viewer>>()
  const ask = () => {
    viewersOf(db, [...ids])
      .then((found) => resolve(new Map(found.map((viewer) => [viewer.personId, viewer]))))
      .catch(reject)
  }
  return { answer, ask }
}

/** What was asked of whom, and whether it still holds. */
function remembering() {
  const known = new Map<number, { asked: Asked; since: number }>()
  const changed = new Map<string, number>()
  /** Until when what is known of a person holds of a paper, beyond what has changed about it. */
  const held = new Map<string, number>()
  let now = 0
  let lastChange = 0
  const last = (keys: (string | null)[]) => Math.max(...keys.map((key) => changed.get(key ?? '') ?? 0))
  return {
    keep(ids: Set<number>, asked: Asked): void {
      now += 1
      for (const id of ids) known.set(id, { asked, since: now })
    },
    change(turn: Turn, of: 'anybody' | 'sender'): void {
      const holds = turn.about?.stays && stillTrue(turn) !== undefined
      now += 1
      lastChange = now
      changed.set(of === 'sender' && turn.about?.paper ? aboutPair(turn) : changedBy(turn), now)
      if (holds) held.set(aboutPair(turn), now)
    },
    stillTrue,
    forgetAll: () => known.clear(),
  }

  /** Of its person; an act that names no paper may be about any. */
  function stillTrue(turn: Turn): Asked | undefined {
    const one = known.get(personOf(turn) ?? 0)
    const paper = turn.about?.paper ?? null
    if (!one || paper === null) return one && one.since >= lastChange ? one.asked : undefined
    const since = Math.max(one.since, held.get(aboutPair(turn)) ?? 0)
    const isTrue = since >= last([paper]) && one.since >= last([aboutPerson(turn), aboutPair(turn)])
    return isTrue ? one.asked : undefined
  }
}

/** Those that may begin before the next one that is alone. */
function following(turns: Turn[], place: number): Turn[] {
  const alone = turns.findIndex((one, at) => at > place && isAlone(one))
  return turns.slice(place + 1, Math.min(place + AHEAD, alone < 0 ? turns.length : alone))
}

export function foreseeing(open: Open, turns: Turn[]) {
  const { keep, change, stillTrue, forgetAll } = remembering()
  const underWay = new Map<number, Turn>()

  function foresee(turn: Turn, place: number): Asked {
    const next = settledOf(following(turns, place), [...underWay.values()])
    const ids = new Set([turn, ...next].flatMap((one) => (stillTrue(one) ? [] : (personOf(one) ?? []))))
    const asked = asking(open, ids)
    keep(ids, asked)
    return asked
  }

  /** Whose turn it is. `begins` and `sends` are called in the same order each time, and decide who is asked for when. */
  function seat(turn: Turn, place: number) {
    let [asked, isFirst]: [Asked | undefined, boolean] = [undefined, false]
    return {
      begins(lane: number): void {
        asked = stillTrue(turn)
        isFirst = personOf(turn) !== null && !asked
        if (isFirst) asked = foresee(turn, place)
        underWay.set(lane, turn)
      },
      sends(text: string): void {
        const of = changesViewers(text)
        if (of) change(turn, of)
      },
      async viewer(): Promise<Viewer> {
        if (isFirst) asked?.ask()
        return (await asked?.answer)?.get(personOf(turn)) ?? visitor
      },
    }
  }

  /** What an act sends that is alone: it may be about anybody. */
  function heed(text: string): void {
    if (changesViewers(text)) forgetAll()
  }
  return { seat, heed, endRow: () => underWay.clear() }
}
